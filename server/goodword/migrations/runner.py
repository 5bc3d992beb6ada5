"""Running the migrations.

On SQLite a batch change copies the table; with foreign keys on it silently
deleted the rows of the tables below. So they are off while migrating, and all
of them are checked before the commit.

On PostgreSQL whoever waits for a table's lock makes everybody wait behind her. So a
migration that cannot have it within two seconds, or waits in a ring with somebody,
lets go, and comes again.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from psycopg.errors import DeadlockDetected, LockNotAvailable
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from goodword.jobs.queue import queue
from goodword.lib.db import db

HERE = Path(__file__).parent
LOCK_TIMEOUT, STATEMENT_TIMEOUT = "2s", "15min"
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between the tries to have a table for a moment."""
LOCK = 0x676F6F64  # "good": any number of our own


class BrokenKeys(RuntimeError):
    """A migration left rows that point nowhere; nothing of it was kept."""


def upgrade(revision: str = "head", *, scripts: Path = HERE) -> None:
    """Bring the open database to a revision, then Huey's own tables."""
    with _alone():
        _patiently(command.upgrade, revision, scripts)
        queue.huey.storage.initialize_schema()


def downgrade(revision: str, *, scripts: Path = HERE) -> None:
    """Take the open database back to a revision."""
    with _alone():
        _patiently(command.downgrade, revision, scripts)


@contextmanager
def _alone() -> Iterator[None]:
    """Two processes that start at once migrate one after the other; SQLite's writers queue anyway."""
    if db.is_sqlite:
        yield
        return
    with db.writer.connect() as connection, connection.begin():
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        yield


def _patiently(step: object, revision: str, scripts: Path) -> None:
    for pause in PAUSES:
        try:
            _run(step, revision, scripts)
        except OperationalError as fault:
            if not isinstance(fault.orig, (LockNotAvailable, DeadlockDetected)):
                raise
            time.sleep(pause)
        else:
            return
    _run(step, revision, scripts)


def _run(step: object, revision: str, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with db.turn(), db.writer.connect() as connection:
        if db.is_sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]  # it is connected
        try:
            with connection.begin():
                if not db.is_sqlite:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"))
                    connection.execute(text(f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'"))
                config.attributes["connection"] = connection
                step(config, revision)  # type: ignore[operator]  # alembic's commands
                _check_keys(connection)
        finally:
            connection.invalidate()


def _check_keys(connection: Connection) -> None:
    if not db.is_sqlite:
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    if broken:
        raise BrokenKeys(f"{len(broken)} rows point nowhere, the first in {broken[0][0]}")
