"""Walks through what can be seen and done in the widget, so that a test of any page meets every state of it."""

import re
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

COUNTED = re.compile(r"^[1-9]\d* (reviews?|отзыв\S*)$")
WRITTEN = {"name": "Anna", "text": "It pours where I look.", "title": "Pours exactly"}


def reviews(page: Page, at: int = 0) -> Any:
    return page.locator("gw-reviews").nth(at)


def shown(page: Page, at: int = 0) -> Any:
    """The element, once it shows reviews."""
    element = reviews(page, at)
    expect(element).to_be_attached()
    element.evaluate("one => one.scrollIntoView()")
    expect(element.locator("article").first).to_be_visible()
    return element


def voted(element: Any) -> None:
    with element.page.expect_response(lambda answer: answer.request.method == "PUT" and "/vote" in answer.url):
        element.get_by_role("button", name=re.compile("^Helpful")).first.click()


def filtered(element: Any) -> None:
    """Stars, search, order, chips, and all of it cleared again."""
    element.locator(".bars button:enabled").first.click()
    expect(element.get_by_role("button", name="Clear all")).to_be_visible()
    element.get_by_role("searchbox").fill("kettle")
    expect(element.locator("mark").first).to_be_visible()
    element.locator(".sort select").select_option("newest")
    for own in element.locator(".toolbar select.chip").all():
        own.select_option(index=1)
    for chip in element.locator(".toolbar button.chip").all():
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "true")
    element.get_by_role("searchbox").fill("zzzz")
    expect(element.get_by_role("heading", name="No review matches")).to_be_visible()
    element.get_by_role("button", name="Show all reviews").click()
    expect(element.locator("article").first).to_be_visible()


def flagged(element: Any) -> None:
    element.get_by_role("button", name=re.compile("^Flag")).nth(1).click()
    expect(element.locator("form.flag")).to_be_visible()
    element.locator("form.flag input[type=radio]").first.check()
    element.locator("form.flag button[type=submit]").click()
    expect(element.get_by_text("Thank you. The shop will look at it.")).to_be_visible()


def listed(element: Any) -> None:
    """The rest of the list, and a long text unfolded."""
    before = element.locator("article").count()
    element.get_by_role("button", name=re.compile(r"^Show \d+ more")).click()
    expect(element.locator("article").nth(before)).to_be_visible()
    if (unfold := element.get_by_role("button", name="Read more")).count():
        unfold.first.click()
        expect(element.get_by_role("button", name="Show less").first).to_be_visible()


def opened(element: Any) -> Any:
    """The form, with its faults shown once."""
    element.get_by_role("button", name="Write a review").first.click()
    form = element.locator("gw-review-form")
    form.get_by_role("button", name="Send the review").click()
    expect(form.locator(".trouble").first).to_be_visible()
    return form


def written(form: Any, stars: int = 4) -> None:
    """Every field that the form has, whatever the shop added to it; each writer has an address of her own."""
    form.locator(".star").nth(stars - 1).click()
    for name, words in WRITTEN.items():
        form.locator(f"[name={name}]").fill(words)
    form.locator("[name=email]").fill(f"anna.{uuid4().hex[:8]}@example.com")
    for question in form.locator("select.field").all():
        question.select_option(index=1)
    for answer in form.locator("input[type=checkbox], input[type=radio]:not([name=rating])").all():
        answer.evaluate("one => one.click()")


def sent(form: Any) -> None:
    form.get_by_role("button", name="Send the review").click()
    expect(form.locator(".sent")).to_be_visible()
    form.get_by_role("button", name="Back to the reviews").click()
    expect(form).to_have_count(0)


def walk(page: Page, at: int = 0) -> None:
    """All of it, in the order in which somebody might."""
    element = shown(page, at)
    voted(element)
    filtered(element)
    flagged(element)
    listed(element)
    form = opened(element)
    written(form)
    sent(form)
