"""Every real file of other systems gives the same reviews; a large file needs no more memory than a small one."""

import csv
import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from goodword.app import open_house
from goodword.exchange import exports, imports, products
from goodword.exchange.plans import Plan
from goodword.exchange.readers.base import Refused, Row, Wishes
from goodword.exchange.readers.exported import FORMULA
from goodword.exchange.readers.products import product_table
from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid
from goodword.reviews.models import Review
from goodword.shops import service as shops
from sqlalchemy import select

from tests.server.exchange import written
from tests.soak.test_import import imported

pytestmark = [pytest.mark.soak, pytest.mark.alone, pytest.mark.timeout(1800)]

ROWS, SHOWN = 300, 287
UNTITLED = {"loox_export.csv", "loox_import.csv", "wxr_product_reviews.xml"}
STATELESS = {
    "judgeme_import.csv",
    "loox_import.csv",
    "okendo_import.csv",
    "yotpo_export_comma.csv",
    "yotpo_export_semicolon.csv",
}
"""Forms that cannot say what was not shown: all of their rows are."""

Said = tuple[object, ...]
A_ZONE = timedelta(days=1)
"""Forms with a time zone may have another day."""


@pytest.fixture
def data() -> Path:
    """The folder of real files; an empty path where none is named, and the tests' own files stand for them."""
    folder = os.environ.get("GOODWORD_SOAK_DATA")
    return Path(folder).absolute() / "import_formats" if folder else Path()


def test_every_file_gives_the_same_reviews(installed, data, tmp_path, capsys):
    open_house(installed().config)
    files = sorted(data.glob("generated/*")) if data.parts else written_here(tmp_path)
    catalogue = next((path for path in files if path.name == "products_catalog.csv"), None)
    told, shown, days = [], {}, {}
    for path in files:
        if path == catalogue:
            continue
        shop_id, report = moved_in(path, catalogue)
        days[path.name] = reviews_of(shop_id)
        shown[path.name] = list(days[path.name])
        told.append((path.name, report))
    tell(capsys, told, shown)
    rows = ROWS if data.parts else len(written.REVIEWS)
    for name, said in shown.items():
        wanted = rows if name in STATELESS else SHOWN if data.parts else sum(one.seen for one in written.REVIEWS)
        assert len(said) == wanted, name
    fullest = max((name for name in shown if name not in UNTITLED), key=lambda name: len(shown[name]))
    whole = Counter(shown[fullest])
    for name, said in shown.items():
        assert not Counter(without_title(said)) - Counter(without_title(shown[fullest])), name
        if name not in UNTITLED:
            assert not Counter(said) - whole, name
            assert all(abs(days[name][one] - days[fullest][one]) <= A_ZONE for one in said), name


def without_title(said: list[Said]) -> list[Said]:
    return [(rating, text) for rating, _, text in said]


def test_files_without_stars_are_read_and_every_line_is_said(data, tmp_path, capsys):
    mine = tmp_path / "disqus.xml"
    mine.write_text('<disqus xmlns:dsq="d"><post dsq:id="1"><message>Hello</message></post></disqus>')
    files = [mine, *(path for path in sorted(data.glob("*.*")) if data.parts and path.suffix in {".xml", ".json"})]
    for path in files:
        rows = read(path)
        why = Counter(row.why for row in rows if isinstance(row, Refused))
        with capsys.disabled():
            print(f"  {path.name:34} {len(rows) - why.total():4} reviews, {dict(why)}")  # noqa: T201 - for a person
        assert rows
        assert why.total() == len(rows)


def test_naughty_words_and_formulas_arrive_and_come_back_as_they_were(installed, data, tmp_path, capsys):
    open_house(installed().config)
    said = (
        naughty(data)
        if data.parts
        else ["=1+1", "@SUM(A1)", "<img src=x onerror=alert(1)>", "\u202egnp.exe", "'; DROP"]
    )
    path = tmp_path / "naughty.csv"
    path.write_bytes(
        written.table([{"id": str(n), "product": "p", "rating": "3", "text": one} for n, one in enumerate(said)])
    )
    shops_opened = []
    for name in ("first", "second"):
        shop_id, report = moved_in(path, None, name)
        shops_opened.append(reviews_by_id(shop_id))
        assert report.counts["new"] + report.counts["skipped"] == len(said)
        path = tmp_path / "exported.csv"
        with reading(), path.open("w", newline="", encoding="utf-8") as out:
            exports.write(exports.reviews(shop_id), "csv", out)
    with path.open(newline="", encoding="utf-8") as out:
        assert not [cell for row in csv.reader(out) for cell in row if cell.startswith(FORMULA)]
    with capsys.disabled():
        print(f"  {len(said)} naughty texts, {len(shops_opened[0])} reviews")  # noqa: T201 - for a person
    assert sorted(filter(None, shops_opened[0])) == sorted(filter(None, shops_opened[1]))


