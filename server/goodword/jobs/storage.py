"""Huey's storages, made to write inside our transaction and through our SQLite connections."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pysqlite3
from huey.storage import PostgresStorage, SqliteStorage
from sqlalchemy import text
from sqlalchemy.engine import make_url

from goodword.lib import db as database
from goodword.lib import sqlite


class InTransaction:
    """Enqueues on the open session, so that a job commits, or vanishes, with its cause."""

    name: str
    insert_task: str
    insert_scheduled: str
    notify: str | None = None

    def enqueue(self, data: bytes, priority: float | None = None) -> None:
        """Put a task into the queue."""
        values = {"queue": self.name, "data": data, "priority": priority or 0}
        if not self._written(self.insert_task, values):
            super().enqueue(data, priority)  # type: ignore[misc]  # the storage behind this mixin has it

    def add_to_schedule(self, data: bytes, ts: datetime) -> None:
        """Put a task into the queue at a later time."""
        values = {"queue": self.name, "data": data, "at": ts.timestamp()}
        if not self._written(self.insert_scheduled, values):
            super().add_to_schedule(data, ts)  # type: ignore[misc]  # as above

    def _written(self, statement: str, values: dict[str, Any]) -> bool:
        if not database.is_open():
            return False
        database.session().execute(text(statement), values)
        if self.notify:
            database.session().execute(text(self.notify))
        return True


class SqliteInTransaction(InTransaction, SqliteStorage):
    """The queue in the application's own file."""

    begin_sql = "begin immediate"
    integrity_error = pysqlite3.IntegrityError
    operational_error = pysqlite3.OperationalError
    insert_task = "insert into task (queue, data, priority) values (:queue, :data, :priority)"
    insert_scheduled = "insert into schedule (queue, data, timestamp) values (:queue, :data, :at)"

    def _create_connection(self) -> Any:
        return sqlite.connect(self.filename)

    @contextmanager
    def db(self, commit: bool = False, close: bool = False) -> Iterator[Any]:  # noqa: FBT001, FBT002 - Huey's own signature
        """Huey's own statements; those that write wait for their turn like every writer."""
        if not commit:
            with super().db(close=close) as cursor:
                yield cursor
        else:
            with database.db.turn(), super().db(commit=True, close=close) as cursor:
                yield cursor


class PostgresInTransaction(InTransaction, PostgresStorage):
    """The queue in the application's own PostgreSQL database."""

    insert_task = "insert into huey_task (queue, data, priority) values (:queue, :data, :priority)"
    insert_scheduled = "insert into huey_schedule (queue, data, timestamp) values (:queue, :data, :at)"

    @property
    def notify(self) -> str:  # type: ignore[override]  # computed here, a constant elsewhere
        """Wake the workers when the transaction commits."""
        return f"select pg_notify('{self.channel}', '')"


def options_for(database_now: database.Database) -> dict[str, Any]:
    """Huey's arguments for the database that is open."""
    if database_now.is_sqlite:
        return {"storage_class": SqliteInTransaction, "filename": database_now.path, "create_tables": False}
    plain = make_url(database_now.url).set(drivername="postgresql").render_as_string(hide_password=False)
    return {"storage_class": PostgresInTransaction, "dsn": plain, "create_tables": False}
