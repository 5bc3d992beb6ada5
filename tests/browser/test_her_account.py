"""“Your reviews”: she sees what she wrote and how it stands, changes it, takes it back, and chooses how she is seen."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from goodword.demo.service import find
from goodword.lib.db import writing
from goodword.shoppers import vouching
from goodword.shops import service as shops
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import LOOKS, findings
from tests.browser.test_any_page import LISTEN
from tests.pictures import quarters, saved
from tests.tokens import Signer

pytestmark = pytest.mark.timeout(150)

STRICT = (
    "default-src 'none'; script-src {0} 'unsafe-inline'; connect-src {0}; img-src {0}; "
    "require-trusted-types-for 'script'; trusted-types lit-html goodword"
)


def written(page: Page, product: str = "gift-box") -> None:
    """A guest's review; the demo's shop asks for the letter."""
    page.get_by_role("button", name="Write a review").first.click()
    form = page.locator("gw-review-form")
    form.locator(".star").nth(3).click()
    form.locator("#text").fill(f"Words about {product}")
    form.locator("input#name").fill("Anna")
    form.locator("#email").fill("anna@example.com")
    for question in form.locator("select.field[aria-required=true]").all():
        question.select_option(index=1)
    form.get_by_role("button", name="Send the review").click()
    expect(form.locator(".sent")).to_be_visible()
    form.get_by_role("button", name="Back to the reviews").click()


def opened(page: Page, name: str | re.Pattern[str] = "Your reviews"):
    page.locator("gw-reviews").get_by_role("button", name=name).click()
    panel = page.locator("gw-account dialog")
    expect(panel).to_be_visible()
    return panel


def test_a_guest_finds_withdraws_and_changes_what_she_wrote_by_keyboard(demo, page: Page):
    page.goto(f"{demo[1]}/demo/p/gift-box")
    opened(page).get_by_role("button", name="Close").press("Enter")
    expect(page.locator("gw-account")).to_have_count(0)
    assert not page.evaluate("Object.keys(localStorage).some(name => name.startsWith('gw:guest'))"), (
        "looking leaves none"
    )

    written(page)
    link = page.locator("gw-reviews").get_by_role("button", name="Your reviews")
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("gw-account dialog")
    entry = panel.locator("li")
    expect(entry).to_contain_text("Words about gift-box")
    expect(entry.locator(".state")).to_have_text("Waits for you")
    entry.get_by_role("button", name="Withdraw").press("Enter")
    expect(entry.locator(".state")).to_have_text("Withdrawn")
    expect(entry).to_contain_text("nobody sees it any more")
    entry.get_by_role("button", name="Undo").press("Enter")
    expect(entry.locator(".state")).to_have_text("Waits for you")

    entry.get_by_role("button", name="Edit").press("Enter")
    form = panel.locator("gw-review-form")
    expect(form.locator("#text")).to_have_value("Words about gift-box")
    expect(form.locator("#email")).to_have_count(0)
    form.locator("#text").fill("Better words")
    form.get_by_role("button", name="Send the review").press("Enter")
    form.get_by_role("button", name="Back to the reviews").press("Enter")
    expect(panel.locator("li")).to_contain_text("Better words")
    page.keyboard.press("Escape")
    expect(page.locator("gw-account")).to_have_count(0)
    expect(link).to_be_focused()


def signed_in_at_the_shop(address: str, shop_site) -> str:
    """The shop's page under the strictest policy, where Anna is signed in at the shop."""
    with writing():
        shop = find()
        shops.allow_origin(shop=shop, origin=shop_site.address)
        made, secret = vouching.add_secret(shop=shop)
    token = Signer(type("Stage", (), {"shop": shop})(), made.kid, secret).token(aud=address)
    shop_site.headers["Content_Security_Policy"] = STRICT.format(address)
    shop_site.pages["/"] = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Box</title><body>"
        f"<script>{LISTEN};window.goodword=function(){{(goodword.q=goodword.q||[]).push(arguments)}};"
        f"goodword('shopper',{json.dumps(token)})</script>"
        f"<script async src='{address}/w/v1/{shop.site_key}.js'></script>"
        f"<gw-reviews product='gift-box'></gw-reviews>"
    )
    return shop_site.address


def reviewed(page: Page, words: str) -> None:
    page.get_by_role("button", name="Write a review").first.click()
    form = page.locator("gw-review-form")
    expect(form.get_by_text("You are writing as Anna.")).to_be_visible()
    form.locator(".star").nth(4).click()
    form.locator("#text").fill(words)
    for question in form.locator("select.field[aria-required=true]").all():
        question.select_option(index=1)
    form.get_by_role("button", name="Send the review").click()
    form.get_by_role("button", name="Back to the reviews").click()


