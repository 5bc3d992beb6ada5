"""What the door answers by itself is what Flask would have answered."""

from urllib.parse import quote

import pytest
from goodword.catalog import service as catalog
from goodword.catalog.service import Facts
from goodword.lib.db import reading, writing
from goodword.snapshots.models import Snapshot
from sqlalchemy import select
from werkzeug.test import Client, TestResponse

from tests.cast import ShopOnStage
from tests.houses import House, said

EMPTY = {"count": 0, "average": None, "histogram": {"1": 0, "2": 0, "3": 0, "4": 0, "5": 0}}
REFS = [
    'the "big" kettle',
    "it's",
    "чайник",
    "☕🫖",
    "👩‍🌾 honey",
    "100%",
    "100%25",
    "a+b c",
    "tea/green\\leaf",
    "a&b=c;d",
    "?product=kettle",
    "<b>",
    " kettle ",
    "ł" * 200,
]


def directly(house: House, path: str, **options: object) -> TestResponse:
    """Flask's own answer, past the door."""
    return Client(house.door._inside).open(path, **options)


def name(shop: ShopOnStage, ref: str, called: str) -> None:
    with writing():
        catalog.describe(shop_id=shop.shop.id, ref=ref, facts=Facts(name=called))


def ratings(shop: ShopOnStage, *refs: str) -> list[dict]:
    query = "&".join(f"product={quote(ref, safe='')}" for ref in refs)
    return shop.house.get(f"{shop.at}/ratings?{query}").json["data"]


@pytest.fixture
def reviewed(tea_house):
    """The kettle with Anna's review and a cup without any."""
    tea_house.set(confirm_guests=False)
    tea_house.guest().review()
    name(tea_house, "cup", "Cup")
    return tea_house


def test_ratings_come_in_the_order_asked_for(reviewed):
    asked = ["cup", "kettle", "nothing", "cup", "kettle"]
    told = ratings(reviewed, *asked)
    assert [each["product"] for each in told] == asked
    assert [each["count"] for each in told] == [0, 1, 0, 0, 1]


def test_an_unknown_product_has_no_ratings(reviewed):
    assert ratings(reviewed, "nothing") == [{"product": "nothing", **EMPTY}]
    page = reviewed.reviews("nothing")
    assert (page["product"], page["name"], page["rating"], page["data"]) == ("nothing", None, EMPTY, [])


@pytest.mark.parametrize(
    "path", ["/v1/shops/pk_no/ratings?product=a", "/v1/shops/pk_no/reviews?product=a", "/w/v1/pk_no.js"]
)
def test_an_unknown_shop_is_404(house, tea_house, path):
    answer = house.get(path)
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "read",
    ["reviews?product=kettle", "reviews?product=nothing", "ratings?product=kettle&product=cup&product=no&product=cup"],
)
def test_the_same_bytes_come_from_the_door_and_from_flask(house, reviewed, read):
    path = f"{reviewed.at}/{read}"
    for answer in (house.get(path), house.get(path)):
        long_way = directly(house, path)
        assert answer.data == long_way.data
        for header in ("Content-Type", "Content-Length", "Cache-Control", "Access-Control-Allow-Origin"):
            assert answer.headers[header] == long_way.headers[header]


def test_the_loader_is_the_same_from_the_door_and_from_flask(house, tea_house):
    path = f"/w/v1/{tea_house.shop.site_key}.js"
    for answer in (house.get(path), house.get(path)):
        assert answer.data == directly(house, path).data
        assert answer.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=86400"


