"""Reading a product's reviews: orders, filters and pages, the same on both databases."""

from datetime import timedelta

import pytest
from goodword.reviews.rules import SORTS

from tests.server.reviews.shelf import FIRST_DAY, put, walk

TIED = [
    {
        "rating": 1 + number % 5,
        "helpful": number % 3,
        "text": "Words." if number % 2 else None,
        "created_at": None if number % 7 == 0 else FIRST_DAY + timedelta(days=number % 4),
    }
    for number in range(60)
]
"""Many with equal stars, votes and dates, some without a date."""

ORDERS = {
    "newest": lambda r: (r["created_at"] or "", r["id"]),
    "helpful": lambda r: (r["helpful"], bool(r["text"]), r["created_at"] or "", r["id"]),
    "highest": lambda r: (r["rating"], r["created_at"] or "", r["id"]),
    "lowest": lambda r: (-r["rating"], r["created_at"] or "", r["id"]),
}


def test_every_sort_is_known_to_this_test():
    assert ORDERS.keys() == set(SORTS)


@pytest.mark.parametrize("sort", SORTS)
def test_pages_show_every_review_once_in_order_ties_included(tea_house, sort):
    made = put(tea_house, TIED)
    for limit in (1, 7, 50):
        shown = walk(tea_house, sort=sort, limit=limit)
        assert sorted(r["id"] for r in shown) == sorted(made)
        assert shown == sorted(shown, key=ORDERS[sort], reverse=True)


@pytest.mark.parametrize("sort", SORTS)
def test_what_comes_and_goes_between_pages_moves_nobody_else(tea_house, sort):
    made = put(tea_house, TIED)
    first = tea_house.reviews(sort=sort, limit=20)
    seen = [r["id"] for r in first["data"]]
    gone = [seen[0], next(each for each in reversed(made) if each not in seen)]
    for each in gone:
        assert tea_house.manage("POST", f"/reviews/{each}/hide", {"reason": "spam"}).status_code == 200
    cursor = first["next"]
    while cursor:
        page = tea_house.reviews(sort=sort, limit=20, cursor=cursor)
        seen += [r["id"] for r in page["data"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen))
    assert set(made) - set(gone) <= set(seen)


@pytest.mark.parametrize("sort", SORTS)
def test_one_published_between_pages_shows_nobody_twice(tea_house, sort):
    late = {"status": "held", "rating": 5, "helpful": 9, "created_at": FIRST_DAY + timedelta(days=9)}
    *made, held = put(tea_house, [*TIED, late])
    first = tea_house.reviews(sort=sort, limit=20)
    assert tea_house.manage("POST", f"/reviews/{held}/publish", {}).status_code == 200
    seen = [r["id"] for r in first["data"]]
    cursor = first["next"]
    while cursor:
        page = tea_house.reviews(sort=sort, limit=20, cursor=cursor)
        seen += [r["id"] for r in page["data"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen))
    assert set(made) <= set(seen)


def test_reviews_of_unknown_date_stand_last(tea_house):
    put(tea_house, TIED)
    dates = [r["created_at"] for r in walk(tea_house, sort="newest", limit=50)]
    known = [date for date in dates if date]
    assert dates[: len(known)] == known
    assert dates[len(known) :] == [None] * 9


@pytest.mark.parametrize(
    ("query", "stars", "with_words"),
    [
        ({"stars": "5"}, {5}, False),
        ({"stars": ["1", "5"]}, {1, 5}, False),
        ({"stars": ["5", "5", "5"]}, {5}, False),
        ({"media": "true"}, set(), False),
        ({"verified": "true"}, set(), False),
        ({"q": "words"}, {1, 2, 3, 4, 5}, True),
        ({"q": "words", "stars": ["2", "4"]}, {2, 4}, True),
    ],
    ids=str,
)
def test_filters_leave_what_fits_and_count_it(tea_house, query, stars, with_words):
    put(tea_house, TIED)
    fitting = {r["id"] for r in walk(tea_house, limit=50) if r["rating"] in stars and (r["text"] or not with_words)}
    for sort in SORTS:
        page = tea_house.reviews(sort=sort, limit=5, **query)
        shown = walk(tea_house, sort=sort, limit=5, **query)
        assert {r["id"] for r in shown} == fitting
        assert page["matching"] == len(shown)
        assert shown == sorted(shown, key=ORDERS[sort], reverse=True)
        assert page["rating"]["count"] == 60, "the product's rating is of all, whatever is filtered"


def test_nothing_is_counted_when_nothing_is_filtered(tea_house):
    put(tea_house, TIED)
    for query in ({}, {"sort": "lowest"}, {"q": ""}, {"q": "  "}, {"media": "false"}, {"lang": ""}):
        assert tea_house.reviews(**query)["matching"] is None


def test_facts_of_the_review_filter_too(tea_house):
    made = put(
        tea_house,
        [{"has_media": True}, {"is_verified": True}, {"locale": "uk"}, {"locale": "en"}, {"status": "held"}],
    )
    for query, number in (({"media": "true"}, 0), ({"verified": "true"}, 1), ({"lang": "uk"}, 2), ({"lang": "en"}, 3)):
        page = tea_house.reviews(**query)
        assert ([r["id"] for r in page["data"]], page["matching"]) == ([made[number]], 1)
    assert tea_house.reviews()["counts"] == {"words": 0, "media": 1, "verified": 1}


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"limit": "0"}, "/limit"),
        ({"limit": "51"}, "/limit"),
        ({"limit": "-1"}, "/limit"),
        ({"limit": "1_0"}, "/limit"),
        ({"limit": "٣"}, "/limit"),
        ({"limit": "9" * 1000}, "/limit"),
        ({"sort": "worst"}, "/sort"),
        ({"stars": "6"}, "/stars/0"),
        ({"stars": "5,4"}, "/stars/0"),
        ({"stars": ["1"] * 6}, "/stars"),
        ({"media": "yes"}, "/media"),
        ({"verified": "1"}, "/verified"),
        ({"q": "x" * 101}, "/q"),
        ({"product": ""}, "/product"),
        ({"product": "a\x00"}, "/product"),
        ({"product": "x" * 201}, "/product"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused_by_name(house, tea_house, query, pointer):
    answer = house.get(f"{tea_house.at}/reviews", query_string={"product": "kettle", **query})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == pointer


def test_an_unknown_product_is_one_without_reviews(tea_house):
    page = tea_house.reviews(product="nobody's")
    assert (page["product"], page["name"], page["data"], page["next"]) == ("nobody's", None, [], None)
    assert page["rating"] == {"count": 0, "average": None, "histogram": {str(n): 0 for n in range(1, 6)}}
