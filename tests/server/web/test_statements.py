"""Every statement on a table of shops names the shop: one day of the house, statement by statement."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from goodword.jobs.queue import queue
from goodword.letters import service as letters
from goodword.lib.db import Base, db
from goodword.media import jobs as media
from goodword.snapshots import store
from goodword.web import idempotency
from sqlalchemy import event

from tests.server.web import operations
from tests.server.web.test_tenancy import ask, own_ids, right_caller
from tests.server.web.two_shops import furnish

pytestmark = pytest.mark.timeout(180)

SCOPED = {table.name for table in Base.metadata.sorted_tables if "shop_id" in table.columns}
TABLES = re.compile(r'\b(?:FROM|JOIN|UPDATE)\s+"?(\w+)"?(?:\s+(?:AS\s+)?(?!SET\b|WHERE\b|ON\b|JOIN\b|LEFT\b)(\w+))?')
EXCEPTIONS = {
    "api_keys.digest": "a secret key names its shop by itself",
    "proofs.digest": "a mailed link names its shop by itself",
    "kept_answers.created_at": "the sweep of old answers, of all shops alike",
    "photos.state": "the sweep of photos that nobody used, of all shops alike",
    "letters.id": "the mailbox folder of the installation, all shops alike: what has a row stays",
    "personal_exports.file": "the folder of packed exports, of all shops alike: what has a row stays",
    "personal_exports.state": "the sweep of old exports, of all shops alike",
    "accounts.subject": "whether another link lives by a grant, in whichever shop of the installation",
    "linkings.state": "the same, of what is about to be linked",
    "letters.state": "the sweep of letters whose sender died, of all shops alike",
}


@contextmanager
def recorded() -> Iterator[set[str]]:
    said: set[str] = set()

    def listen(_connection, _cursor, statement, *_rest) -> None:
        said.add(re.sub(r"\s+", " ", statement))

    for engine in {db.reader, db.writer}:
        event.listen(engine, "before_cursor_execute", listen)
    yield said
    for engine in {db.reader, db.writer}:
        event.remove(engine, "before_cursor_execute", listen)


@pytest.fixture
def statements(house, tea_house, rival, work_off) -> set[str]:
    """A day: two shops filled, every operation called, letters sent, links pressed, sweeps run."""
    with recorded() as said:
        mine, _ = furnish(tea_house), furnish(rival)
        for operation in operations.of(house):
            ask(house, operation, right_caller(operation, mine), own_ids(operation, mine))
        house.get(f"{tea_house.at}/checks")
        for query in ({"sort": "lowest", "stars": "5", "q": "words"}, {"sort": "newest", "lang": "en"}):
            tea_house.reviews(**query)
        work_off()
        for sweep in (letters.sweep, queue.sweep, idempotency.forget_old, media.sweep):
            sweep()
    return said


def test_every_statement_names_the_shop(statements):
    assert len(statements) > 40
    unscoped = sorted(f"{table}: {said}" for said in statements for table in unnamed(said))
    assert unscoped == []


def test_the_door_reads_by_the_shops_site_key():
    said_there = [said for said in vars(store).values() if isinstance(said, str) and "FROM shops" in said]
    assert len(said_there) == 2
    for said in said_there:
        assert re.search(r"h\.site_key = \S+", said)
        for alias in re.findall(r"JOIN \w+ (\w) ON", said):
            assert f"{alias}.shop_id = " in said


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("SELECT reviews.id FROM reviews WHERE reviews.id = ?", ["reviews"]),
        ("SELECT reviews.id FROM reviews WHERE reviews.shop_id = ?", []),
        ("SELECT reviews.shop_id FROM reviews WHERE reviews.id = ?", ["reviews"]),
        ("UPDATE reviews SET shop_id=? WHERE reviews.id = ?", ["reviews"]),
        ("DELETE FROM votes WHERE votes.id = ?", ["votes"]),
        ("SELECT a.id FROM products AS a JOIN reviews ON reviews.id = a.id WHERE a.shop_id = ?", ["reviews"]),
        ("INSERT INTO votes (shop_id) VALUES (?)", []),
    ],
)
def test_this_test_can_tell(said, found):
    assert unnamed(said) == found


def unnamed(said: str) -> list[str]:
    """The tables of shops in a statement that are not held to one shop."""
    if said.startswith("INSERT"):
        return []
    found = [(table, alias or table) for table, alias in TABLES.findall(said) if table in SCOPED]
    conditions = " ".join(re.split(r"\b(?:WHERE|ON)\b", said)[1:])
    return [table for table, alias in found if not is_named(table, alias, conditions)]


def is_named(table: str, alias: str, conditions: str) -> bool:
    if re.search(rf'"?{alias}"?\.shop_id = |= "?{alias}"?\.shop_id\b|"?{alias}"?\.shop_id IN', conditions):
        return True
    return any(f"{alias}.{column} " in conditions for column in columns_excepted(table))


def columns_excepted(table: str) -> list[str]:
    return [name.partition(".")[2] for name in EXCEPTIONS if name.startswith(f"{table}.")]
