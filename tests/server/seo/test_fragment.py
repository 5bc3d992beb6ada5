"""The fragment: the first reviews as plain HTML for the shop's own page."""

import json

import pytest

from tests.server.exchange.moving import FILES, many_rows, take_in
from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house
from tests.server.seo.spoken import NASTY, Parsed


def _fragment(stage, product="kettle", **query):
    answer = stage.house.get(f"{stage.at}/fragment.html", query_string={"product": product, **query})
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    return Parsed(answer.text)


def test_it_is_plain_semantic_html(tea_house):
    take_in(tea_house, FILES / "own.csv")
    shown = _fragment(tea_house)
    assert set(shown.tags) <= {"section", "article", "p", "h3", "strong", "time", "br", "blockquote", "b"}
    assert {name for name, _ in shown.attributes} <= {"lang", "datetime"}
    assert shown.tags.count("article") == 3
    assert "3.3 out of 5 · 3 ratings" in shown.text
    assert "It pours where I look. It keeps its word." in shown.text
    assert "Tea House replied Thank you, Olena." in shown.text
    assert "5 out of 5 stars · Olena K. · March 12, 2026" in shown.text
    assert "1 out of 5 stars · No name given · date unknown" in shown.text


def test_it_holds_the_first_page_in_its_order(tea_house, tmp_path):
    take_in(tea_house, many_rows(tmp_path / "many.jsonl", 90))
    shown = _fragment(tea_house, "p0")
    first = tea_house.reviews("p0")
    assert first["next"]
    said = [text for text in shown.texts if text.startswith("Review number")]
    assert said == [each["text"] for each in first["data"]]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["3.3 out of 5 · 3 ratings", "March 12, 2026", "date unknown"]),
        ("ru", ["3,3 из 5 · 3 оценки", "12 марта 2026", "дата неизвестна"]),
        ("uk", ["3,3 з 5 · 3 оцінки", "12 березня 2026", "дата невідома"]),
        ("pl", ["3,3 na 5 · 3 oceny", "12 marca 2026", "data nieznana"]),
        ("pl-PL", ["3 oceny"]),
        ("de", ["3 ratings"]),
        ("../etc", ["3 ratings"]),
    ],
)
def test_it_speaks_four_languages(tea_house, lang, words):
    take_in(tea_house, FILES / "own.csv")
    shown = _fragment(tea_house, lang=lang)
    for each in words:
        assert each in shown.text
    # What shoppers wrote stays in their own languages.
    assert ("lang", "pl") in shown.attributes


def test_without_a_language_it_speaks_the_shops(tea_house):
    from goodword.lib.db import writing
    from goodword.shops.models import Shop

    with writing() as session:
        session.get_one(Shop, tea_house.shop.id).locale = "uk"
    assert "Відгуків поки немає" in _fragment(tea_house, "nothing").text


def test_a_product_without_reviews_says_so(tea_house):
    shown = _fragment(tea_house, "unheard of")
    assert shown.text == "No reviews yet"
    assert "article" not in shown.tags


def test_whatever_is_said_stays_text(tea_house, tmp_path):
    rows = [
        {"product": str(number), "rating": 5, "title": said, "text": said, "author": said, "reply": said}
        for number, said in enumerate(NASTY)
    ]
    (tmp_path / "nasty.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    take_in(tea_house, tmp_path / "nasty.jsonl")
    for number, said in enumerate(NASTY):
        shown = _fragment(tea_house, str(number))
        assert set(shown.tags) <= {"section", "article", "p", "h3", "strong", "time", "br", "blockquote", "b"}
        assert {name for name, _ in shown.attributes} <= {"lang", "datetime"}
        assert shown.text.count(" ".join(said.split())) == 4, said


def test_another_shops_reviews_are_not_in_it(tea_house, rival):
    take_in(tea_house, FILES / "own.csv")
    assert _fragment(rival).text == "No reviews yet"
    assert rival.house.get("/v1/shops/pk_nobody/fragment.html?product=kettle").status_code == 404
    assert rival.house.get(f"{rival.at}/fragment.html").status_code == 422
