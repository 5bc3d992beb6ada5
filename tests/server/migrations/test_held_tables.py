"""On PostgreSQL a migration and the shop's readers want the same tables: nobody is turned away for good."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from goodword.lib.db import db
from goodword.migrations import runner
from sqlalchemy import Connection, text

from tests.server.migrations.filling import revision_now
from tests.soak.installation import until

CHANGES = """op.drop_index("ix_hours_begins", "hours")
    op.add_column("products", sa.Column("brand", sa.String()))"""
WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'")


def somebody_waits() -> bool:
    with db.reader.connect() as other:
        return bool(other.scalar(WAITING))


def reads_in_a_ring(reader: Connection, scripts: Path) -> None:
    """What a migration wants last is read first, and what it already has is read while it waits."""
    reader.execute(text("SET LOCAL deadlock_timeout = '20s'"))  # so that it is the migration that gives way
    reader.execute(text("SELECT count(*) FROM products"))
    with ThreadPoolExecutor() as pool:
        migration = pool.submit(runner.upgrade, scripts=scripts)
        until("the migration waits for the products", somebody_waits)
        reader.execute(text("SELECT count(*) FROM hours"))
        reader.commit()
        migration.result(timeout=30)


@pytest.mark.parametrize("house", ["postgres"], indirect=True)
def test_a_migration_that_waits_in_a_ring_comes_again(house, with_next):
    with db.writer.connect() as reader:
        reads_in_a_ring(reader, with_next(CHANGES))
    assert revision_now() == "9999"
