"""What is hers among the questions: she takes an answer as the one, and finds in her panel what she asked and said."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import test_questions as asking
from tests.browser.conftest import unhurried
from tests.browser.test_accessibility import findings
from tests.browser.test_expert_hours import knows
from tests.browser.test_questions import LID, PRODUCT, TALL, listed
from tests.cast import ShopOnStage, a_comment

pytestmark = pytest.mark.timeout(180)
stage = asking.stage


def test_her_panel_has_her_question_to_change_and_take_back(stage, page):
    anna = stage.known(email="anna@example.com")
    asked = anna.ask(product=PRODUCT, text="Does the lid scratch?").json["id"]
    knows(page, stage, anna)
    page.goto(stage.origin)
    element = listed(page)
    element.get_by_role("button", name="Your questions").click()
    panel = page.locator("gw-account dialog")
    entry = panel.locator(f"li[data-id={asked}]")
    expect(entry).to_contain_text("Does the lid scratch?")
    expect(entry.locator(".state")).to_have_text("Published")
    entry.get_by_role("button", name="Withdraw").click()
    expect(entry).to_contain_text("nobody sees it any more")
    expect(element.locator("article", has_text="scratch")).to_have_count(0)
    entry.get_by_role("button", name="Undo").click()
    expect(element.locator("article", has_text="scratch")).to_have_count(1)
    entry.get_by_role("button", name="Edit").click()
    form = panel.locator("gw-question-form")
    expect(form.locator("[name=text]")).to_have_value("Does the lid scratch?")
    form.locator("[name=text]").fill("Does the lid scratch the box?")
    expect(form.get_by_text("You are writing as Anna.")).to_be_visible()
    form.get_by_role("button", name="Send the question").click()
    form.get_by_role("button", name="Back to the questions").click()
    expect(entry).to_contain_text("scratch the box?")
    expect(element.locator("article", has_text="scratch the box?")).to_be_attached()
    stage.set(identity="enforce")
    page.reload()
    listed(page).get_by_role("button", name="Your questions").click()
    expect(panel).to_contain_text("only from shoppers who are signed in to its own site")
    expect(entry.get_by_role("button")).to_have_text(["Withdraw"])


def test_her_panel_says_why_words_wait_and_takes_better_ones(stage, page):
    """A question, an answer and a comment of hers, each with a link that a rule holds."""
    anna, bad = stage.guest(), "See https://shop.example/box and https://box.example/lid"
    lid = stage.questions(PRODUCT)["data"][-1]["id"]
    on = next(one["answers"][0]["id"] for one in stage.questions(PRODUCT)["data"] if one["answers"])
    comment = a_comment(on=on, text=bad, name="Anna", form={"token": stage.form(timedelta(minutes=1))})
    held = {
        "question": anna.ask(product=PRODUCT, text=bad),
        "answer": anna.answer(lid, text=bad),
        "comment": anna.send("POST", "/comments", comment),
    }
    stage.let_a_day_pass()
    page.goto(stage.origin)
    page.evaluate("([name, key]) => localStorage.setItem(name, JSON.stringify(key))", place_of(stage, anna.bearer))
    listed(page).get_by_role("button", name="Your questions").click()
    panel = page.locator("gw-account dialog")
    for kind, sent in held.items():
        assert sent.json["status"] == "held", sent.text
        entry = panel.locator(f"li[data-id={sent.json['id']}]")
        expect(entry.locator(".state")).to_have_text("Being read")
        expect(entry.locator(".why").first).to_contain_text("link")
        assert findings(page) == [], kind
        entry.get_by_role("button", name="Edit").click()
        form = panel.locator(f"gw-{kind}-form")
        expect(form.locator("[name=text]")).to_have_value(bad)
        expect(form.locator("[name=name]")).to_have_value("Boris" if kind == "answer" else "Anna")
        form.locator("[name=text]").fill(f"Better words of a {kind}")
        form.get_by_role("button", name=re.compile("^Send")).click()
        expect(form.get_by_role("heading", name=f"Your {kind} is on the page")).to_be_focused()
        form.get_by_role("button", name=re.compile("^Back to the")).click()
        expect(entry).to_contain_text(f"Better words of a {kind}")
        expect(entry.locator(".state")).to_have_text("Published")
        entry.get_by_role("button", name="Withdraw").click()
        expect(entry).to_contain_text("nobody sees it any more")
        entry.get_by_role("button", name="Undo").click()
        expect(entry.locator(".state")).to_have_text("Published")


def answered(page: Page, text: str) -> None:
    """Boris answers it, from his own browser."""
    question = listed(page).locator("article", has_text=text)
    question.get_by_role("button", name="Answer", exact=True).click()
    form = question.locator("gw-answer-form")
    form.get_by_role("button", name="Send the answer").click()
    expect(form.get_by_text("Please write your answer.")).to_be_visible()
    for name, words in {"text": "Not after a year.", "name": "Boris", "email": "boris@example.com"}.items():
        form.locator(f"[name={name}]").fill(words)
    form.get_by_role("button", name="Send the answer").click()
    expect(form.get_by_role("heading", name="Your answer is on the page")).to_be_visible()
    expect(question.locator("[part=answer]")).to_contain_text("Not after a year.")
    expect(question.get_by_role("button", name="This answered it")).to_have_count(0)


def test_another_answers_she_accepts_and_a_third_votes_and_flags(stage, page, browser: Browser):
    anna = stage.guest()
    for text in ("Does the lid scratch?", "Is it made of tin?", "How deep is it?"):
        anna.ask(product=PRODUCT, text=text)
    page.route(re.compile("/me/contributions"), lambda route: route.continue_(url=short(route.request.url)))
    page.goto(stage.origin)
    page.evaluate("([name, key]) => localStorage.setItem(name, JSON.stringify(key))", place_of(stage, anna.bearer))
    boris = browser.new_context(locale="en-GB", viewport=TALL).new_page()
    unhurried(boris)
    boris.goto(stage.origin)
    answered(boris, "Does the lid scratch?")

    page.reload()
    hers = listed(page).locator("article", has_text="Does the lid scratch?")
    hers.hover()
    hers.get_by_role("button", name="This answered it").click()
    expect(hers.get_by_text("Accepted answer")).to_be_visible()

    boris.reload()
    lid = listed(boris).locator("article", has_text=LID)
    expect(listed(boris).locator("article", has_text="scratch").get_by_text("Accepted answer")).to_be_visible()
    lid.get_by_role("button", name="1 more answer").click()
    expect(lid.locator("[part=answer]")).to_have_count(3)
    expect(lid.locator("[part=answer]").last).to_be_focused()
    vote = lid.locator("[part=answer]").last.get_by_role("button", name=re.compile("^Helpful"))
    for method, said in {"PUT": "Helpful · 1", "DELETE": "Helpful"}.items():
        with boris.expect_response(lambda answer, method=method: answer.request.method == method):
            vote.click()
        expect(vote).to_have_text(said)
    lid.locator("[part=answer]").last.get_by_role("button", name="Flag").click()
    lid.get_by_role("radio").first.check()
    lid.get_by_role("button", name="Send").click()
    expect(lid.get_by_text("Thank you. The shop will look at it.")).to_be_visible()
    boris.context.close()


def short(url: str) -> str:
    """Her list in pages of one: what is hers is hers on the last of them, too."""
    return re.sub(r"limit=\d+", "limit=1", url)


def place_of(shop: ShopOnStage, bearer: str) -> list[str]:
    """Where a browser keeps her key."""
    return [f"gw:guest:{shop.shop.site_key}", bearer]
