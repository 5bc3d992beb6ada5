"""Imported reviews beside others: badges, claims, and dates that nobody knows."""

import pytest
from goodword.lib.db import reading
from goodword.reviews.models import Review
from sqlalchemy import select

from tests.server.exchange.moving import take_in

ROWS = """id,product,rating,text,date,verified,incentivized,helpful
old,kettle,5,x,2020-01-01,yes,,1
new,kettle,5,x,2026-01-01,,,1
nobody,kettle,5,x,,,,1
claims,kettle,5,x,,true,yes,1
"""


@pytest.fixture
def imported(tea_house, tmp_path):
    (tmp_path / "few.csv").write_text(ROWS)
    take_in(tea_house, tmp_path / "few.csv")
    return tea_house


def test_a_claim_of_a_purchase_is_kept_but_is_no_badge(imported):
    page = imported.reviews()
    badges = sorted(tuple(each["badges"]) for each in page["data"])
    assert badges == [("imported",), ("imported",), ("imported",), ("imported", "incentivized")]
    assert page["counts"]["verified"] == 0
    assert imported.reviews(verified="true")["data"] == []
    with reading() as session:
        levels = session.execute(select(Review.source_id, Review.verification_level, Review.is_verified)).all()
    assert {tuple(row) for row in levels} == {
        ("old", "claimed", False),
        ("new", "none", False),
        ("nobody", "none", False),
        ("claims", "claimed", False),
    }


@pytest.mark.parametrize("sort", ["helpful", "newest", "highest", "lowest"])
def test_an_unknown_date_is_shown_as_unknown_and_stands_last(imported, sort):
    dates = [each["created_at"] for each in imported.reviews(sort=sort)["data"]]
    assert dates == ["2026-01-01T00:00:00Z", "2020-01-01T00:00:00Z", None, None]


@pytest.mark.parametrize("sort", ["helpful", "newest", "highest", "lowest"])
def test_pages_of_one_show_each_review_once(imported, sort):
    seen, cursor = [], {}
    while cursor is not None:
        page = imported.reviews(sort=sort, limit=1, **cursor)
        seen += [each["id"] for each in page["data"]]
        cursor = {"cursor": page["next"]} if page["next"] else None
        assert len(seen) <= 4
    assert seen == [each["id"] for each in imported.reviews(sort=sort)["data"]]


def test_an_imported_review_takes_votes_and_replies(imported, anna):
    shown = imported.reviews()["data"][0]
    assert anna.send("PUT", f"/reviews/{shown['id']}/vote", {}).json == {"helpful": 2, "voted": True}
    assert imported.manage("PUT", f"/reviews/{shown['id']}/reply", {"text": "Thank you"}).status_code == 200
