"""Exports: the figures of the API, whole files, and no cell that a spreadsheet would run."""

import csv
import io
import json

import pytest
from goodword.exchange import exports
from goodword.lib.db import reading

from tests.server.exchange.moving import FILES, shown_ratings, take_in

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)"]


def test_exported_ratings_are_those_of_the_api(tea_house):
    take_in(tea_house, FILES / "own.csv")
    rows = [json.loads(line) for line in _exported(tea_house, "ratings", "jsonl").splitlines()]
    assert {row["product"] for row in rows} == {"kettle", "cups", 'cup, "small"', "<script>alert(1)</script>"}
    assert rows == list(shown_ratings(tea_house, [row["product"] for row in rows]).values())

    table = list(csv.DictReader(io.StringIO(_exported(tea_house, "ratings", "csv"))))
    assert [(row["product"], int(row["count"]), float(row["average"])) for row in table] == [
        (row["product"], row["count"], row["average"]) for row in rows
    ]
    assert [json.loads(row["histogram"]) for row in table] == [row["histogram"] for row in rows]


def test_exported_reviews_are_whole_and_of_every_status(tea_house):
    take_in(tea_house, FILES / "own.csv")
    hidden = tea_house.reviews()["data"][0]
    tea_house.manage("POST", f"/reviews/{hidden['id']}/hide", {"reason": "spam"})
    rows = [json.loads(line) for line in _exported(tea_house, "reviews", "jsonl").splitlines()]
    by_source = {row["source_id"]: row for row in rows}
    assert len(rows) == 8
    assert by_source["c1"]["text"] == "It pours\nwhere I look.\n\nIt keeps its word."
    assert by_source["c17"]["created_at"] is None
    assert {row["id"]: row["status"] for row in rows}[hidden["id"]] == "hidden"

    table = list(csv.DictReader(io.StringIO(_exported(tea_house, "reviews", "csv"))))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert {row["text"] for row in table if row["source_id"] == "c1"} == {by_source["c1"]["text"]}


def test_nothing_of_another_shop_is_exported(tea_house, rival):
    take_in(tea_house, FILES / "own.csv")
    assert _exported(rival, "reviews", "jsonl") == ""
    assert _exported(rival, "ratings", "jsonl") == ""


def _say_formulas(stage, folder):
    rows = [
        {"id": said, "product": said, "rating": 3, "title": said, "text": said, "author": f"'{said}"}
        for said in FORMULAS
    ]
    (folder / "formulas.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    take_in(stage, folder / "formulas.jsonl")


def test_no_cell_of_the_table_is_a_formula(tea_house, tmp_path):
    _say_formulas(tea_house, tmp_path)
    for what in ("ratings", "reviews"):
        table = list(csv.DictReader(io.StringIO(_exported(tea_house, what, "csv"))))
        assert sorted(row["product"] for row in table) == sorted(f"'{said}" for said in FORMULAS)
        cells = [cell for row in table for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))]
    exact = [json.loads(line) for line in _exported(tea_house, "reviews", "jsonl").splitlines()]
    assert sorted(row["text"] for row in exact) == sorted(FORMULAS)


def test_quotes_commas_and_lines_stay_inside_their_cell(tea_house, tmp_path):
    said = 'a,=1+1\n"=2+2",\n\n=3+3'
    (tmp_path / "one.jsonl").write_text(json.dumps({"product": 'x,"=1', "rating": 3, "text": said}))
    take_in(tea_house, tmp_path / "one.jsonl")
    (row,) = csv.DictReader(io.StringIO(_exported(tea_house, "reviews", "csv"), newline=""))
    assert (row["product"], row["text"]) == ('x,"=1', said)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_exported_reviews_move_into_another_shop(tea_house, rival, tmp_path, form):
    take_in(tea_house, FILES / "own.csv")
    (tmp_path / f"all.{form}").write_text(_exported(tea_house, "reviews", form), newline="")
    report = take_in(rival, tmp_path / f"all.{form}")
    assert dict(report.counts) == {"new": 8}
    for product in ("kettle", "cups", 'cup, "small"'):
        assert [_words(each) for each in rival.reviews(product)["data"]] == [
            _words(each) for each in tea_house.reviews(product)["data"]
        ]


def test_a_formula_comes_back_as_it_was(tea_house, rival, tmp_path):
    _say_formulas(tea_house, tmp_path)
    (tmp_path / "all.csv").write_text(_exported(tea_house, "reviews", "csv"), newline="")
    take_in(rival, tmp_path / "all.csv")
    for said in FORMULAS:
        (shown,) = rival.reviews(said)["data"]
        assert (shown["title"], shown["text"], shown["author"]) == (said, said, f"'{said}")


def test_what_was_hidden_stays_hidden_by_moving(tea_house, rival, tmp_path):
    take_in(tea_house, FILES / "own.csv")
    hidden = tea_house.reviews()["data"][0]
    tea_house.manage("POST", f"/reviews/{hidden['id']}/hide", {"reason": "spam"})
    (tmp_path / "all.jsonl").write_text(_exported(tea_house, "reviews", "jsonl"))
    report = take_in(rival, tmp_path / "all.jsonl")
    assert dict(report.counts) == {"new": 8, "not_shown": 1}
    assert hidden["text"] not in {each["text"] for each in rival.reviews()["data"]}
    (kept,) = rival.manage("GET", "/reviews?status=hidden").json["data"]
    assert (kept["text"], kept["moderation_reason"]) == (hidden["text"], "spam")


def _words(review):
    return {name: review[name] for name in ("rating", "title", "text", "author", "created_at", "helpful", "locale")} | {
        "reply": review["reply"] and (review["reply"]["text"], review["reply"]["created_at"])
    }


def _exported(stage, what, form):
    out = io.StringIO(newline="")
    with reading():
        exports.write(exports.WHAT[what](stage.shop.id), form, out)
    return out.getvalue()
