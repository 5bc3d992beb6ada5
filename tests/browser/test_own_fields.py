"""The shop's own questions in the page: what was answered, what filters, what is asked, and of which product."""

import re

import pytest
from playwright.sync_api import Page, expect

ANSWERS = "gw-reviews article dl"


def opened(page: Page, address: str, ref: str, look: str = "") -> None:
    page.goto(f"{address}/demo/p/{ref}?{look}")
    page.locator("gw-reviews").scroll_into_view_if_needed()
    expect(page.locator("gw-reviews article").first).to_be_visible()


def test_what_was_answered_stands_in_the_summary_and_in_the_reviews(demo, page):
    opened(page, demo[1], "sencha-100")
    summary = page.locator("gw-reviews [part=own]")
    expect(summary).to_contain_text("Strength")
    expect(summary.get_by_role("img", name=re.compile(r"^[12]\.\d . 5, Gentle – Strong$"))).to_be_visible()
    expect(summary).to_contain_text(re.compile(r"Would recommend\s*\d\d%"))
    expect(page.locator(ANSWERS).first).to_be_visible()


def test_tags_and_lists_filter_and_are_taken_off_again(demo, page):
    opened(page, demo[1], "kettle-12")
    gift = page.locator("gw-reviews [part=own]").get_by_role("button", name=re.compile("^A good gift"))
    gift.click()
    expect(gift).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"{ANSWERS}:not(:has-text('A good gift'))")).to_have_count(0)
    page.get_by_role("combobox", name="Would recommend").select_option("recommend:yes")
    expect(page.locator(f"{ANSWERS}:has-text('Would recommendNo')")).to_have_count(0)
    active = page.locator("gw-reviews [part=filters]")
    expect(active.get_by_role("button", name=re.compile("Would recommend: Yes"))).to_be_visible()
    active.get_by_role("button", name=re.compile("A good gift")).click()
    expect(gift).to_have_attribute("aria-pressed", "false")
    active.get_by_role("button", name="Clear all").click()
    expect(page.locator("gw-reviews article").first).to_be_visible()
    expect(active).to_have_count(0)


def test_a_review_of_another_product_of_the_group_says_so(demo, page):
    opened(page, demo[1], "kettle-12-blue")
    expect(page.locator("gw-reviews article").first).to_contain_text("Review of Heron kettle, 1.2 l, green")
    page.get_by_role("combobox", name="Sort by").select_option("newest")
    own = page.locator("gw-reviews article", has_text="The blue is darker than in the picture")
    expect(own).not_to_contain_text("Review of")


@pytest.mark.parametrize("look", ["", "dir=rtl&lang=uk"])
def test_a_scale_is_answered_with_the_arrows_and_kept_over_a_reload(demo, page, look):
    opened(page, demo[1], "sencha-100", look)
    page.locator("gw-reviews [part=write-button]").click()
    first = page.locator("gw-reviews .step input").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("gw-reviews .step input").nth(1)).to_be_checked()
    page.reload()
    page.locator("gw-reviews [part=write-button]").click()
    expect(page.locator("gw-reviews .step input").nth(1)).to_be_checked()


def test_a_question_that_needs_an_answer_is_pointed_to(demo, page):
    from goodword.demo.service import find
    from goodword.fields import queries, service
    from goodword.fields.rules import Definition
    from goodword.lib.db import writing

    with writing():
        known = queries.as_defined(queries.by_key(find().id, "brews"))
        said = {name: value for name, value in known.items() if name not in {"key", "active"}} | {"required": True}
        service.define(shop_id=find().id, actor="test", key="brews", said=Definition(**said))
    opened(page, demo[1], "sencha-100")
    page.locator("gw-reviews [part=write-button]").click()
    page.get_by_role("radio", name=re.compile("^4 stars")).check()
    page.locator("gw-reviews input[autocomplete=name]").fill("Anna")
    page.locator("gw-reviews input[type=email]").fill("anna@example.com")
    page.get_by_role("button", name="Send the review").click()
    asked = page.locator("gw-review-form").get_by_role("combobox", name=re.compile("^Makes tea"))
    expect(asked).to_be_focused()
    expect(page.locator("gw-reviews").get_by_text("Please answer this one.")).to_be_visible()
    asked.select_option("daily")
    expect(page.locator("gw-reviews").get_by_text("Please answer this one.")).to_have_count(0)
    page.get_by_role("button", name="Send the review").click()
    expect(page.get_by_text("a•••@example.com")).to_be_visible()
