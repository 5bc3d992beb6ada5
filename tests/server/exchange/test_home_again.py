"""A shop's own export, imported into the same shop, doubles nothing."""

from goodword.exchange import exports, imports
from goodword.exchange.plans import Plan
from goodword.lib.db import reading


def test_an_export_that_comes_home_finds_every_review_there(tea_house, tmp_path):
    tea_house.set(confirm_guests=False)
    for n in range(3):
        tea_house.guest().review(text=f"Word {n}")
    path = tmp_path / "out.jsonl"
    with reading(), path.open("w") as out:
        exports.write(exports.reviews(tea_house.shop.id), "jsonl", out)
    plan = Plan(reader=imports.reader_for(path), shop_name="Tea House")
    report = imports.run(shop_id=tea_house.shop.id, path=path, plan=plan, progress=lambda _: None)
    assert dict(report.counts) == {"same": 3}
    assert tea_house.reviews()["rating"]["count"] == 3
