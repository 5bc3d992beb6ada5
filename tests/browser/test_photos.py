"""Photos in a real browser: chosen, sent before the review, looked at in full, kept in the draft."""

import re
from pathlib import Path

import pytest
from goodword.shops import loader
from playwright.sync_api import Page, Route, expect

from tests.pictures import quarters, saved

pytestmark = pytest.mark.timeout(120)


def test_she_looks_at_photos_with_the_keyboard_alone(page: Page, demo):
    page.goto(f"{demo[1]}/demo/p/kettle-12")
    thumb = page.locator("gw-reviews article .thumb").first
    expect(thumb).to_be_visible(timeout=15_000)
    thumb.focus()
    page.keyboard.press("Enter")
    box = page.locator("gw-reviews dialog")
    expect(box).to_be_visible()
    said = box.locator("[role=status]").inner_text()
    page.keyboard.press("ArrowRight")
    expect(box.locator("[role=status]")).not_to_have_text(said)
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(thumb).to_be_focused()


def test_what_draws_them_comes_beside_the_reviews_not_after_them(page: Page, demo):
    held: list[Route] = []
    page.route(re.compile(r"/v1/shops/pk_demo/reviews\?"), lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it gets
    drawing = Path(loader.entries()["photos"]).name
    with page.expect_response(lambda answer: answer.url.endswith(drawing)):
        page.goto(f"{demo[1]}/demo/p/kettle-12")
    assert page.locator("gw-reviews article").count() == 0
    for route in held:
        route.continue_()
    page.unroute_all()
    expect(page.locator("gw-reviews .thumb").first).to_be_visible()


def test_photos_are_sent_before_the_review_and_outlive_a_reload(page: Page, demo, tmp_path: Path):
    (tmp_path / "good.jpg").write_bytes(saved(quarters()))
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    page.goto(f"{demo[1]}/demo/p/kettle-12")
    page.get_by_role("button", name="Write a review").first.click()
    photos = page.locator("gw-review-photos")
    photos.locator("input[type=file]").set_input_files([tmp_path / "good.jpg", tmp_path / "bad.jpg"])
    expect(photos.get_by_role("alert")).to_contain_text("Photo 2: Not a picture", timeout=15_000)
    photos.get_by_role("button", name="Remove photo 2").click()
    expect(photos.locator(".tile:not(.waiting)")).to_have_count(1, timeout=15_000)

    page.reload()
    page.get_by_role("button", name="Write a review").first.click()
    expect(photos.locator(".tile img")).to_have_count(1, timeout=15_000)
    page.locator("gw-review-form .star input").nth(4).check(force=True)
    page.get_by_label("Your name").fill("Anna")
    page.get_by_label("Your e-mail").fill("anna@example.com")
    with page.expect_request(lambda asked: asked.method == "POST" and asked.url.endswith("/reviews")) as sent:
        page.get_by_role("button", name="Send the review").click()
    assert [photo[:4] for photo in sent.value.post_data_json["photos"]] == ["pho_"]
