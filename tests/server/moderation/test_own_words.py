"""What she types into the shop's own fields is read by the rules like her text; the options are the shop's words."""

from datetime import timedelta

import pytest
from goodword.lib.db import writing
from goodword.moderation.service import add_word

from tests.cast import new_words
from tests.server.fields.asked import ask

ADVERT = "Subscribe to my channel for a giveaway"
LONG = "We boil it twice a day with water from the well behind the house and nobody has complained about the taste yet"


@pytest.fixture
def asking(tea_house):
    tea_house.set(confirm_guests=False)
    ask(tea_house)
    return tea_house


@pytest.mark.parametrize(
    ("note", "rule"),
    [("from https://cheap.example", "links"), ("call +48 512 345 678", "contacts"), (ADVERT, "promotion")],
)
def test_a_fact_in_her_words_is_read_like_the_text(asking, anna, note, rule):
    sent = anna.review(text="It pours well.", locale="pl", fields={"note": note}).json
    assert (sent["status"], [each["rule"] for each in sent["why"]]) == ("held", [rule])


def test_a_copy_is_found_there_too_and_a_better_fact_releases_it(asking, anna, boris):
    assert anna.review(text="", fields={"note": LONG}).json["status"] == "published"
    copied = boris.review(text="", email="boris@example.com", product="pot", fields={"note": LONG}).json
    assert [each["rule"] for each in copied["why"]] == ["duplicate"]
    mended = new_words(text="", fields={"note": "Soft water"}, form={"token": asking.form(timedelta(minutes=1))})
    assert boris.send("PUT", f"/reviews/{copied['id']}", mended).json["status"] == "published"


def test_the_shops_own_options_hold_nobody(asking, anna):
    with writing():
        add_word(shop=asking.shop, word="daily", looks=True, actor="test")
    sent = anna.review(text="It pours well.", fields={"habit": "daily", "pros": ["light"]}).json
    assert (sent["status"], sent["why"]) == ("published", [])
    later = anna.review(text="Fine.", product="pot", fields={"note": "I drink daily"}).json
    assert "words" in [each["rule"] for each in later["why"]]