@pytest.mark.parametrize("read", ["reviews?product=kettle", "ratings?product=kettle"])
def test_not_modified(house, reviewed, read):
    path = f"{reviewed.at}/{read}"
    tag = house.get(path).headers["ETag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = house.get(path, headers={"If-None-Match": sent})
        assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
    assert house.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    reviewed.guest().review(email="boris@example.com", name="Boris", rating=1)
    changed = house.get(path, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.headers["ETag"] != tag) == (200, True)


@pytest.mark.parametrize("ref", REFS)
def test_a_ref_may_have_any_character(reviewed, ref):
    name(reviewed, ref, "Found")
    at = f"{reviewed.at}/reviews?product="
    for spelt in {quote(ref, safe=""), quote(ref), quote(ref, safe="").replace("%20", "+")}:
        for _ in range(2):
            page = reviewed.house.get(at + spelt).json
            assert (page["product"], page["name"]) == (ref, "Found")
    assert [each["product"] for each in ratings(reviewed, "cup", ref)] == ["cup", ref]


def test_two_shops_with_equal_refs_never_mix(tea_house, rival):
    name(tea_house, "kettle", "Ours")
    name(rival, "kettle", "Theirs")
    for _ in range(2):
        assert tea_house.reviews()["name"] == "Ours"
        assert rival.reviews()["name"] == "Theirs"
    name(rival, "kettle", "Theirs, changed")
    assert tea_house.reviews()["name"] == "Ours"
    assert rival.reviews()["name"] == "Theirs, changed"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "product=",
        "product=kettle&product=cup",
        "product=kettle&sort=newest",
        "product=kettle&limit=1",
        "product=kettle&sort=helpful&limit=10",
        "limit=10&product=kettle",
        "product=kettle&limit=10&limit=10",
        "product=kettle&limit=10&limit=1",
        "product=kettle&sort=helpful&sort=newest",
        "product=kettle&limit=010",
        "sort=helpful&limit=10",
        "product=kettle&unknown=1",
        "sort=newest",
        "product",
        "product=kettle&",
        "Product=kettle",
        "product=%ff",
        "product=a%00b",
        "product=a%0Ab",
        "product=" + "a" * 201,
        "%70roduct=kettle",
        "product=чайник",
    ],
)
@pytest.mark.parametrize("read", ["reviews", "ratings"])
def test_an_odd_query_gets_the_answer_of_flask(house, reviewed, read, query):
    name(reviewed, "чайник", "Kettle")
    path = f"{reviewed.at}/{read}"
    ours, long_way = house.get(path, query_string=query), directly(house, path, query_string=query)
    assert (ours.status_code, said(ours)) == (long_way.status_code, said(long_way))


@pytest.mark.parametrize(("many", "status"), [(100, 200), (101, 422)])
def test_a_hundred_products_at_most(house, reviewed, many, status):
    path = f"{reviewed.at}/ratings?" + "&".join(f"product=p{number}" for number in range(many))
    assert house.get(path).status_code == directly(house, path).status_code == status


def test_the_widgets_own_question_needs_no_framework(house, reviewed, monkeypatch):
    monkeypatch.setattr(house.door, "_inside", None)
    asked = {"product": "kettle", "sort": "helpful", "limit": 10}
    assert house.get(f"{reviewed.at}/reviews", query_string=asked).json["rating"]["count"] == 1


def test_a_shop_that_shows_other_numbers_at_once_is_answered_as_fast(house, reviewed, monkeypatch):
    reviewed.set(per_page=3)
    asked = {"product": "kettle", "sort": "helpful"}
    long_way = [directly(house, f"{reviewed.at}/reviews", query_string=asked | {"limit": n}).json for n in (3, 7)]
    monkeypatch.setattr(house.client.application.inside, "_inside", None)
    answers = [house.get(f"{reviewed.at}/reviews", query_string=asked | {"limit": n}).json for n in (3, 7)]
    assert answers == long_way
    with reading() as session:
        kept = set(session.scalars(select(Snapshot.kind).where(Snapshot.kind.startswith("reviews"))))
    assert kept == {"reviews:3"}, "nobody fills our tables by asking for other numbers"


def test_a_head_has_no_body(house, reviewed):
    answer = house.client.head(f"{reviewed.at}/reviews?product=kettle")
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize("path", ["/v1/shops/pk%00/reviews?product=kettle", "/v1/shops/чай/reviews?product=kettle"])
def test_a_site_key_that_can_be_none_is_404(house, tea_house, path):
    assert house.get(path).status_code == 404
