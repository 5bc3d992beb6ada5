"""Photos in a real browser: chosen, sent before the review, looked at in full, kept in the draft."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pictures import quarters, saved

pytestmark = pytest.mark.timeout(120)


def test_she_looks_at_photos_with_the_keyboard_alone(page: Page, demo):
    page.goto(f"{demo[1]}/demo/p/kettle-12")
    thumb = page.locator("gw-reviews .review .thumb").first
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
