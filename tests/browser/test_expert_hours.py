"""An expert's hour in several browsers: who asks is told when it is answered, and only the expert is offered to."""

import json
from datetime import timedelta

import pytest
from goodword.hours import queries, service
from goodword.lib import clock, ids
from goodword.lib.db import writing
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import unhurried
from tests.browser.test_accessibility import findings
from tests.browser.test_nothing_executes import on_stage
from tests.cast import GuestOnStage, ShopOnStage
from tests.server.hours.stage import announced, expert_of

pytestmark = pytest.mark.timeout(150)

HARD = "Does hard water spoil green tea?"


def asked(page: Page, text: str, said: str) -> None:
    """She asks, and is told what comes next."""
    page.get_by_role("button", name="Ask a question").first.click()
    form = page.locator("gw-question-form")
    form.locator("textarea, input").first.fill(text)
    form.get_by_role("button", name="Go on").click()
    form.get_by_label("name").first.fill("Anna")
    form.get_by_label("e-mail").first.fill("anna@example.com")
    form.get_by_role("button", name="Send the question").click()
    expect(form.locator(".sent")).to_contain_text(said)
    form.get_by_role("button", name="Back to the questions").click()
    expect(page.locator("gw-questions article", has_text=text)).to_be_visible()
    expect(page.get_by_role("button", name="Answer", exact=True)).to_have_count(0)


def signed_in(browser: Browser, shop: ShopOnStage, shopper: GuestOnStage) -> Page:
    """Her own browser, which knows her."""
    page = browser.new_context(locale="en-GB").new_page()
    unhurried(page)
    knows(page, shop, shopper)
    return page


def knows(page: Page, shop: ShopOnStage, shopper: GuestOnStage) -> None:
    """As after a sign-in by e-mail."""
    known = {"bearer": shopper.bearer, "expires_at": "2099-01-01T00:00:00Z", "shopper": shopper.send("GET", "/me").json}
    name, value = f"gw:shopper:{shop.shop.site_key}", json.dumps(known)
    page.add_init_script(f"sessionStorage.setItem({json.dumps(name)}, {json.dumps(value)})")


def is_news(answer: Response) -> bool:
    return "/news" in answer.url and answer.json()["changed"]


def late_for_it(page: Page, shop: ShopOnStage, hour: dict) -> None:
    """She still writes when it ends."""
    shop.let_a_day_pass()
    page.get_by_role("button", name="Ask a question").first.click()
    form = page.locator("gw-question-form")
    form.locator("[name=text]").fill("One more?")
    form.get_by_role("button", name="Go on").click()
    with writing():
        row = queries.by_id(shop.shop.id, ids.parse(service.PREFIX, hour["id"]), lock=True)
        service.close_now(hour=row, actor="test")
    form.locator("[name=name]").fill("Anna")
    form.locator("[name=email]").fill("anna@example.com")
    form.get_by_role("button", name="Send the question").click()
    expect(form.get_by_role("alert")).to_contain_text("Nothing more is taken here now.")


def begins(shop: ShopOnStage, hour: dict) -> None:
    with writing():
        row = queries.by_id(shop.shop.id, ids.parse(service.PREFIX, hour["id"]), lock=True)
        service.open_now(hour=row, actor="test")


def test_she_is_told_when_and_the_experts_answer_appears_by_itself(demo, browser: Browser):
    house, address = demo
    shop = on_stage(house, address)
    shop.set(confirm_guests=False)
    yulia, expert_id = expert_of(shop)
    noon = (clock.now() + timedelta(days=3)).replace(hour=12, minute=0)
    hour = announced(shop, expert_id, begins_at=noon.strftime("%Y-%m-%dT%H:%M:%SZ"))
    page = browser.new_context(locale="en-GB", timezone_id="Asia/Tokyo").new_page()
    unhurried(page)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{address}/h/{hour['id']}")
    promise = page.locator("gw-questions [part=usual]")
    expect(promise).to_contain_text("Yulia Orlova answers on")
    expect(promise).to_contain_text("9:00 PM")  # noon, in Tokyo
    asked(page, "Which cup?", f"Yulia Orlova answers on {noon:%A}")
    shop.let_a_day_pass()
    begins(shop, hour)
    page.goto(f"{address}/h/{hour['id']}")
    expect(page.get_by_text("Live now")).to_be_visible()
    expect(promise).to_have_text("Yulia Orlova is answering now")
    asked(page, HARD, "Yulia Orlova is answering now.")
    assert findings(page) == []

    hers = signed_in(browser, shop, yulia)
    hers.goto(f"{address}/h/{hour['id']}")
    question = hers.locator("gw-questions article", has_text=HARD)
    question.get_by_role("button", name="Answer", exact=True).click()
    field = question.locator("gw-answer-form [name=text]")
    field.fill("<b>Softly</b>: use filtered water.")
    with hers.expect_response(is_news, timeout=20_000):
        (cup,) = [one["id"] for one in shop.questions(hour["product"])["data"] if one["text"] == "Which cup?"]
        shop.guest().send("PUT", f"/questions/{cup}/vote", {})
    with hers.expect_response(is_news, timeout=20_000):  # it waits until she has written
        expect(field).to_be_focused()
    question.get_by_role("button", name="Send the answer").click()
    expect(question.get_by_role("heading", name="Your answer is on the page")).to_be_visible()
    shown = page.locator("gw-questions article", has_text=HARD)
    expect(shown).to_contain_text("<b>Softly</b>: use filtered water.", timeout=20_000)
    late_for_it(page, shop, hour)
    assert refused == []
    with browser.new_context(java_script_enabled=False) as reader:
        plain = reader.new_page()
        plain.goto(page.url)
        expect(plain.locator("article", has_text=HARD)).to_contain_text("use filtered water.")
    for each in (page, hers):
        each.context.close()
