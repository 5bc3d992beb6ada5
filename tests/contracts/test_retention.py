"""Nothing about people is kept without saying for how long: every table is in the list, every line can be done."""

import pytest
from goodword import wiring
from goodword.lib.db import Base
from goodword.privacy.retention import DELETED, EMPTIED, HERE, KEPT, NEUTRAL, NOT_PERSONAL
from sqlalchemy import JSON, LargeBinary, String

TABLES = Base.metadata.tables
OF_PEOPLE = {"guest_id", "shopper_id", "staff_id", "voter_id"}
HELP = "name it in goodword/privacy/retention.py, and what erasure does in the room's personal.py"


def words_of(table):
    """Columns that may say something of a person: texts, JSON, bytes, and ids of people."""
    return {
        column.name
        for column in TABLES[table].columns
        if isinstance(column.type, String | JSON | LargeBinary) or column.name in OF_PEOPLE
    }


def test_every_table_says_what_it_keeps_of_people():
    declared = {line.table for line in KEPT} | NOT_PERSONAL.keys()
    assert sorted(TABLES.keys() - declared) == [], HELP
    assert {line.table for line in KEPT} & NOT_PERSONAL.keys() == set()


@pytest.mark.parametrize("table", sorted({line.table for line in KEPT} & TABLES.keys()))
def test_every_column_that_may_be_personal_is_named(table):
    named = {name for line in KEPT if line.table == table for name in line.names}
    assert sorted(words_of(table) - named - NEUTRAL) == [], HELP


@pytest.mark.parametrize("line", [each for each in KEPT if each.table in TABLES], ids=lambda line: f"{line.table}")
def test_every_line_of_the_list_can_be_done(line):
    columns = TABLES[line.table].columns
    assert set(line.names) <= set(columns.keys())
    assert line.room in wiring.PERSONAL_DATA.keys() | {"fields", "snapshots", "tries", "staff"}
    assert line.why
    if line.days is None:
        return
    assert line.by in wiring.SCHEDULE
    assert line.then in {DELETED, EMPTIED}
    assert line.since in columns
    assert set(line.only) <= set(columns.keys())
    assert line.by != HERE or line.then == DELETED or all(columns[name].nullable for name in line.names)


def test_every_room_that_keeps_something_tells_and_forgets_it():
    for room, keeps in wiring.PERSONAL_DATA.items():
        assert keeps.collect.__module__ == keeps.erase.__module__ == f"goodword.{room}.personal"
