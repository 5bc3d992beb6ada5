"""Answers are counted while their review is on the page, and with nothing of the stars."""

import pytest
from goodword.fields.models import FieldTally, FieldValue
from goodword.lib.db import reading
from sqlalchemy import func, select

from tests.server.fields.asked import STRENGTH, ask, by_key


@pytest.fixture
def asking(tea_house):
    tea_house.set(confirm_guests=False)
    ask(tea_house)
    return tea_house


def test_the_sums_follow_the_review_through_its_life(asking):
    asking.set(publish="after_check")
    review = asking.guest().review(fields={"strength": 4, "pros": ["light"]}).json["id"]
    assert strength(asking) is None
    queue = asking.manage("GET", "/reviews?status=held").json["data"]
    assert [each["fields"] for each in queue] == [{"strength": 4, "pros": ["light"]}], "the shop reads them first"
    for path, body, expected in (
        ("publish", {}, 4.0),
        ("hide", {"reason": "spam"}, None),
        ("publish", {}, 4.0),
    ):
        assert asking.manage("POST", f"/reviews/{review}/{path}", body).status_code == 200
        assert strength(asking) == expected
    assert sums() == counted_anew()


def test_the_second_review_of_one_shopper_replaces_her_answers(tea_house, press_button):
    ask(tea_house)
    for given in ({"strength": 1, "pros": ["light", "warm"]}, {"strength": 5}):
        assert tea_house.guest().review(fields=given).status_code == 201
        press_button()
    page = tea_house.reviews()
    assert [review["fields"] for review in page["data"]] == [{"strength": 5}]
    assert (by_key(page)["strength"]["average"], by_key(page)["pros"]["count"]) == (5.0, 0)
    assert sums() == counted_anew()


def test_what_was_answered_before_an_edit_is_kept(tea_house, press_button):
    from goodword.contributions.models import Revision

    ask(tea_house)
    for given in ({"strength": 1}, {"strength": 5}):
        tea_house.guest().review(fields=given)
        press_button()
    with reading() as session:
        assert [each.said["fields"] for each in session.scalars(select(Revision))] == [{"strength": 1}]


def test_answers_filter_the_list(asking):
    for number, given in enumerate(
        [
            {"strength": 1, "pros": ["light"], "recommend": True},
            {"strength": 5, "pros": ["light", "warm"], "recommend": False},
            {"pros": ["warm"], "recommend": True},
            {},
        ]
    ):
        asking.guest().review(email=f"a{number}@example.com", name=f"N{number}", fields=given)
    for wishes, expected in (
        (["pros:light"], {"N0", "N1"}),
        (["pros:light", "recommend:yes"], {"N0"}),
        (["pros:light", "pros:warm"], {"N0", "N1", "N2"}),
        (["strength:5"], {"N1"}),
        (["recommend:yes"], {"N0", "N2"}),
        (["colour:blue"], set()),
    ):
        for sort in ("helpful", "newest", "lowest"):
            page = asking.reviews(field=wishes, sort=sort)
            assert {review["author"] for review in page["data"]} == expected, wishes
            assert page["matching"] == len(expected)
    refused = asking.house.get(f"{asking.at}/reviews", query_string={"product": "kettle", "field": "nonsense"})
    assert refused.status_code == 422


def test_filtered_pages_go_on_where_they_stopped(asking):
    for number in range(5):
        asking.guest().review(email=f"a{number}@example.com", name=f"N{number}", fields={"pros": ["light"]})
    first = asking.reviews(field="pros:light", limit=2, sort="newest")
    second = asking.reviews(field="pros:light", limit=3, sort="newest", cursor=first["next"])
    assert len({review["id"] for review in first["data"] + second["data"]}) == 5
    other = asking.house.get(
        f"{asking.at}/reviews", query_string={"product": "kettle", "sort": "newest", "cursor": first["next"]}
    )
    assert other.status_code == 422, "a cursor belongs to one list"


def test_a_new_label_reaches_pages_that_were_kept(asking):
    asking.guest().review(fields={"strength": 4})
    assert by_key(asking.reviews())["strength"]["labels"]["en"] == "Strength"
    asking.manage("PUT", "/fields/strength", STRENGTH | {"labels": {"en": "Body"}})
    assert by_key(asking.reviews())["strength"]["labels"] == {"en": "Body"}


def strength(shop):
    """The average that the page shows; None when nobody answered."""
    return by_key(shop.reviews())["strength"]["average"]


def sums() -> dict:
    with reading() as session:
        rows = session.scalars(select(FieldTally).where(FieldTally.count != 0))
        return {(row.field_id, row.value): row.count for row in rows if row.value}


def counted_anew() -> dict:
    """The same from the answers themselves."""
    from goodword.fields.models import Field
    from goodword.reviews.models import Review

    with reading() as session:
        rows = session.execute(
            select(FieldValue.field_id, FieldValue.value, func.count())
            .join(Review, Review.id == FieldValue.review_id)
            .join(Field, Field.id == FieldValue.field_id)
            .where(Review.status == "published", Field.key != "note")
            .group_by(FieldValue.field_id, FieldValue.value)
        )
        return {(field_id, value): number for field_id, value, number in rows}
