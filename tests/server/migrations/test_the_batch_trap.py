"""A batch change on SQLite copies a table. With foreign keys on, that emptied the tables below: never again."""

import pytest
from alembic import util
from goodword.lib.db import db
from goodword.migrations import runner
from sqlalchemy import text

from tests.server.migrations.filling import fill, revision_now, revisions, rows_in_tables

BATCH = """with op.batch_alter_table("products") as table:
        table.add_column(sa.Column("brand", sa.String()))
        table.alter_column("name", type_=sa.Text())"""
ADDING = 'op.add_column("products", sa.Column("brand", sa.String()))'
DANGLING = """op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM products")"""


def test_a_batch_change_of_the_products_keeps_every_row_below_them(house, tmp_path, with_next):
    fill(house, tmp_path)
    before = rows_in_tables()
    assert 0 not in {before["reviews"], before["replies"], before["product_refs"]}
    runner.upgrade(scripts=with_next(BATCH))
    assert rows_in_tables() == before
    assert revision_now() == "9999"
    with db.reader.connect() as connection:
        assert connection.execute(text("SELECT count(brand) FROM products")).scalar() == 0
        if db.is_sqlite:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
            assert connection.execute(text("PRAGMA foreign_key_check")).fetchall() == []


def test_foreign_keys_hold_again_after_a_migration(house, tmp_path, with_next):
    fill(house, tmp_path)
    runner.upgrade(scripts=with_next(BATCH))
    with pytest.raises(Exception, match=r"(?i)foreign key"), db.writer.begin() as connection:
        connection.execute(text("DELETE FROM products"))
    assert rows_in_tables()["products"] > 0


def test_a_migration_that_leaves_rows_pointing_nowhere_is_refused_whole(house, tmp_path, with_next):
    fill(house, tmp_path)
    before = rows_in_tables()
    # SQLite is checked by the runner, PostgreSQL refuses the statement itself.
    expected = runner.BrokenKeys if db.is_sqlite else Exception
    with pytest.raises(expected, match=r"rows point nowhere|violates foreign key"):
        runner.upgrade(scripts=with_next(DANGLING))
    assert rows_in_tables() == before
    assert revision_now() == revisions()[0]


def test_a_migration_that_stops_half_way_leaves_nothing(house, tmp_path, with_next):
    fill(house, tmp_path)
    before = rows_in_tables()
    with pytest.raises(ZeroDivisionError):
        runner.upgrade(scripts=with_next(BATCH + "\n    1 / 0"))
    assert rows_in_tables() == before
    assert revision_now() == revisions()[0]


def test_a_migration_that_cannot_have_a_table_lets_others_go_first_and_comes_again(house, with_next, monkeypatch):
    if db.is_sqlite:
        monkeypatch.setattr(runner, "LOCK_TIMEOUT", "unused there: its writers queue")
        runner.upgrade(scripts=with_next(ADDING))
        return
    monkeypatch.setattr(runner, "LOCK_TIMEOUT", "100ms")
    reader = db.reader.connect()
    reader.execute(text("SELECT count(*) FROM products"))
    monkeypatch.setattr(runner.time, "sleep", lambda _pause: reader.close())
    runner.upgrade(scripts=with_next(ADDING))
    assert reader.closed
    assert revision_now() == "9999"


def test_an_unknown_revision_is_refused(house):
    with pytest.raises(util.CommandError):
        runner.upgrade("nowhere")
