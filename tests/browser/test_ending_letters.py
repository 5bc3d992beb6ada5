"""The page behind a letter's last line, in a browser: a scanner's script changes nothing, a person's press does."""

import pytest
from goodword.demo.service import find
from goodword.letters import links, readers
from goodword.lib.db import reading, writing
from playwright.sync_api import expect

ANNA = "anna@example.com"
SCANNER = """() => {
  for (const button of document.querySelectorAll('button')) {
    button.click()
    button.dispatchEvent(new PointerEvent('click', { bubbles: true }))
  }
  for (const form of document.querySelectorAll('form')) form.requestSubmit()
}"""


@pytest.fixture
def reader(demo):
    """Somebody whom the demo shop has written news to; the path of her page."""
    with writing():
        met = readers.meet(find().id, ANNA, "en")
        return met.shop_id, f"/letters/{links.word_of(met)}"


def off(shop_id):
    with reading():
        met = readers.find(shop_id, ANNA)
        return {topic for topic, chosen in met.choices.items() if chosen == "off"}, met.ended_at is not None


def test_a_scanner_that_runs_scripts_presses_nothing(page, demo, reader):
    shop_id, path = reader
    _, address = demo
    for end in ("", "/answers"):
        page.goto(f"{address}{path}{end}")
        with page.expect_navigation():  # what it submits is answered by a page
            page.evaluate(SCANNER)
    assert off(shop_id) == (set(), False)


def test_a_person_ends_one_topic_then_chooses_then_ends_all(page, demo, reader):
    shop_id, path = reader
    _, address = demo
    page.goto(f"{address}{path}/answers")
    page.get_by_role("button", name="No more of these").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert off(shop_id) == ({"answers"}, False)
    page.goto(f"{address}{path}")
    page.get_by_label("Comments on your words, and replies to you").select_option("Once a week")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_label("Comments on your words, and replies to you")).to_have_value("weekly")
    page.get_by_role("button", name="Nothing any more").click()
    expect(page.get_by_text("You get nothing any more.")).to_be_visible()
    assert off(shop_id)[1]
