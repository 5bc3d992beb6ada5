"""Questions in the page: asked with what is known first, answered, accepted; in every look, by keyboard, still."""

import re
from collections.abc import Iterator

import pytest
from goodword.lib.db import writing
from goodword.questions.models import QuestionFigure
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import delete

from tests.browser.payloads import PAYLOADS
from tests.browser.planting import WATCH as RUNS
from tests.browser.planting import executed
from tests.browser.test_accessibility import LOOKS, findings
from tests.browser.test_any_page import LISTEN
from tests.browser.test_her_account import STRICT
from tests.browser.test_nothing_executes import on_stage
from tests.browser.test_nothing_moves import moved
from tests.browser.test_the_page_is_sacred import snippet
from tests.cast import ShopOnStage

pytestmark = pytest.mark.timeout(180)

PRODUCT, OTHER = "gift-box", "honey-250"
LID = "Does the lid of the box close by itself?"
TALL = {"width": 1280, "height": 2400}
"""So high that the room which the page reserves holds the whole list."""
LINE = "<style>gw-questions:not(:defined){display:block;min-height:100svh}</style>"
TAG = f"<gw-questions product='{PRODUCT}'></gw-questions>"


def page_with(address: str, tags: str = TAG) -> str:
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Box</title>{LINE}{snippet(address)}"
    return f"{head}<body><h1>Box</h1>{tags}<p>The end of the page</p>"


def listed(page: Page, at: int = 0) -> Locator:
    """The element, once it has come."""
    element = page.locator("gw-questions").nth(at)
    expect(element).to_be_attached()
    element.evaluate("one => one.scrollIntoView()")
    expect(element.locator("[part~=write-button]")).to_be_visible()
    return element


def asked(shop: ShopOnStage, text: str, **said: str | None) -> str:
    return shop.guest().ask(product=PRODUCT, text=text, **said).json["id"]


def filled(shop: ShopOnStage) -> str:
    """Three questions: one with three answers, one without, one closed. The first one's id."""
    shop.set(confirm_guests=False)
    first = asked(shop, LID)
    for at, words in enumerate(("It does, with a click.", "Mine needs a push.", "Only when it is empty.")):
        shop.guest().answer(first, text=words, email=f"boris{at}@example.com")
    asked(shop, "How deep is it?", details=None)
    closed = asked(shop, "When is there a blue one?", details=None)
    assert shop.manage("POST", f"/questions/{closed}/close", {"reason": "discontinued"}).status_code == 200
    return first


@pytest.fixture
def stage(demo, shop_site, page: Page) -> Iterator[ShopOnStage]:
    """The demo's shop with questions about a box, and a page of its own under the strictest policy."""
    house, address = demo
    shop = on_stage(house, shop_site.address)
    filled(shop)
    shop_site.headers["Content_Security_Policy"] = STRICT.format(address).replace(
        "script-src", "style-src-elem 'unsafe-inline'; script-src"
    )
    shop_site.pages["/"] = page_with(address)
    page.set_viewport_size(TALL)
    page.add_init_script(LISTEN)
    yield shop
    assert page.evaluate("window.broken") == []


def test_she_asks_by_keyboard_after_she_has_seen_what_is_known(stage, page):
    page.add_init_script("window.told = []; document.addEventListener('gw:submit', e => told.push(e.detail))")
    page.goto(stage.origin)
    element = listed(page)
    button = element.get_by_role("button", name="Ask a question")
    button.focus()
    page.keyboard.press("Enter")
    form = element.locator("gw-question-form")
    expect(form.get_by_role("heading", name="Your question")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("does the lid clo")
    known = form.locator("[part=known]")
    expect(known.locator("li").first).to_contain_text(LID)
    expect(known.locator("li").first.locator("p")).not_to_be_empty()
    form.get_by_role("button", name="None of these: ask it").press("Enter")
    expect(form.locator("[name=details]")).to_be_focused()
    form.get_by_role("button", name="Send the question").press("Enter")
    expect(form.get_by_text("Please write a name to show beside it.")).to_be_visible()
    expect(form.locator("[name=name]")).to_be_focused()
    page.keyboard.type("Anna")
    page.keyboard.press("Tab")
    page.keyboard.type("anna@example.com")
    form.locator("[name=text]").fill("Does the lid scratch?")
    form.get_by_role("button", name="Send the question").press("Enter")
    expect(form.get_by_role("heading", name="Your question is on the page")).to_be_focused()
    form.get_by_role("button", name="Back to the questions").press("Enter")
    expect(button).to_be_focused()
    expect(element.locator("article").first).to_contain_text("Does the lid scratch?")
    told = page.evaluate("told")
    assert [(one["kind"], one["status"], one["id"][:4]) for one in told] == [("question", "published", "que_")]


def typing(element: Locator) -> None:
    element.locator("[part~=write-button]").first.click()
    element.locator("gw-question-form [name=text]").fill("does the lid")
    expect(element.locator("[part=known] li").first).to_be_visible()


def test_no_state_has_a_grave_fault_in_any_look(demo, page):
    filled(on_stage(demo[0], demo[1]))
    for look in LOOKS:
        narrow = look == LOOKS[-1]
        page.set_viewport_size({"width": 360, "height": 740} if narrow else {"width": 1280, "height": 720})
        page.goto(f"{demo[1]}/demo/p/{PRODUCT}?{look}")
        element = listed(page)
        typing(element)
        element.locator("article .action[aria-expanded]").first.click()
        expect(element.locator("gw-answer-form [name=text]")).to_be_visible()
        element.locator("[part=answer] .action[aria-expanded]").last.click()
        expect(element.get_by_role("radio").first).to_be_visible()
        assert findings(page) == [], look
        for _ in range(2):
            element.locator("gw-question-form [type=submit]").click()
        expect(element.locator("gw-question-form [aria-invalid=true]").first).to_be_visible()
        assert findings(page) == [], f"{look}, with faults"
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], look


