"""Names that lead to one product, products that share their reviews, and what keeps praise where it belongs."""

import pytest
from goodword.audit.models import Deed
from goodword.catalog.rules import same_gtin, sound_alike
from goodword.lib.db import reading
from sqlalchemy import select

from tests.server.reviews.shelf import put, walk

GREEN, BLUE, BREAD = "Heron kettle, 1.2 l", "Heron kettle, 1.2 l, blue", "Rye bread"


@pytest.fixture
def kettles(tea_house):
    """A green kettle with four reviews, a blue one with two, and bread with one."""
    for ref, name in (("kettle", GREEN), ("kettle blue", BLUE), ("bread", BREAD)):
        described = tea_house.manage("PUT", "/products", {"product": ref, "name": name})
        assert described.status_code == 200, described.text
    put(tea_house, [{"rating": stars, "helpful": stars, "name": f"green {stars}"} for stars in (1, 3, 4, 5)])
    put(tea_house, [{"rating": stars, "helpful": stars, "name": f"blue {stars}"} for stars in (2, 5)], "kettle blue")
    put(tea_house, [{"rating": 1, "name": "bread 1"}], "bread")
    return tea_house


def group(shop, *refs: str, name: str = "Heron", **more):
    products = [{"product": ref, "variant": ref.removeprefix("kettle").strip() or "green"} for ref in refs]
    return shop.manage("PUT", "/products/groups", {"name": name, "products": products, **more})


def histogram(shop, ref: str):
    return shop.house.get(f"{shop.at}/ratings", query_string={"product": ref}).json["data"][0]["histogram"]


@pytest.mark.parametrize("sort", ["helpful", "newest", "highest", "lowest"])
def test_a_group_shows_the_reviews_of_all_and_says_which_product_each_is_of(kettles, sort):
    assert group(kettles, "kettle", "kettle blue").status_code == 200
    for ref, other in (("kettle", "blue"), ("kettle blue", "green")):
        for limit in (1, 2, 10):
            found = walk(kettles, product=ref, sort=sort, limit=limit)
            assert len({review["id"] for review in found}) == len(found) == 6
            assert keys(found, sort) == sorted(keys(found, sort), reverse=sort != "lowest")
            told = {review["author"]: review["of"] for review in found}
            assert {author.split()[0] for author, of in told.items() if of} == {other}
        assert kettles.reviews(ref)["rating"]["histogram"] == {"1": 1, "2": 1, "3": 1, "4": 1, "5": 2}
        assert histogram(kettles, ref) == {"1": 1, "2": 1, "3": 1, "4": 1, "5": 2}
    of = {"product": "kettle blue", "name": BLUE, "variant": "blue"}
    assert of in [review["of"] for review in kettles.reviews()["data"]]


def keys(found, sort):
    if sort in {"highest", "lowest"}:
        return [review["rating"] for review in found]
    return [(review["helpful"] if sort == "helpful" else 0, review["created_at"]) for review in found]


def test_what_one_of_them_gains_stands_on_the_kept_pages_of_all(kettles):
    group(kettles, "kettle", "kettle blue")
    assert kettles.reviews("kettle blue")["rating"]["count"] == 6
    kettles.set(confirm_guests=False)
    kettles.guest().review(name="Anna")
    assert kettles.reviews("kettle blue")["rating"]["count"] == histogram_sum(kettles, "kettle blue") == 7
    shown = next(one for one in kettles.reviews("kettle blue", sort="newest")["data"] if one["author"] == "Anna")
    kettles.manage("POST", f"/reviews/{shown['id']}/hide", {"reason": "spam"})
    assert kettles.reviews("kettle blue")["rating"]["count"] == 6


def histogram_sum(shop, ref):
    return sum(histogram(shop, ref).values())


def test_who_leaves_takes_her_reviews_along_and_pages_follow_at_once(kettles):
    made = group(kettles, "kettle", "kettle blue").json["id"]
    for _ in range(3):
        assert [kettles.reviews(ref)["rating"]["count"] for ref in ("kettle", "kettle blue")] == [6, 6]
        assert kettles.manage("DELETE", f"/products/groups/{made}").status_code == 200
        assert [kettles.reviews(ref)["rating"]["count"] for ref in ("kettle", "kettle blue")] == [4, 2]
        assert [histogram_sum(kettles, ref) for ref in ("kettle", "kettle blue")] == [4, 2]
        made = group(kettles, "kettle", "kettle blue").json["id"]
    assert [one["of"] for one in kettles.reviews("bread")["data"]] == [None]


def test_things_of_other_names_make_a_group_only_with_a_reason_that_is_public(kettles):
    refused = group(kettles, "kettle", "bread")
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "unlike")
    assert "bread" in refused.json["errors"][0]["detail"]
    assert kettles.reviews()["rating"]["count"] == 4
    assert group(kettles, "kettle", "bread", reason="Sold as one <set>").status_code == 200
    with reading() as session:
        deed = session.scalars(select(Deed).where(Deed.verb == "grouped")).one()
        assert (deed.reason, deed.details["refs"]) == ("Sold as one <set>", ["kettle", "bread"])
    page = kettles.house.get(f"{kettles.at}/checks").text
    assert "Sold as one &lt;set&gt;" in page
    assert "Sold as one" not in kettles.house.get(f"{kettles.at}/checks?lang=pl").text.split("<table>")[0]


