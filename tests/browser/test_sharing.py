"""Sharing from the page: by keyboard, by finger, by copying; nothing leaves for a network before she has chosen one."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.states import shown
from tests.browser.test_accessibility import LOOKS, findings
from tests.browser.test_nothing_executes import on_stage
from tests.browser.test_the_page_is_sacred import WATCH

pytestmark = pytest.mark.timeout(120)

PRODUCT = "kettle-12"
PHONE = """
Object.defineProperty(navigator, "share", {value: async (what) => {
  document.documentElement.dataset.told = JSON.stringify(what);
}});
const asked = window.matchMedia.bind(window);
window.matchMedia = (query) => query === "(pointer: coarse)" ? {matches: true} : asked(query);
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { throw new Error() }}})"


def ask_nobody_else(page, address: str) -> list[str]:
    """Requests to other hosts than the shop's own."""
    foreign: list[str] = []
    page.context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.fulfill(body="a network"))
    page.on("request", lambda one: None if one.url.startswith((address, "data:")) else foreign.append(one.url))
    return foreign


def test_a_product_is_shared_by_keyboard_and_nobody_is_asked_before_she_has_chosen(demo_of_module, page):
    address = demo_of_module[1]
    foreign = ask_nobody_else(page, address)
    page.add_init_script(WATCH)
    page.goto(f"{address}/demo/p/{PRODUCT}")
    share = page.locator("gw-share").first
    button = share.get_by_role("button", name="Share", exact=True)
    expect(button).to_be_visible()
    assert page.evaluate("window.moved") == 0
    button.press("Enter")
    ways = share.get_by_role("group", name="Share")
    expect(ways.get_by_role("link")).to_have_count(7)
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(ways.get_by_role("link", name="X", exact=True)).to_be_focused()
    assert foreign == []
    assert page.evaluate("Object.keys(localStorage).filter(each => each.startsWith('gw'))") == []
    with page.expect_popup() as popup:
        page.keyboard.press("Enter")
    opened = urlsplit(popup.value.url)
    assert (opened.scheme, opened.hostname, opened.path) == ("https", "x.com", "/intent/tweet")
    told = parse_qs(opened.query)
    assert told["text"][0].startswith("Heron kettle, 1.2 l")
    assert told["url"][0].startswith(f"{address}/s/")
    assert popup.value.evaluate("window.opener") is None
    page.keyboard.press("Escape")
    expect(ways).to_have_count(0)
    expect(button).to_be_focused()


def test_a_review_is_shared_from_its_row_and_its_link_leads_to_its_own_page(demo_of_module, page):
    address = demo_of_module[1]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/demo/p/{PRODUCT}")
    row = shown(page).locator("article").first
    title = row.locator("[part=title]").inner_text()
    row.get_by_role("button", name="Share", exact=True).click()
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}/s/")
    row.get_by_role("button", name="Share", exact=True).click()
    expect(row.locator("gw-share")).to_have_count(0)
    page.goto(link)
    assert urlsplit(page.url).path.startswith("/r/rev_")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    onward = page.get_by_role("link", name="To the product").get_attribute("href")
    assert urlsplit(onward).path == f"/demo/p/{PRODUCT}"
    assert "utm_source=copy" in onward


def test_on_a_phone_the_devices_own_list_opens_first(demo_of_module, page):
    page.add_init_script(PHONE)
    page.goto(f"{demo_of_module[1]}/demo/p/{PRODUCT}")
    share = page.locator("gw-share").first
    share.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-told", re.compile("/s/"))
    told = json.loads(page.locator("html").get_attribute("data-told"))
    assert told["title"] == "Heron kettle, 1.2 l"
    assert "/s/" in told["url"]
    expect(share.get_by_role("group")).to_have_count(0)


def test_she_names_her_mastodon_server_and_it_is_remembered_after_that(demo_of_module, page):
    ask_nobody_else(page, demo_of_module[1])
    page.add_init_script(NO_CLIPBOARD)
    page.goto(f"{demo_of_module[1]}/demo/p/{PRODUCT}")
    share = page.locator("gw-share").first
    share.get_by_role("button", name="Share", exact=True).click()
    share.get_by_role("button", name="Copy link").click()
    expect(share.get_by_role("textbox", name="Copy link")).to_have_value(re.compile("/s/"))
    share.get_by_role("button", name="Mastodon").click()
    server = share.get_by_role("textbox", name="Your server")
    server.fill("@anna@Mastodon.example/../evil?x=")
    with page.expect_popup() as popup:
        server.press("Enter")
    opened = urlsplit(popup.value.url)
    assert (opened.hostname, opened.path, opened.username) == ("mastodon.example", "/share", None)
    assert page.evaluate("localStorage['gw:mastodon']") == '"mastodon.example"'
    page.reload()
    share.get_by_role("button", name="Share", exact=True).click()
    share.get_by_role("button", name="Mastodon").click()
    expect(server).to_have_value("mastodon.example")


def test_the_ways_to_share_and_their_page_have_no_grave_fault_in_any_look(demo_of_module, page):
    page.set_viewport_size({"width": 360, "height": 740})
    for look in LOOKS:
        page.goto(f"{demo_of_module[1]}/demo/p/{PRODUCT}?{look}")
        share = page.locator("gw-share").first
        share.get_by_role("button").first.click()
        expect(share.get_by_role("group")).to_be_visible()
        share.get_by_role("button", name="Mastodon").click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert findings(page) == [], look
    row = shown(page).locator("article").first
    row.get_by_role("button", name=re.compile("Поділитися|Share")).click()
    link = row.get_by_role("link", name="X", exact=True).get_attribute("href")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(parse_qs(urlsplit(link).query)["url"][0])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert findings(page) == [], scheme


def test_what_she_has_just_published_can_be_shared_at_once(demo_of_module, page):
    shop = on_stage(*demo_of_module)
    shop.set(confirm_guests=False)
    page.goto(f"{demo_of_module[1]}/demo/p/gift-box")
    page.locator("gw-reviews [part~=write-button]").first.click()
    form = page.locator("gw-review-form")
    form.get_by_role("radio").nth(3).check()
    form.locator("input[autocomplete=name]").fill("Anna")
    form.locator("input[type=email]").fill("anna@example.com")
    form.locator("button[type=submit]").click()
    share = form.locator("gw-share")
    share.get_by_role("button", name="Share", exact=True).click()
    told = parse_qs(urlsplit(share.get_by_role("link", name="X", exact=True).get_attribute("href")).query)
    assert told["text"] == ["★★★★☆"]
    shop.set(confirm_guests=True)


def test_the_letter_of_what_waits_for_her_yes_opens_her_list_and_leaves_no_mark(demo_of_module, page):
    at = f"{demo_of_module[1]}/demo/p/{PRODUCT}"
    page.goto(f"{at}#goodword-link=posts")
    expect(page.locator("gw-account").get_by_role("dialog")).to_be_visible()
    assert page.url == at
    page.keyboard.press("Escape")
    expect(page.locator("gw-account")).to_have_count(0)
