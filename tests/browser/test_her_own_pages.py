"""“On your own pages”: she links an account, sees what would be posted, says yes, and takes it away again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import findings
from tests.browser.test_her_account import opened, signed_in_at_the_shop
from tests.running import site

pytestmark = pytest.mark.timeout(150)

LINKINGS = re.compile(r"/me/accounts/linkings/lkg_\w+$")


def published(page: Page, words: str):
    """The part under the thanks for a review that stands on the page."""
    page.get_by_role("button", name="Write a review").first.click()
    form = page.locator("gw-review-form")
    expect(form.get_by_text("You are writing as Anna.")).to_be_visible()
    form.locator(".star").nth(4).click()
    form.locator("#text").fill(words)
    for question in form.locator("select.field[aria-required=true]").all():
        question.select_option(index=1)
    form.get_by_role("button", name="Send the review").click()
    return form.locator("gw-feeds")


def test_after_publishing_she_links_reads_words_and_posts_it_and_takes_it_away(demo, shop_site, page: Page, work_off):
    page.goto(signed_in_at_the_shop(demo[1], shop_site))
    feeds = published(page, "It pours where I look.")
    offer = feeds.get_by_role("button", name="Post it on your own pages")
    offer.press("Enter")
    with page.expect_popup() as opening:
        feeds.get_by_role("button", name="Demo Square").press("Enter")
    opening.value.get_by_role("link", name="No, go back").click()
    expect(feeds.get_by_role("alert").filter(has_text="You have not allowed it there.")).to_be_visible()
    with page.expect_popup() as opening:
        feeds.get_by_role("button", name="Demo Square").press("Enter")
    network = opening.value
    expect(network.get_by_role("heading", name="Demo Square")).to_be_visible()
    assert network.evaluate("window.opener") is None
    expect(feeds.get_by_text("This page will notice")).to_be_visible()
    network.get_by_role("button", name="Allow it").click()

    switches = feeds.get_by_role("switch")
    expect(switches).to_have_count(3)
    assert [switches.nth(at).is_checked() for at in range(3)] == [False] * 3, "nothing is ticked for her"
    assert network.is_closed()
    post = feeds.locator("li", has=page.locator(".paper"))
    expect(post.locator(".said")).to_contain_text("It pours where I look.")
    expect(post.locator(".card")).to_contain_text("First Snow gift box")
    expect(post.locator(".card img")).to_have_js_property("naturalWidth", 1200)
    assert findings(page) == []

    post.get_by_role("button", name="Change the words").press("Enter")
    text = post.get_by_label("The post")
    expect(text).to_be_focused()
    whole = text.input_value()
    text.fill("No link in it")
    expect(post.get_by_text("13 of 300")).to_be_visible()
    expect(post.get_by_text("Please leave the link in it.")).to_be_visible()
    text.fill(f"I said: {whole}")
    expect(post.get_by_text("Please leave the link in it.")).to_have_count(0)
    post.get_by_role("button", name="Post it", exact=True).press("Enter")
    row = feeds.locator("li", has=page.locator(".state"))
    expect(row).to_be_focused()
    work_off()
    expect(row.locator(".state")).to_have_text("Posted")
    expect(feeds.get_by_role("status").last).to_contain_text("@anna: Posted")
    page.context.new_page().goto(row.get_by_role("link", name="See it there").get_attribute("href"))
    square = page.context.pages[-1]
    expect(square.locator(".square li")).to_contain_text("I said: ")

    row.get_by_role("button", name="Take it away there").press("Enter")
    expect(row.locator(".state")).to_have_text("Being taken away")
    work_off()
    expect(row.locator(".state")).to_have_text("Taken away")
    square.reload()
    expect(square.locator(".square li")).to_have_count(0)
    assert page.evaluate("window.broken") == []


@pytest.mark.parametrize("way", ["no window may be opened", "the page keeps itself apart"])
def test_she_comes_back_to_a_page_that_shows_the_word_once(demo, page: Page, way):
    with site(host="localhost") as shop_site:
        where = f"{signed_in_at_the_shop(demo[1], shop_site)}/?a=1#/box"
        shop_site.pages["/"] = shop_site.pages["/"].replace("lang=en", "lang=uk")
        if way == "no window may be opened":
            page.add_init_script("window.open = () => null")
        else:
            shop_site.headers["Cross_Origin_Opener_Policy"] = "same-origin"
        shop_site.headers["Referrer_Policy"] = "no-referrer"
        shown: list[str] = []
        page.context.on(
            "request", lambda one: LINKINGS.search(one.url) and one.method == "POST" and shown.append(one.url)
        )
        page.goto(where)
        reviewed_in_ukrainian(page)
        panel = opened(page, "Ваші відгуки")
        begin = panel.locator("gw-feeds").get_by_role("button", name="Demo Square")
        if way == "no window may be opened":
            begin.click()
            network = page
        else:
            with page.expect_popup() as opening:
                begin.click()
            network = opening.value
        network.get_by_role("button", name="Allow it").click()
        network.wait_for_url(f"{shop_site.address}/?a=1**")

        expect(panel.get_by_role("link", name="@anna")).to_be_visible()
        expect(panel.get_by_role("switch", name="Мої відгуки")).not_to_be_checked()
        back = network.locator("gw-account")
        expect(back.get_by_role("link", name="@anna")).to_be_visible()
        back.get_by_role("button", name="Розповісти на своїх сторінках").click()
        expect(back.locator("li", has_text="Тримає форму.").locator(".said").last).to_contain_text("/s/")
        assert page.url == where
        assert "goodword-link" not in network.url
        assert len(shown) == 1
        assert page.evaluate("window.broken") == []


def reviewed_in_ukrainian(page: Page) -> None:
    page.locator("[part~=write-button]").first.click()
    form = page.locator("gw-review-form")
    form.locator(".star").nth(4).click()
    form.locator("#text").fill("Тримає форму.")
    for question in form.locator("select.field[aria-required=true]").all():
        question.select_option(index=1)
    form.locator("[type=submit]").click()
    form.locator(".sent .button").first.click()