def test_the_same_gtin_needs_no_name(tea_house):
    for ref, gtin in (("a", "9521234012009"), ("b", "09521234012009")):
        tea_house.manage("PUT", "/products", {"product": ref, "name": f"Name {ref * 9}", "gtin": gtin})
    assert group(tea_house, "a", "b").status_code == 200


def test_a_group_has_two_products_that_are_known_and_free(kettles):
    assert group(kettles, "kettle").json["errors"][0]["pointer"] == "/products"
    assert group(kettles, "kettle", "nowhere").json["errors"][0]["pointer"] == "/products/1"
    group(kettles, "kettle", "kettle blue")
    assert group(kettles, "kettle", "bread", name="Other", reason="why not").status_code == 409


def test_a_name_leads_to_the_product_and_is_no_way_to_move_praise(kettles):
    refused = kettles.manage("POST", "/products/aliases", {"product": "kettle", "alias": "toaster"})
    assert refused.json["errors"][0]["code"] == "unlike"
    alike = {"product": "kettle", "alias": "K-12", "kind": "sku", "name": "Heron kettle"}
    assert kettles.manage("POST", "/products/aliases", alike).status_code == 200
    because = {"product": "kettle", "alias": "old page", "reason": "the page has moved"}
    assert kettles.manage("POST", "/products/aliases", because).status_code == 200
    assert [kettles.reviews(ref)["rating"]["count"] for ref in ("K-12", "old page", "toaster")] == [4, 4, 0]
    assert "kettle = old page" in kettles.house.get(f"{kettles.at}/checks").text
    names = kettles.manage("GET", "/products?product=K-12").json["names"]
    assert {(name["ref"], name["kind"]) for name in names} == {("kettle", "id"), ("old page", "id"), ("K-12", "sku")}


def test_a_product_with_reviews_of_its_own_never_becomes_another_ones_name(kettles, rival):
    put(kettles, [{"status": "held"}], "waiting")
    for ref in ("kettle blue", "waiting"):
        answer = kettles.manage("POST", "/products/aliases", {"product": "kettle", "alias": ref, "reason": "same"})
        assert answer.status_code == 409, "not even one that waits to be read"
    kettles.manage("PUT", "/products", {"product": "empty", "name": GREEN, "url": "https://tea-house.test/k"})
    taken = kettles.manage("POST", "/products/aliases", {"product": "kettle", "alias": "empty"})
    assert (taken.status_code, taken.json["url"]) == (200, "https://tea-house.test/k")
    assert kettles.reviews("empty")["rating"]["count"] == 4
    assert rival.reviews("kettle")["rating"]["count"] == 0


def test_a_shopper_may_review_each_product_of_a_group(kettles, press_button):
    group(kettles, "kettle", "kettle blue")
    for product in ("kettle", "kettle blue"):
        kettles.guest().review(product=product)
        press_button()
    assert kettles.reviews()["rating"]["count"] == 8


def test_search_engines_are_told_of_the_group(kettles):
    group(kettles, "kettle", "kettle blue")
    told = kettles.house.get(f"{kettles.at}/jsonld?product=kettle").json
    assert told["isVariantOf"] | {"productGroupID": "x"} == {
        "@type": "ProductGroup",
        "name": "Heron",
        "productGroupID": "x",
    }
    assert told["aggregateRating"]["ratingCount"] == 6
    assert f"Review of {BLUE}, blue" in kettles.house.get(f"{kettles.at}/fragment.html?product=kettle").text
    assert "isVariantOf" not in kettles.house.get(f"{kettles.at}/jsonld?product=bread").json


@pytest.mark.parametrize(
    ("one", "other", "variants", "alike"),
    [
        (GREEN, BLUE, (), True),
        ("Kettle 1.2 l", "KETTLE 1.7 l", (), True),
        ("Чайник «Цапля», 1,2 л", "Чайник Цапля синий", (), True),
        ("Green tea", "Black tea", (), False),
        ("Green tea", "Black tea", ("green", "black"), True),
        ("Sencha 100 g", "Earl Grey 100 g", (), False),
        (GREEN, BREAD, (), False),
        (GREEN, None, (), False),
        ("100", "100", (), False),
    ],
)
def test_names_sound_alike_by_the_words_that_tell(one, other, variants, alike):
    assert sound_alike(one, other, variants=variants) is sound_alike(other, one, variants=variants) is alike


def test_a_gtin_has_a_short_and_a_long_form():
    assert same_gtin("012345678905", "00012345678905")
    assert not same_gtin("012345678905", "012345678904")
    assert not same_gtin(None, None)
