"""An import may be repeated, interrupted, dry, or careful about products; nothing is ever doubled."""

import json
import uuid
from pathlib import Path

import pytest
from goodword.contributions.models import Revision
from goodword.exchange import imports
from goodword.lib.db import reading
from goodword.reviews.models import Review
from sqlalchemy import select

from tests.server.exchange.moving import FILES, assert_same, everything, histograms, many_rows, take_in

ROWS = 25
BATCH = 4


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(imports, "BATCH", BATCH)


class _Interrupted(Exception):
    pass


def _interrupt_after(batches: int):
    seen = []

    def progress(position: int) -> None:
        seen.append(position)
        if len(seen) == batches:
            raise _Interrupted

    return progress


@pytest.mark.parametrize("name", ["own.csv", "own.jsonl", "womens.csv"])
def test_a_second_run_changes_nothing(tea_house, name):
    first = take_in(tea_house, FILES / name)
    before = everything(but=["imports"])
    second = take_in(tea_house, FILES / name)
    assert everything(but=["imports"]) == before
    assert dict(second.counts) == {"same": first.counts["new"], "skipped": first.counts["skipped"]}
    assert second.resumed_at == 0


@pytest.mark.parametrize("name", ["own.csv", "own.jsonl", "womens.csv"])
def test_a_dry_run_tells_the_same_and_writes_nothing(tea_house, name):
    before = everything()
    dry = take_in(tea_house, FILES / name, act=imports.dry_run)
    assert everything() == before
    wet = take_in(tea_house, FILES / name)
    assert (dry.counts, dry.skipped) == (wet.counts, wet.skipped)


@pytest.mark.parametrize("batches", [1, 3, 6])
def test_an_interrupted_import_goes_on_to_the_same_end(tea_house, rival, tmp_path, batches):
    path = many_rows(tmp_path / "many.jsonl", ROWS)
    with pytest.raises(_Interrupted):
        take_in(tea_house, path, progress=_interrupt_after(batches))
    half = take_in(tea_house, path)
    whole = take_in(rival, path)
    assert half.resumed_at == batches * BATCH
    assert half.counts["new"] == ROWS - half.resumed_at
    assert whole.counts["new"] == ROWS
    assert _said(tea_house) == _said(rival)
    expected = histograms((f"p{n * n % 7}", n % 5 + 1) for n in range(ROWS))
    assert_same(tea_house, expected)
    assert_same(rival, expected)


def test_the_same_file_for_another_shop_is_another_import(tea_house, rival):
    take_in(tea_house, FILES / "own.csv")
    assert take_in(rival, FILES / "own.csv").counts["new"] > 0
    assert take_in(rival, FILES / "own.csv").counts["new"] == 0


def test_one_review_in_csv_and_jsonl_is_one_review(tea_house, tmp_path):
    (tmp_path / "a.csv").write_text("id,product,rating\n1,kettle,5\n")
    (tmp_path / "b.jsonl").write_text('{"id": 1, "product": "kettle", "rating": 5}\n')
    take_in(tea_house, tmp_path / "a.csv")
    assert dict(take_in(tea_house, tmp_path / "b.jsonl").counts) == {"same": 1}


def test_a_changed_row_edits_its_review_and_keeps_what_it_said(tea_house, tmp_path):
    path = _written(tmp_path, id="a", product="kettle", rating=5, text="Good", author="Anna", date="2026-01-01")
    take_in(tea_house, path)
    path = _written(
        tmp_path, id="a", product="kettle", rating=2, text="Worse", author="Ann", verified=True, incentivized=True
    )
    assert dict(take_in(tea_house, path, act=imports.dry_run).counts) == {"changed": 1}
    assert dict(take_in(tea_house, path).counts) == {"changed": 1}

    page = tea_house.reviews()
    assert page["rating"]["histogram"] == {"1": 0, "2": 1, "3": 0, "4": 0, "5": 0}
    (shown,) = page["data"]
    assert (shown["text"], shown["author"], shown["created_at"], shown["version"]) == ("Worse", "Ann", None, 2)
    assert shown["badges"] == ["imported", "incentivized"]
    with reading() as session:
        (revision,) = session.scalars(select(Revision))
        assert revision.said == {"rating": 5, "title": None, "text": "Good", "name": "Anna"}
        assert session.scalars(select(Review.verification_level)).all() == ["claimed"]
    assert dict(take_in(tea_house, path).counts) == {"same": 1}


def test_votes_of_our_own_shoppers_outlive_a_changed_row(tea_house, anna, tmp_path):
    take_in(tea_house, _written(tmp_path, id="a", product="kettle", rating=5, text="Good", helpful=3))
    (shown,) = tea_house.reviews()["data"]
    anna.send("PUT", f"/reviews/{shown['id']}/vote", {})
    take_in(tea_house, _written(tmp_path, id="a", product="kettle", rating=4, text="Good", helpful=3))
    assert tea_house.reviews()["data"][0]["helpful"] == 4


def test_what_the_shop_has_hidden_stays_hidden(tea_house, tmp_path):
    take_in(tea_house, _written(tmp_path, id="a", product="kettle", rating=5, text="Call me on 555"))
    (shown,) = tea_house.reviews()["data"]
    hidden = tea_house.manage("POST", f"/reviews/{shown['id']}/hide", {"reason": "personal_data"})
    assert hidden.status_code == 200, hidden.text
    take_in(tea_house, _written(tmp_path, id="a", product="kettle", rating=4, text="Call me on 556"))
    assert tea_house.reviews()["rating"]["count"] == 0
    assert tea_house.reviews()["data"] == []


def test_a_row_cannot_move_to_another_product(tea_house, tmp_path):
    take_in(tea_house, _written(tmp_path, id="a", product="kettle", rating=5))
    before = everything(but=["imports"])
    report = take_in(tea_house, _written(tmp_path, id="a", product="cups", rating=5))
    assert [(each.line, each.why) for each in report.skipped] == [(1, "the review is of another product now")]
    assert everything(but=["imports"]) == before


def test_known_only_leaves_unknown_products_out(tea_house, tmp_path):
    take_in(tea_house, _written(tmp_path, id="a", product="kettle", rating=5))
    path = tmp_path / "more.csv"
    path.write_text("id,product,rating\nb,cups,1\nc,kettle,4\n")
    for act in (imports.dry_run, imports.run):
        report = take_in(tea_house, path, act=act, known_only=True)
        assert [(each.line, each.why) for each in report.skipped] == [(2, "the product is unknown")]
        assert report.counts["new"] == 1
    assert_same(tea_house, histograms([("kettle", 5), ("kettle", 4)]))
    assert tea_house.reviews("cups")["rating"]["count"] == 0


def test_an_interrupted_careful_import_does_not_shorten_a_full_one(tea_house, tmp_path):
    path = many_rows(tmp_path / "many.jsonl", ROWS)
    with pytest.raises(_Interrupted):
        take_in(tea_house, path, known_only=True, progress=_interrupt_after(2))
    assert take_in(tea_house, path).counts["new"] == ROWS


def _written(folder: Path, **row: object) -> Path:
    path = folder / f"{uuid.uuid4().hex}.jsonl"
    path.write_text(json.dumps(row) + "\n")
    return path


def _said(stage) -> list[tuple[object, ...]]:
    with reading() as session:
        columns = (Review.source, Review.source_id, Review.rating, Review.text, Review.content_hash, Review.status)
        return sorted(tuple(row) for row in session.execute(select(*columns).where(Review.shop_id == stage.shop.id)))
