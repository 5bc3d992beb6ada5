"""Yesterday's code runs on today's tables: every migration after the first adds, and what it adds may be left out."""

from goodword.lib.db import db
from goodword.migrations import runner
from sqlalchemy import Column, MetaData, String, Table, text
from sqlalchemy.exc import IntegrityError

from tests.server.migrations.filling import fill, revision_now, revisions, rows_in_tables

FIRST = "0001"


def tables() -> dict[str, Table]:
    with db.reader.connect() as connection:
        found = MetaData()
        found.reflect(connection, only=lambda name, _: not name.startswith(("huey_", "alembic")) and name not in HUEYS)
        return dict(found.tables)


HARMLESS = {"products points somewhere new by ['group_id', 'shop_id']": "nothing wrote it before there were groups"}
HUEYS = {"kv", "task", "schedule", "counter"}


def narrowed(before: dict[str, Table], after: dict[str, Table]) -> list[str]:
    """What an insert or a query of the older code would stumble over."""
    return [said for name, table in before.items() for said in _narrowed(table, after.get(name))]


def _narrowed(was: Table, now: Table | None) -> list[str]:
    if now is None:
        return [f"{was.name} is gone"]
    said = [f"{was.name}.{name} is gone" for name in set(was.columns.keys()) - set(now.columns.keys())]
    for name in set(now.columns.keys()) - set(was.columns.keys()):
        column = now.columns[name]
        if not column.nullable and column.server_default is None:
            said.append(f"{was.name}.{name} is new, and must be given")
    for name in set(was.columns.keys()) & set(now.columns.keys()):
        if was.columns[name].nullable and not now.columns[name].nullable:
            said.append(f"{was.name}.{name} must be given now")
        if not _is_as_wide(was.columns[name], now.columns[name]):
            said.append(f"{was.name}.{name} is of another type")
    return said + _new_rules(was, now)


def _is_as_wide(was, now) -> bool:
    old, new = was.type, now.type
    most, was_most = getattr(new, "length", None), getattr(old, "length", None)
    return old._type_affinity is new._type_affinity and (most is None or (was_most is not None and was_most <= most))


def _new_rules(was: Table, now: Table) -> list[str]:
    """New foreign keys and unique keys over columns that the older code already fills."""
    old_keys = {frozenset(c.name for c in key.columns) for key in was.foreign_key_constraints}
    known = set(was.columns.keys())
    keys = [{c.name for c in key.columns} for key in now.foreign_key_constraints]
    return [
        f"{was.name} points somewhere new by {sorted(k)}" for k in keys if frozenset(k) not in old_keys and k <= known
    ]


def test_every_migration_only_expands(house):
    after, later = tables(), revision_now()
    for revision in revisions()[1:]:
        runner.downgrade("-1")
        before = tables()
        assert revision_now() == revision
        assert [said for said in narrowed(before, after) if said not in HARMLESS] == [], (
            f"{later} would break the code of {revision}"
        )
        after, later = before, revision
    assert later == FIRST


def test_the_look_sees_what_narrows(house):
    for change, said in CHANGES:
        before = tables()
        with db.writer.begin() as connection:
            connection.execute(text(change))
        assert narrowed(before, tables()) == ([said] if said else []), change


CHANGES = [
    ("ALTER TABLE products ADD COLUMN colour VARCHAR NOT NULL DEFAULT ''", None),
    ("ALTER TABLE products ADD COLUMN weight VARCHAR", None),
    ("CREATE TABLE more (id INTEGER PRIMARY KEY)", None),
    ("ALTER TABLE products DROP COLUMN url", "products.url is gone"),
    ("ALTER TABLE products RENAME COLUMN image TO picture", "products.image is gone"),
    ("DROP TABLE audit", "audit is gone"),
]


def test_the_look_sees_a_column_that_must_be_given(house):
    before = tables()
    after = tables()
    after["audit"].append_column(Column("colour", String(), nullable=False))
    after["audit"].columns["reason"].nullable = False
    after["audit"].columns["verb"].type = String(3)
    assert sorted(narrowed(before, after)) == [
        "audit.colour is new, and must be given",
        "audit.reason must be given now",
        "audit.verb is of another type",
    ]


def test_rows_written_with_the_columns_of_the_first_day_are_taken_today(house, tmp_path):
    """The older code names the columns that it knows; all others must look after themselves."""
    fill(house, tmp_path)
    today, counted = tables(), rows_in_tables()
    kept = _rows(today)
    for _ in revisions()[1:]:
        runner.downgrade("-1")
    first_day = tables()
    while revision_now() != revisions()[0]:
        runner.upgrade("+1")
    for name, table in first_day.items():
        for row in kept[name][:1]:
            _takes(today[name], {column: row[column] for column in table.columns.keys()})  # noqa: SIM118 - a column is no name
    assert {name: counted[name] for name in first_day} == {name: rows_in_tables()[name] for name in first_day}


def _rows(found: dict[str, Table]):
    with db.reader.connect() as connection:
        return {
            name: [dict(row._mapping) for row in connection.execute(table.select())] for name, table in found.items()
        }


def _takes(table: Table, given) -> None:
    """The row is there already: a refusal may be for that reason only, and not for a column left out."""
    with db.writer.connect() as connection:
        try:
            connection.execute(table.insert().values(given))
        except IntegrityError as fault:
            assert "null" not in str(fault.orig).lower(), fault  # noqa: PT017 - the reason is the point
        connection.rollback()