def naughty(data: Path) -> list[str]:
    folder = data.parent / "security"
    lines = [
        one for path in sorted(folder.glob("xss/*.txt")) for one in path.read_text("utf-8", "replace").splitlines()
    ]
    formulas = (folder / "csv_formula_injection.txt").read_text("utf-8").splitlines()
    return [one.strip() for one in (*json.loads((folder / "blns.json").read_text("utf-8")), *formulas, *lines)]


def reviews_by_id(shop_id) -> list[str | None]:
    with reading() as session:
        return list(session.scalars(select(Review.text).where(Review.shop_id == shop_id)))


def test_a_hundred_times_the_rows_take_no_more_memory(installed, tmp_path, capsys):
    house = installed()
    open_house(house.config)
    with writing():
        shops.open_shop(name="Tea House")
    used: dict[str, int] = {}
    for kind, write in (("csv", write_table), ("xml", write_wordpress)):
        for rows in (1_000, 100_000):
            path = write(tmp_path / f"{rows}.{kind}", rows)
            words, seconds, used[f"{kind} {rows}"] = imported(house, path)
            assert f"{rows} new" in words
            with capsys.disabled():
                print(f"  {kind}, {rows:6} rows: {used[f'{kind} {rows}'] // 1024} MB, {seconds:.1f} s")  # noqa: T201 - the same
    for kind in ("csv", "xml"):
        assert used[f"{kind} 100000"] <= 1.5 * used[f"{kind} 1000"]


def moved_in(path, catalogue, name=None):
    with writing():
        shop = shops.open_shop(name=name or path.name)
    if catalogue:
        table = product_table(catalogue, Wishes())
        assert table is not None
        products.run(shop_id=shop.id, path=catalogue, table=table, progress=lambda _: None)
    plan = Plan(imports.reader_for(path, wishes=wishes_for(path)), shop.name)
    return shop.id, imports.run(shop_id=shop.id, path=path, plan=plan, progress=lambda _: None)


def wishes_for(path: Path) -> Wishes:
    try:
        imports.reader_for(path)
    except Invalid:
        return Wishes(order="day")
    return Wishes()


def reviews_of(shop_id) -> dict[Said, date]:
    with reading() as session:
        found = session.scalars(select(Review).where(Review.shop_id == shop_id, Review.status == "published"))
        return {(each.rating, each.title, each.text): each.created_at.date() for each in found}


def read(path: Path) -> list[Row | Refused]:
    with path.open("rb") as file:
        return list(imports.reader_for(path).rows(file))


def tell(capsys, told, shown) -> None:
    lines = (
        f"  {name:34} {report.counts['new']:4} read, {len(shown[name]):4} shown, "
        f"{report.counts['not_shown']:3} not shown, {report.counts['skipped']} skipped"
        for name, report in told
    )
    with capsys.disabled():
        print("", *lines, sep="\n")  # noqa: T201 - the figures are for a person


def written_here(folder: Path) -> list[Path]:
    """The files that stand for the real ones: the tests' own, one a form."""
    names = {"judgeme_import": "judgeme_import.csv", "loox_export": "loox_export.csv", "woocommerce": "woo.csv"}
    for system, name in names.items():
        (folder / name).write_bytes(written.table(written.rows(system)))
    return [folder / name for name in names.values()]


WORDS = ["pours", "well,", "“quiet”", "but", "heavy;", "зелёный", "tea"]


def some_words(dice: random.Random) -> str:
    return " ".join(
        dice.choices(["pours", "well,", "“quiet”", "but", "heavy;", "зелёный", "tea"], k=dice.randint(3, 60))
    )


def write_table(path: Path, rows: int) -> Path:
    dice = random.Random("a table")
    with path.open("w", newline="", encoding="utf-8") as out:
        out.write("title,body,rating,review_date,reviewer_name,reviewer_email,product_id,product_handle,reply,Fit\n")
        for number in range(rows):
            out.write(
                f'Number {number} of {rows},"{some_words(dice)}\nand more",{dice.randint(1, 5)},2026-01-02,'
                f"Anna {number},a{number}@example.com,{number % 500},p-{number % 500},,{dice.choice('SML')}\n"
            )
    return path


def write_wordpress(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n')
        out.writelines(_items(rows))
        out.write("</channel></rss>\n")
    return path


def _items(rows: int) -> Iterator[str]:
    dice = random.Random("an export")
    for product in range(max(1, rows // 200)):
        yield f"<item><title>Cup {product}</title><wp:post_id>{product}</wp:post_id>\n"
        for number in range(product * 200, min(rows, product * 200 + 200)):
            yield (
                f"<wp:comment><wp:comment_id>{rows}{number:06}</wp:comment_id><wp:comment_author>Anna</wp:comment_author>"
                f"<wp:comment_date_gmt>2026-01-02 10:00:00</wp:comment_date_gmt><wp:comment_content>{some_words(dice)}"
                "</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:commentmeta>"
                f"<wp:meta_key>rating</wp:meta_key><wp:meta_value>{dice.randint(1, 5)}</wp:meta_value>"
                "</wp:commentmeta></wp:comment>\n"
            )
        yield "</item>\n"
