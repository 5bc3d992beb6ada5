"""A shop that is exported and imported into an empty one is the same shop."""

import json

import pytest
from goodword.exchange import exports, imports, products, wholes
from goodword.exchange.plans import Plan
from goodword.exchange.readers.base import Wishes
from goodword.exchange.readers.products import product_table
from goodword.fields import service as fields
from goodword.fields.rules import Definition
from goodword.lib.db import reading, writing
from goodword.reviews import service as reviews
from goodword.reviews.models import Review
from sqlalchemy import select

from tests.server.exchange import written
from tests.server.exchange.moving import take_in

REFS = ("7001", "kettle-7001", "7002", "=SUM(A1)", "s", "l")
OF_ITS_PLACE = {"id", "badges", "version", "media"}


@pytest.fixture
def furnished(tea_house, tmp_path):
    """A shop with reviews of every state, replies, votes, fields and products that stand together."""
    with writing():
        for key, kind in (("fit", "scale"), ("recommend", "yes_no")):
            said = Definition(kind=kind, labels={"en": key.title(), "uk": "Так"})
            fields.define(shop_id=tea_house.shop.id, actor="test", key=key, said=said)
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table(written.rows("judgeme_export")))
    take_in(tea_house, path)
    (tmp_path / "own.jsonl").write_text(
        "\n".join(
            json.dumps(row)
            for row in [
                {"id": "a", "product": "=SUM(A1)", "rating": 4, "text": "@home", "author": "-Anna", "helpful": 7,
                 "incentivized": True, "fields": {"fit": 3, "recommend": True}},
                {"id": "b", "product": "s", "rating": 5, "locale": "uk", "fields": {"recommend": False}},
                {"id": "c", "product": "l", "rating": 2, "date": "2026-01-01T10:00:00Z", "reply": "Sorry"},
            ]
        )
    )  # fmt: skip
    take_in(tea_house, tmp_path / "own.jsonl")
    group = tmp_path / "products.csv"
    group.write_text("product,name,group,variant\ns,Cup small,Cups,small\nl,Cup large,Cups,large\n")
    _shelve(tea_house, group)
    tea_house.set(confirm_guests=False)
    tea_house.guest().review(product="7001", text="From the page")
    shown = tea_house.reviews("7001")["data"]
    tea_house.manage("PUT", f"/reviews/{shown[0]['id']}/reply", {"text": "=Thank you"})
    tea_house.manage("POST", f"/reviews/{shown[1]['id']}/hide", {"reason": "off_topic"})
    with writing() as session:
        review = session.scalars(select(Review).where(Review.source_id == "c")).one()
        reviews.count(review, not_because="burst")
    return tea_house


def _shelve(stage, path):
    table = product_table(path, Wishes())
    products.run(shop_id=stage.shop.id, path=path, table=table, progress=lambda _: None, reason=wholes.REASON)


def _move(source, target, folder):
    with reading():
        wholes.write(source.shop.id, folder)
    _shelve(target, folder / wholes.PRODUCTS)
    assert wholes.define_fields(target.shop.id, folder) == []
    path = folder / wholes.REVIEWS
    plan = Plan(imports.reader_for(path), target.shop.name)
    return imports.run(shop_id=target.shop.id, path=path, plan=plan, progress=lambda _: None)


def shown(stage, ref):
    """What the page of a product shows, but for what belongs to the place: ids, and badges of where it came from."""
    page = stage.reviews(ref, limit=50)
    said = [{name: value for name, value in each.items() if name not in OF_ITS_PLACE} for each in page["data"]]
    return page | {"data": sorted(said, key=repr)}


def test_every_page_of_it_is_the_same(furnished, rival, tmp_path):
    report = _move(furnished, rival, tmp_path / "all")
    assert report.counts["skipped"] == 0
    for ref in REFS:
        ours, theirs = shown(furnished, ref), shown(rival, ref)
        assert theirs == ours | {"counts": theirs["counts"]}
        assert theirs["counts"] | {"verified": 0} == ours["counts"] | {"verified": 0}
    checks = [stage.house.get(f"{stage.at}/ratings?product=7001&product=s").json for stage in (furnished, rival)]
    assert checks[0] == checks[1]


def test_what_nobody_sees_is_the_same_too(furnished, rival, tmp_path):
    _move(furnished, rival, tmp_path / "all")
    for status in ("hidden", "held", "withdrawn"):
        ours, theirs = (
            sorted((each["text"], each["moderation_reason"]) for each in stage.manage("GET", path).json["data"])
            for stage in (furnished, rival)
            if (path := f"/reviews?status={status}")
        )
        assert ours == theirs
        assert ours or status != "hidden"


def test_a_second_move_changes_nothing(furnished, rival, tmp_path):
    first = _move(furnished, rival, tmp_path / "all")
    again = _move(furnished, rival, tmp_path / "again")
    assert again.counts["same"] == first.counts["new"]
    assert set(again.counts) <= {"same"}


def test_a_table_says_as_much_as_lines(furnished, rival, tmp_path):
    folder = tmp_path / "all"
    with reading():
        wholes.write(furnished.shop.id, folder)
        path = tmp_path / "reviews.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            exports.write(exports.reviews(furnished.shop.id), "csv", out, keys=exports.keys_of(furnished.shop.id))
    assert not [
        cell for line in path.read_text().splitlines() for cell in line.split(",") if cell.startswith(("=", "@"))
    ]
    _shelve(rival, folder / wholes.PRODUCTS)
    wholes.define_fields(rival.shop.id, folder)
    take_in(rival, path)
    for ref in REFS:
        assert shown(rival, ref)["data"] == shown(furnished, ref)["data"]
        assert shown(rival, ref)["fields"] == shown(furnished, ref)["fields"]


def test_strange_columns_become_fields_and_come_again_as_they_were(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    base = {"product": "kettle", "author": "Anna", "date": "2026-01-01"}
    rows = [
        base | {"rating": str(n), "text": f"Number {n}", "Would you recommend it?": said, "Height": f"{150 + n} cm"}
        for n, said in enumerate(["Yes", "No", "Yes", "Yes"], start=1)
    ]
    path.write_bytes(written.table(rows))
    take_in(tea_house, path)
    page = tea_house.reviews()
    (recommend,) = [field for field in page["fields"] if field["kind"] == "yes_no"]
    assert {option["value"]: option["count"] for option in recommend["options"]} == {"yes": 3, "no": 1}
    assert {each["fields"]["height"] for each in page["data"]} == {"151_cm", "152_cm", "153_cm", "154_cm"}
    assert dict(take_in(tea_house, path).counts) == {"same": 4}
    assert tea_house.reviews()["fields"] == page["fields"]
    rows[1]["Would you recommend it?"] = "Yes"
    path.write_bytes(written.table(rows))
    assert dict(take_in(tea_house, path).counts) == {"changed": 1, "same": 3}
    (recommend,) = [field for field in tea_house.reviews()["fields"] if field["kind"] == "yes_no"]
    assert {option["value"]: option["count"] for option in recommend["options"]} == {"yes": 4, "no": 0}


def test_the_first_file_is_still_known_in_the_new_house(furnished, rival, tmp_path):
    first = tmp_path / "reviews.csv"
    before = take_in(furnished, first).counts
    moved = _move(furnished, rival, tmp_path / "out").counts["new"]
    assert take_in(rival, first).counts == before
    with reading() as session:
        mine = select(Review).where(Review.shop_id == rival.shop.id)
        assert len(session.scalars(mine.where(Review.source == "import:judgeme")).all()) == before["same"]
        assert len(session.scalars(mine).all()) == moved
