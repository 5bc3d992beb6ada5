"""No serious or critical finding of axe in any state, light, dark, in brand colours, right to left."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

AXE = (Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js").read_text()
LOOKS = ("", "theme=dark", "theme=brand", "dir=rtl&lang=uk")
FLAG = re.compile("^(Flag|Поскаржитися|Пожаловаться|Zgłoś)")
REVIEWS = re.compile(r"/v1/shops/pk_demo/reviews\?")


def findings(page: Page) -> list[str]:
    """What axe calls serious or critical: rule, and where."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    grave = [f for f in found if f["impact"] in {"serious", "critical"}]
    return [f"{f['id']}: {node['target']} {node['failureSummary']}" for f in grave for node in f["nodes"]]


def write_button(page: Page):
    return page.locator("gw-reviews").locator("[part~=write-button]").first


def shown(page: Page, path: str, look: str) -> None:
    page.goto(f"{path}?{look}")
    page.locator("gw-reviews").scroll_into_view_if_needed()


def reading(page: Page) -> None:
    expect(page.locator("gw-reviews article").first).to_be_visible()


def form_open(page: Page) -> None:
    write_button(page).click()
    expect(page.get_by_role("radio").first).to_be_visible()


def form_with_errors(page: Page) -> None:
    form_open(page)
    page.locator("gw-reviews").locator("button[type=submit]").click()
    expect(page.locator("gw-reviews [aria-invalid=true]").first).to_be_visible()


def sent(page: Page) -> None:
    form_open(page)
    page.get_by_role("radio").nth(4).check()
    page.locator("gw-reviews input[autocomplete=name]").fill("Anna")
    page.locator("gw-reviews input[type=email]").fill("anna@example.com")
    page.locator("gw-reviews").locator("button[type=submit]").click()
    expect(page.get_by_text("a•••@example.com")).to_be_visible()


def flagging(page: Page) -> None:
    page.locator("gw-reviews").get_by_role("button", name=FLAG).first.click()
    expect(page.locator("gw-reviews").get_by_role("radio").first).to_be_visible()


def no_matches(page: Page) -> None:
    page.locator("gw-reviews input[type=search]").fill("zzzzzz")
    expect(page.locator("gw-reviews article")).to_have_count(0)


def filtered(page: Page) -> None:
    with page.expect_response(REVIEWS):
        page.locator("gw-reviews button[aria-pressed]").first.click()
    expect(page.locator("gw-reviews button[aria-pressed=true]").first).to_be_visible()
    expect(page.locator("gw-reviews .late")).to_have_count(0)
    expect(page.locator("gw-reviews .list")).to_have_css("opacity", "1")


STATES: dict[str, Callable[[Page], None]] = {
    "reading": reading,
    "form open": form_open,
    "form with errors": form_with_errors,
    "sent": sent,
    "flagging": flagging,
    "no matches": no_matches,
    "filtered": filtered,
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_state_of_a_product_page(demo, page, look):
    for name, bring_about in STATES.items():
        shown(page, f"{demo[1]}/demo/p/kettle-12", look)
        bring_about(page)
        assert findings(page) == [], name


@pytest.mark.parametrize("look", LOOKS)
def test_the_listing_the_empty_product_and_the_pages_of_our_own(demo, page, look):
    ours = ("/v1/shops/pk_demo/checks", "/confirm/none")
    for path in ("/demo/", "/demo/p/gift-box", "/demo/mailbox", "/demo/square", *ours):
        page.goto(f"{demo[1]}{path}?{look}")
        page.wait_for_load_state("networkidle")
        assert findings(page) == [], path


@pytest.mark.parametrize("look", LOOKS[:2])
def test_loading_and_error_and_offline(demo, page, look):
    product = f"{demo[1]}/demo/p/kettle-12"
    never_answered: list[Route] = []
    page.route(REVIEWS, lambda route: never_answered.append(route))  # noqa: PLW0108 - Playwright marks what it gets
    shown(page, product, look)
    expect(page.locator("gw-reviews").get_by_text("Loading the reviews")).to_be_attached()
    assert findings(page) == [], "loading"

    page.route(REVIEWS, lambda route: route.fulfill(status=500, body="{}"))
    shown(page, product, look)
    again = page.locator("gw-reviews").get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    assert findings(page) == [], "error"

    page.context.set_offline(True)
    again.click()
    expect(page.locator("gw-reviews").get_by_text(re.compile("offline", re.IGNORECASE)).first).to_be_visible()
    assert findings(page) == [], "offline"
    page.context.set_offline(False)