def test_a_shopper_chooses_name_picture_and_page_under_the_strictest_policy(
    demo, shop_site, page: Page, tmp_path: Path
):
    page.goto(signed_in_at_the_shop(demo[1], shop_site))
    reviewed(page, "Seen as I choose")

    panel = opened(page)
    expect(panel.locator("li .state")).to_have_text("Published")
    panel.get_by_role("button", name="Change the name").click()
    panel.get_by_label("Your name").fill("anna@example.com")
    panel.get_by_role("button", name="Save").click()
    expect(panel.get_by_text("A name cannot hold this")).to_be_visible()
    panel.get_by_label("Your name").fill("Anna of the hills")
    panel.get_by_role("button", name="Save").click()
    expect(panel.get_by_role("heading", name="Anna of the hills")).to_be_visible()
    (tmp_path / "me.jpg").write_bytes(saved(quarters()))
    panel.locator("input[type=file]").set_input_files(tmp_path / "me.jpg")
    expect(panel.locator(".face img")).to_be_visible(timeout=20_000)
    panel.get_by_role("switch").first.click()
    profile = panel.get_by_role("link", name="See the page")
    expect(profile).to_be_visible()
    where = profile.get_attribute("href")
    page.keyboard.press("Escape")
    mine = page.locator("gw-reviews article", has_text="Seen as I choose")
    expect(mine.get_by_text("Anna of the hills", exact=True)).to_be_visible()
    expect(mine.locator("img.own-face")).to_be_visible()
    expect(mine.get_by_role("link", name="All reviews by Anna of the hills")).to_have_attribute("href", where)
    assert page.evaluate("window.broken") == []
    page.goto(where)
    expect(page.get_by_role("heading", name="Anna of the hills")).to_be_visible()
    expect(page.get_by_text("Seen as I choose")).to_be_visible()
    assert findings(page) == []


def test_she_takes_everything_along_is_forgotten_and_finds_herself_signed_out(
    demo, shop_site, page: Page, tmp_path: Path, work_off
):
    page.goto(signed_in_at_the_shop(demo[1], shop_site))
    reviewed(page, "Words that I take along")
    panel = opened(page)
    with page.expect_response(lambda answer: answer.url.endswith("/me/export")):
        panel.get_by_role("button", name="Download everything").click()
    work_off()
    with page.expect_download() as saving:
        panel.get_by_role("link", name="Save the file").click()
    saving.value.save_as(tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        (review,) = json.loads(archive.read("data.json"))["data"]["reviews"]["reviews"]
        assert (review["text"], review["product"]) == ("Words that I take along", "gift-box")
        (tmp_path / "index.html").write_bytes(archive.read("index.html"))
    reading = page.context.new_page()
    reading.goto((tmp_path / "index.html").as_uri())
    expect(reading.get_by_text("Words that I take along")).to_be_visible()
    reading.close()

    panel.get_by_role("button", name="Erase me").click()
    panel.get_by_label("Erase them too").check()
    panel.get_by_role("button", name="Erase for good").click()
    expect(panel.get_by_text("It is being erased.")).to_be_visible()
    expect(panel.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(panel.locator("li")).to_have_count(0)
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].join()").find("guest") == -1
    work_off()
    assert page.evaluate("window.broken") == []
    page.goto(shop_site.address)
    expect(page.get_by_role("heading", name="No reviews yet")).to_be_visible()
    expect(opened(page).get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def test_the_panel_has_no_grave_fault_in_any_look_and_moves_nothing(demo, page: Page):
    page.goto(f"{demo[1]}/demo/p/gift-box")
    written(page)
    for look in LOOKS:
        page.goto(f"{demo[1]}/demo/p/gift-box?{look}")
        expect(page.locator("gw-reviews [part~=account-button]")).to_be_visible()
        before = page.evaluate("document.documentElement.scrollHeight")
        panel = opened(page, re.compile("^(Your reviews|Ваші відгуки)$"))
        expect(panel.locator("li")).to_be_visible()
        panel.locator(".sheet > section").last.get_by_role("button").last.click()
        expect(panel.get_by_role("radio").first).to_be_visible()
        assert findings(page) == [], look
        assert page.evaluate("document.documentElement.scrollHeight") == before, look
    panel.locator("header").get_by_role("button").first.click()
    expect(panel.locator("gw-sign-in input[type=email]")).to_be_visible()
    assert findings(page) == [], "signing in"
    page.set_viewport_size({"width": 360, "height": 740})
    assert panel.evaluate("dialog => dialog.scrollWidth") <= 360
