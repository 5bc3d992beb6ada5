"""Comments below a review: opened, written, replied to, voted for; still, and without a grave fault in any look."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.payloads import PAYLOADS
from tests.browser.planting import WATCH as RUNS
from tests.browser.planting import executed
from tests.browser.states import shown
from tests.browser.test_accessibility import LOOKS, findings
from tests.browser.test_nothing_executes import on_stage

pytestmark = pytest.mark.timeout(180)

PRODUCT = "kettle-12"
TALK = re.compile(r"^(Comment$|Коментувати$|\d+ (comment|комент))")


def opened(page: Page) -> Locator:
    """The comments on the first review."""
    shown(page).locator("article").first.get_by_role("button", name=TALK).click()
    thread = page.locator("gw-comments")
    expect(thread.locator("[part~=write-button]")).to_be_visible()
    return thread


def written(form: Locator, text: str, name: str) -> None:
    for field, words in {"text": text, "name": name, "email": f"{name.lower()}@example.com"}.items():
        form.locator(f"[name={field}]").fill(words)
    form.get_by_role("button", name="Send", exact=True).click()
    expect(form.get_by_role("heading", name="Your comment is on the page")).to_be_visible()
    form.get_by_role("button", name="Back to the comments").click()


def edited(page: Page, text: str) -> None:
    """She changes her words in her panel, by keyboard, and is back where she began."""
    button = page.locator("gw-reviews").get_by_role("button", name="Your reviews")
    button.press("Enter")
    panel = page.get_by_role("dialog")
    panel.locator("li", has_text=text).get_by_role("button", name="Edit").press("Enter")
    form = panel.locator("gw-comment-form")
    expect(form.get_by_role("heading", name="Your comment")).to_be_focused()
    page.keyboard.press("Tab")
    expect(form.get_by_role("textbox", name="What would you like to say?")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Soft, from the hills.")
    form.get_by_role("button", name="Send", exact=True).press("Enter")
    form.get_by_role("button", name="Back to the comments").press("Enter")
    expect(panel.locator("li", has_text="Soft, from the hills.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_she_comments_is_replied_to_and_finds_it_counted(demo, page):
    shop = on_stage(demo[0], demo[1])
    shop.set(confirm_guests=False)
    page.goto(f"{demo[1]}/demo/p/{PRODUCT}")
    thread = opened(page)
    button = thread.get_by_role("button", name="Write a comment")
    button.focus()
    page.keyboard.press("Enter")
    form = thread.locator("gw-comment-form")
    expect(form.get_by_role("heading", name="Your comment")).to_be_focused()
    form.get_by_role("button", name="Send", exact=True).press("Enter")
    expect(form.get_by_text("Please write your comment.")).to_be_visible()
    written(form, "How hard is your water?", "Marek")
    first = thread.locator("article", has_text="How hard is your water?")
    expect(first).to_be_visible()
    expect(page.locator("gw-reviews article").first.get_by_role("button", name="1 comment", exact=True)).to_be_visible()
    shop.let_a_day_pass()
    first.get_by_role("button", name="Reply").press("Enter")
    expect(form.get_by_role("heading", name="Your reply to Marek")).to_be_focused()
    written(form, "Soft: I am in the hills.", "Olena")
    reply = first.locator("[part=comment-reply]")
    expect(reply).to_contain_text("to Marek")
    expect(reply).to_contain_text("Soft: I am in the hills.")
    expect(page.get_by_role("button", name="2 comments", exact=True)).to_be_visible()
    shop.let_a_day_pass()
    edited(page, "Soft: I am in the hills.")
    expect(reply).to_contain_text("Soft, from the hills.")
    page.get_by_role("button", name="2 comments", exact=True).click()
    expect(thread).to_have_count(0)


def test_a_thread_has_no_grave_fault_and_shows_hostile_words_as_words(demo, page):
    shop = on_stage(demo[0], demo[1])
    shop.set(confirm_guests=False)
    on = shop.reviews(PRODUCT, sort="helpful")["data"][0]["id"]
    for at, payload in enumerate(PAYLOADS[::9]):
        said = {"on": on, "text": payload, "name": payload[:80], "email": f"vera{at}@example.com"}
        form = {"token": shop.form(timedelta(minutes=1))}
        shop.guest().send("POST", "/comments", said | {"form": form})
        shop.let_a_day_pass()
    page.add_init_script(RUNS)
    for look in LOOKS:
        page.set_viewport_size({"width": 360 if look == LOOKS[-1] else 1280, "height": 740})
        page.goto(f"{demo[1]}/demo/p/{PRODUCT}?{look}")
        thread = opened(page)
        expect(thread.locator("article").nth(2)).to_be_visible()
        thread.locator("article .action[aria-expanded]").first.click()
        expect(thread.locator("gw-comment-form [name=text]")).to_be_visible()
        assert findings(page) == [], look
        assert executed(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], look
    vote = thread.locator("article").first.get_by_role("button", name=re.compile("^Корисно"))
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
