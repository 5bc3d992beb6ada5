"""JSON-LD by the rules of rich results, in a page whatever the shoppers wrote."""

import json

import pytest
from goodword.catalog import service as catalog
from goodword.lib.db import writing
from goodword.seo import jsonld

from tests.server.exchange.moving import FILES, take_in
from tests.server.seo.spoken import NASTY


def _ask(stage, product="kettle"):
    return stage.house.get(f"{stage.at}/jsonld", query_string={"product": product})


def _document(stage, product="kettle"):
    answer = _ask(stage, product)
    assert answer.status_code == 200
    assert answer.content_type == "application/ld+json"
    return json.loads(answer.text)


def test_a_product_with_its_rating_and_reviews(tea_house):
    take_in(tea_house, FILES / "own.csv")
    facts = catalog.Facts(image="https://tea-house.test/k.jpg", gtin="9521234012009")
    with writing():
        catalog.know(shop_id=tea_house.shop.id, ref="kettle", facts=facts)
    document = _document(tea_house)
    reviews = document.pop("review")
    assert document == {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": "Heron kettle",
        "url": "https://tea-house.test/kettle",
        "image": "https://tea-house.test/k.jpg",
        "gtin": "9521234012009",
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": 3.33,
            "ratingCount": 3,
            "reviewCount": 2,
            "bestRating": 5,
            "worstRating": 1,
        },
    }
    assert reviews[0] == {
        "@type": "Review",
        "author": {"@type": "Person", "name": "Olena K."},
        "reviewRating": {"@type": "Rating", "ratingValue": 5, "bestRating": 5, "worstRating": 1},
        "name": "Pours exactly",
        "reviewBody": "It pours\nwhere I look.\n\nIt keeps its word.",
        "datePublished": "2026-03-12",
        "inLanguage": "en",
    }
    assert [each["author"]["name"] for each in reviews] == ["Olena K.", "Marek"], "no review without an author"


def test_a_rating_without_words_has_no_count_of_zero(tea_house, tmp_path):
    (tmp_path / "one.jsonl").write_text('{"product": "kettle", "rating": 4}')
    take_in(tea_house, tmp_path / "one.jsonl")
    document = _document(tea_house)
    assert document["aggregateRating"]["ratingCount"] == 1
    assert "reviewCount" not in document["aggregateRating"]
    assert "review" not in document
    assert document["name"] == "kettle"
    assert _ask(tea_house).text.count('"ratingValue": 4.0') == 1


def test_without_a_rating_there_is_no_document(tea_house, anna):
    for product in ("unheard of", "kettle"):
        answer = _ask(tea_house, product)
        assert (answer.status_code, answer.data) == (204, b"")
        anna.review()  # unconfirmed: nobody sees it yet


def test_what_the_shop_has_hidden_is_not_in_it(tea_house, tmp_path):
    (tmp_path / "one.jsonl").write_text('{"product": "kettle", "rating": 4, "author": "Anna"}')
    take_in(tea_house, tmp_path / "one.jsonl")
    (shown,) = tea_house.reviews()["data"]
    tea_house.manage("POST", f"/reviews/{shown['id']}/hide", {"reason": "spam"})
    assert _ask(tea_house).status_code == 204


def test_another_shops_reviews_are_not_in_it(tea_house, rival):
    take_in(tea_house, FILES / "own.csv")
    assert _ask(rival).status_code == 204
    assert rival.house.get("/v1/shops/pk_nobody/jsonld?product=kettle").status_code == 404


def test_an_author_is_shorter_than_a_hundred_characters():
    assert len(_made("x" * 300, "long")["review"][0]["author"]["name"]) < 100


@pytest.mark.parametrize("said", [*NASTY, "\u2028\u2029", "</SCRIPT >", "<!--", "-->", "\x7f"])
def test_nothing_in_it_can_end_its_script_and_all_of_it_reads_back_equal(said):
    body = jsonld.document(_page(said, said[:99]), name=said, url=said, image=said, gtin=said)
    assert not set(body) & set("<>&\u2028\u2029")
    document = json.loads(body)
    assert (document["name"], document["url"], document["image"], document["gtin"]) == (said,) * 4
    (review,) = document["review"]
    assert (review["name"], review["reviewBody"], review["author"]["name"]) == (said, said, said[:99])


def _made(author, said):
    return json.loads(jsonld.document(_page(said, author), name="Kettle", url=None, image=None, gtin=None))


def _page(said, author):
    review = {"author": author, "rating": 5, "title": said, "text": said, "created_at": None, "locale": None}
    review["counted"] = True
    histogram = {"1": 0, "2": 0, "3": 0, "4": 0, "5": 1}
    return {
        "rating": {"count": 1, "average": 5.0, "histogram": histogram},
        "counts": {"words": 1, "media": 0, "verified": 0},
        "data": [review],
    }
