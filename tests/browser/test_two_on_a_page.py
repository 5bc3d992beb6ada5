"""Two widgets on one page: of the same product they are one, of different products they don't know each other."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import states
from tests.browser.test_nothing_executes import on_stage
from tests.browser.test_the_page_is_sacred import snippet


@pytest.fixture
def two(page, demo, shop_site):
    """A page with two elements; the product of the second is given."""

    def opened(second: str, doctype: str = "<!doctype html>"):
        tags = f'<gw-reviews product="kettle-12"></gw-reviews><gw-reviews product="{second}"></gw-reviews>'
        head = f'{doctype}<html lang="en"><title>Two</title>{snippet(demo[1])}'
        shop_site.pages["/"] = f'{head}<gw-rating product="kettle-12"></gw-rating>{tags}'
        page.goto(shop_site.address)
        return states.shown(page, 1), states.shown(page, 0)

    return opened


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""], ids=["standards", "quirks"])
def test_of_one_product_they_share_her_vote_and_her_words(page, two, doctype):
    below, above = two("kettle-12", doctype)
    first = re.compile("^Helpful")
    votes = int(above.get_by_role("button", name=first).first.inner_text().split()[-1])
    states.voted(above)
    for each in (above, below):
        helpful = each.get_by_role("button", name=first).first
        expect(helpful).to_have_attribute("aria-pressed", "true")
        expect(helpful).to_contain_text(str(votes + 1))
    form = states.opened(above)
    states.written(form)
    below.get_by_role("button", name="Write a review").first.click()
    other = below.locator("gw-review-form")
    expect(other.locator("[name=text]")).to_have_value(states.WRITTEN["text"])
    other.locator("[name=title]").fill("Written below")
    expect(form.locator("[name=title]")).to_have_value("Written below")
    states.sent(form)
    expect(other.locator(".sent")).to_be_visible()


def test_of_one_product_both_and_the_stars_show_what_was_just_published(page, two, demo, shop_site):
    on_stage(demo[0], shop_site.address).set(confirm_guests=False)
    below, above = two("kettle-12")
    before = int(page.locator("gw-rating .count").inner_text().split()[0])
    form = states.opened(above)
    states.written(form)
    states.sent(form)
    for each in (above, below):
        expect(each.get_by_role("heading", name="Pours exactly")).to_be_visible()
    expect(page.locator("gw-rating").get_by_text(f"{before + 1} reviews")).to_be_visible()


def test_of_two_products_they_are_two(page, two):
    below, above = two("honey-250")
    states.voted(above)
    states.written(states.opened(above))
    other = states.opened(below)
    expect(other.locator("[name=text]")).to_have_value("")
    above.locator(".bars button:enabled").first.click()
    expect(above.get_by_role("button", name="Clear all")).to_be_visible()
    expect(below.get_by_role("button", name="Clear all")).to_have_count(0)
