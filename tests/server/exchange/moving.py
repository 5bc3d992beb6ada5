"""Moving in, in tests: taking a file in, counting it without our own code, and looking at every table."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from goodword.exchange import imports
from goodword.exchange.plans import Plan
from goodword.lib.db import Base, db
from sqlalchemy import select

from tests.cast import ShopOnStage

FILES = Path(__file__).parent / "files"
Histograms = dict[str, dict[str, int]]


def take_in(
    stage: ShopOnStage,
    path: Path,
    *,
    act: Callable[..., imports.Report] = imports.run,
    progress: Callable[[int], None] = lambda _: None,
    known_only: bool = False,
    wanted: str | None = None,
) -> imports.Report:
    """Import a file into the shop, as the command line does."""
    plan = Plan(reader=imports.reader_for(path, wanted), shop_name=stage.shop.name, known_only=known_only)
    return act(shop_id=stage.shop.id, path=path, plan=plan, progress=progress)


def everything(*, but: Iterable[str] = ()) -> dict[str, list[str]]:
    """Every row of every table."""
    with db.reader.connect() as connection:
        return {
            name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for name, table in Base.metadata.tables.items()
            if name not in but
        }


def histograms(rated: Iterable[tuple[str, int]]) -> Histograms:
    """What ratings add up to, product by product."""
    found: Histograms = defaultdict(lambda: {str(stars): 0 for stars in range(1, 6)})
    for product, rating in rated:
        found[product][str(rating)] += 1
    return dict(found)


def rated_in(path: Path, product: str, rating: str, *, skip: Iterable[int] = ()) -> list[tuple[str, int]]:
    """Product and rating of each good record; ``skip`` numbers the others (the first record is 1)."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        records = [record for record in csv.DictReader(file) if any(record.values())]
    return [
        (record[product], int(float(record[rating])))
        for number, record in enumerate(records, start=1)
        if number not in set(skip)
    ]


def shown_ratings(stage: ShopOnStage, products: Iterable[str]) -> dict[str, Any]:
    """What the shop's pages are told."""
    answer = stage.house.get(f"{stage.at}/ratings", query_string={"product": list(products)})
    assert answer.status_code == 200, answer.text
    return {each["product"]: each for each in answer.json["data"]}


def assert_same(stage: ShopOnStage, expected: Histograms) -> None:
    """Count, mean and histogram of every product are the file's own."""
    shown = shown_ratings(stage, expected)
    for product, histogram in expected.items():
        count = sum(histogram.values())
        mean = sum(int(stars) * number for stars, number in histogram.items()) / count
        assert shown[product] == {
            "product": product,
            "count": count,
            "average": round(mean, 2),
            "histogram": histogram,
        }


def many_rows(path: Path, number: int) -> Path:
    """A file of our own format with as many rows, unevenly spread over seven products."""
    rows = (
        {"id": f"m{n}", "product": f"p{n * n % 7}", "rating": n % 5 + 1, "text": f"Review number {n}"}
        for n in range(number)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path
