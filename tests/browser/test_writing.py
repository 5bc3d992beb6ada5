"""A shopper writes a review inside the page, by keyboard alone, and finds it there."""

import re

from playwright.sync_api import Page, Route, expect

from tests.letters import newest, text_of


def fill_by_keyboard(page: Page, stars: int, *fields: str) -> None:
    """From the focused write button to the send button without a pointer."""
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=re.compile("^5 stars"))).to_be_visible()
    radio = page.get_by_role("radio").first
    radio.focus()
    page.keyboard.press("Space")
    for _ in range(stars - 1):
        page.keyboard.press("ArrowRight")
    for words in fields:
        page.keyboard.press("Tab")
        page.keyboard.type(words)


def answer_by_keyboard(page: Page) -> None:
    """Yes, she recommends it; the second thing that is good about it; no word about her habits, and no photos."""
    for key in ("Tab", "Space", "Tab", "Tab", "Space", *["Tab"] * 6):
        page.keyboard.press(key)


def test_she_writes_confirms_and_sees_her_words(demo, page, work_off):
    house, address = demo
    page.goto(f"{address}/demo/p/gift-box")
    write = page.get_by_role("button", name="Write a review").first
    expect(write).to_be_visible()
    write.focus()
    fill_by_keyboard(page, 4, "A kind box", "Everything arrived whole.")
    answer_by_keyboard(page)
    for words in ("Anna", "anna@example.com"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    for key in ("Tab", "Tab", "Enter"):  # past the way to signing in
        page.keyboard.press(key)
    expect(page.get_by_text("a•••@example.com")).to_be_visible()

    work_off()
    link = re.search(r"http://\S+/confirm/\S+", text_of(newest(house.mailbox)))
    page.goto(link[0])
    page.get_by_role("button", name="Publish my review").click()
    expect(page.get_by_role("heading", name="Thank you, it is published")).to_be_visible()

    page.goto(f"{address}/demo/p/gift-box")
    expect(page.get_by_text("Everything arrived whole.")).to_be_visible()
    expect(page.locator("gw-rating").get_by_text("1 review")).to_be_visible()
    expect(page.locator("gw-reviews article dl")).to_contain_text("Would recommendYesWhat is good about itTastes good")


def test_she_may_type_before_the_shop_has_answered(demo, page):
    held: list[Route] = []
    asked = re.compile(r"/form$")
    page.route(asked, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it gets
    page.goto(f"{demo[1]}/demo/p/gift-box")
    words = page.locator("gw-reviews textarea")
    with page.expect_request(asked):
        page.get_by_role("button", name="Write a review").first.click()
    words.fill("Typed at once")
    with page.expect_response(asked):
        held[0].fallback()
    page.evaluate("new Promise(requestAnimationFrame)")
    page.get_by_role("radio", name=re.compile("^4 stars")).check()
    expect(words).to_have_value("Typed at once")


def test_what_she_typed_survives_a_reload(demo, page):
    _, address = demo
    page.goto(f"{address}/demo/p/gift-box")
    page.get_by_role("button", name="Write a review").first.click()
    page.get_by_role("radio", name=re.compile("^3 stars")).check()
    page.locator("gw-reviews textarea").fill("Half a thought")
    page.reload()
    page.get_by_role("button", name="Write a review").first.click()
    expect(page.locator("gw-reviews textarea")).to_have_value("Half a thought")
    expect(page.get_by_role("radio", name=re.compile("^3 stars"))).to_be_checked()
