"""Moving in with 23,486 reviews: counted against the file itself, interrupted, resumed, repeated."""

import csv
import os
import random
import signal
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from goodword.app import open_house
from goodword.catalog import queries as products
from goodword.catalog.rules import rating
from goodword.exchange.models import Import
from goodword.lib.db import Base, db, reading, writing
from goodword.shops import service as shops
from sqlalchemy import func, select

from tests.soak.installation import Installation, until

ROWS, PRODUCTS = 23_486, 1_206
MOST_MEMORY_KB = 300 * 1024
COLUMNS = (
    "", "Clothing ID", "Age", "Title", "Review Text", "Rating", "Recommended IND", "Positive Feedback Count",
    "Division Name", "Department Name", "Class Name",
)  # fmt: skip
WORDS = ["love", "this dress,", '"petite",', "café-style;", "runs small\nbut", "soft & pretty", "—", "зелёный"]

pytestmark = [pytest.mark.soak, pytest.mark.alone, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real file where GOODWORD_SOAK_DATA names its folder, else one of the same size written here."""
    folder = os.environ.get("GOODWORD_SOAK_DATA")
    if folder:
        return Path(folder).absolute() / "reviews" / "womens_clothing_en.csv"
    path = tmp_path_factory.mktemp("data") / "reviews.csv"
    write_file(path)
    return path


@pytest.fixture
def house(installed) -> Installation:
    opened = installed()
    open_house(opened.config)
    with writing():
        shops.open_shop(name="Tea House")
    return opened


def test_every_product_has_the_sums_of_the_file(house, file, capsys):
    expected = sums_of(file)
    assert (sum(map(sum_of, expected.values())), len(expected)) == (ROWS, PRODUCTS)
    words, seconds, memory = imported(house, file)
    assert f"{ROWS} new, 0 changed, 0 unchanged, 0 skipped." in words
    assert stored_ratings() == {ref: rating(histogram) for ref, histogram in expected.items()}
    before = whole_database()
    again, seconds_again, memory_again = imported(house, file)
    assert f"0 new, 0 changed, {ROWS} unchanged, 0 skipped." in again
    assert whole_database() == before
    with capsys.disabled():
        name = "SQLite" if db.is_sqlite else "PostgreSQL"
        print(  # noqa: T201 - the figures are for a person
            f"\n  {name}, {file.name}: {ROWS} rows in {seconds:.1f} s, {memory // 1024} MB; "
            f"again in {seconds_again:.1f} s, {memory_again // 1024} MB"
        )
    assert max(memory, memory_again) <= MOST_MEMORY_KB


def test_a_dry_run_changes_nothing(house, file):
    before = whole_database()
    words, _, memory = imported(house, file, "--dry-run")
    assert f"{ROWS} would be new, 0 would be changed, 0 unchanged, 0 skipped." in words
    assert whole_database() == before
    assert memory <= MOST_MEMORY_KB


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
def test_an_interrupted_import_goes_on_where_it_stopped(house, file, sign):
    for wanted in (ROWS // 5, ROWS // 2):
        cut_off(house, file, sign, wanted)
    done = rows_done()
    assert ROWS // 2 <= done < ROWS
    words, _, _ = imported(house, file)
    assert f"Went on after row {done}." in words
    assert stored_ratings() == {ref: rating(histogram) for ref, histogram in sums_of(file).items()}
    assert whole_database()["reviews"] == ROWS


def cut_off(house: Installation, file: Path, sign: signal.Signals, wanted: int) -> None:
    """Start the command and send it a signal when so many rows are in."""
    running = house.command("import", file)
    until(f"{wanted} rows are in", lambda: rows_done() >= wanted or running.poll() is not None)
    running.send_signal(sign)
    running.communicate(timeout=60)
    assert running.returncode != 0


def imported(house: Installation, file: Path, *options: str) -> tuple[str, float, int]:
    """Run the command to its end: what it said, how long it took, how much memory it had at most (kB)."""
    begun = time.monotonic()
    with (house.config.data_dir / "import.log").open("w+b") as output:
        running = house.cold("-m", "goodword", "import", file, *options, output=output)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        words = output.read().decode()
    assert running.returncode == 0, words
    return words, time.monotonic() - begun, used.ru_maxrss


def sums_of(file: Path) -> dict[str, dict[str, int]]:
    """Histogram of each product, counted from the file without any code of ours."""
    stars: dict[str, Counter[str]] = defaultdict(Counter)
    with file.open(newline="", encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            stars[row["Clothing ID"]][row["Rating"]] += 1
    return {ref: {star: counted[star] for star in "12345"} for ref, counted in stars.items()}


def sum_of(histogram: dict[str, int]) -> int:
    return sum(histogram.values())


def stored_ratings() -> dict[str, dict[str, object]]:
    with reading() as session:
        (shop_id,) = session.scalars(select(Import.shop_id)).all()
        return {ref: rating(product.histogram) for ref, product in products.every(shop_id)}


def rows_done() -> int:
    with reading() as session:
        return session.scalar(select(Import.rows_done)) or 0


def whole_database() -> dict[str, object]:
    """How many rows each table has, and the latest versions; enough to see that anything changed."""
    with reading() as session:
        tables = Base.metadata.tables
        counted = {name: session.scalar(select(func.count()).select_from(table)) for name, table in tables.items()}
        versions = {
            f"{name}.version": session.scalar(select(func.sum(tables[name].c.version)))
            for name in ("products", "reviews", "shops")
        }
    return counted | versions


def write_file(path: Path) -> None:
    dice = random.Random("reviews of clothes")
    refs = [str(number) for number in range(PRODUCTS)]
    weights = [1 / (place + 1) for place in range(PRODUCTS)]
    chosen = refs + dice.choices(refs, weights, k=ROWS - PRODUCTS)
    with path.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(COLUMNS)
        for number, ref in enumerate(chosen):
            text = " ".join(dice.choices(WORDS, k=dice.randint(0, 110)))
            title = " ".join(dice.choices(WORDS, k=dice.randint(0, 5))).replace("\n", " ")
            stars = dice.choices("12345", [4, 7, 12, 22, 55])[0]
            writer.writerow(
                [number, ref, 39, title, text, stars, 1, dice.randint(0, 20), "General", "Dresses", "Dresses"]
            )