def test_the_page_stands_still_and_back_ends_leave_it_whole(demo, shop_site, page):
    house, address = demo
    filled(on_stage(house, shop_site.address))
    shop_site.pages["/"] = page_with(address, TAG.replace("></", "><p>Asked before: the lid closes.</p></"))
    shop_site.pages["/slow"] = page_with(address)
    assert round(moved(page, shop_site.address), 2) == 0
    expect(page.get_by_text("Asked before")).to_be_hidden()
    page.route(re.compile("/questions\\?"), lambda route: (page.wait_for_timeout(700), route.continue_()))
    assert round(moved(page, f"{shop_site.address}/slow"), 2) == 0
    expect(page.locator("gw-questions article").first).to_be_attached()
    page.goto(shop_site.address)
    page.route(re.compile("/questions"), lambda route: route.fulfill(status=500, body="{}"))
    page.reload()
    page.locator("gw-questions").evaluate("one => one.scrollIntoView()")
    expect(page.get_by_text("Asked before")).to_be_visible()
    expect(page.get_by_text("The end of the page")).to_be_attached()


def test_two_share_what_she_does_and_another_product_has_its_own(stage, shop_site, demo, page):
    shop_site.pages["/"] = page_with(demo[1], TAG * 2)
    page.goto(stage.origin)
    below, above = listed(page, 1), listed(page)
    vote = re.compile("^Helpful")
    above.get_by_role("button", name=vote).first.click()
    expect(below.get_by_role("button", name=vote).first).to_have_text("Helpful · 1")
    for each in (above, below):
        each.get_by_role("button", name="Ask a question").click()
    above.locator("gw-question-form [name=text]").fill("Half a question")
    expect(below.locator("gw-question-form [name=text]")).to_have_value("Half a question")
    with writing() as open_session:
        open_session.execute(delete(QuestionFigure))
    below.evaluate("one => one.setAttribute('product', 'cups-pair')")
    expect(below.locator("[part=message]")).to_contain_text("The shop promises an answer within 24 hours")
    below.evaluate(f"one => one.setAttribute('product', '{OTHER}')")
    expect(below.get_by_text(LID)).to_have_count(0)
    expect(above.get_by_text(LID)).to_be_visible()
    page.reload()
    listed(page).get_by_role("button", name="Ask a question").click()
    expect(page.locator("gw-question-form [name=text]").first).to_have_value("Half a question")


def test_hostile_words_are_words(stage, page):
    for at, payload in enumerate(PAYLOADS[::6]):
        said = {"text": payload[:300].replace("\n", " ").replace("\r", " "), "details": payload, "name": payload[:80]}
        question = stage.guest().ask(product=PRODUCT, email=f"vera{at}@example.com", **said)
        if question.status_code == 201:
            stage.guest().answer(question.json["id"], text=payload, name=payload[:80], email=f"v{at}@example.com")
    page.add_init_script(RUNS)
    page.goto(stage.origin)
    element = listed(page)
    expect(element.locator("article").first).to_be_visible()
    while (more := element.locator("[part=more-button]")).count():
        before = element.locator("article").count()
        more.click()
        expect(element.locator("article").nth(before)).to_be_attached()
    typing(element)
    assert executed(page) == []
    assert element.locator("article").count() > 5
