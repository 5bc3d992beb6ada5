"""SQLite as we need it: a library without the WAL-reset fault, and connections set alike.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database that several processes write
(fixed in 3.51.3, March 2026), and Debian ships such a version; so every
connection to the file, the job queue's included, is opened here.
"""

from typing import Any

import pysqlite3
from sqlalchemy import Engine, create_engine, event

SAFE_WITH_PROCESSES = (3, 51, 3)
BUSY_TIMEOUT_MS = 10_000


def refuse_unsafe_library(processes: int) -> None:
    """Stop before several processes write through a library that can corrupt the file.

    :raises SystemExit: the library is older than 3.51.3 and ``processes`` is above 1.
    """
    if processes > 1 and pysqlite3.sqlite_version_info < SAFE_WITH_PROCESSES:
        raise SystemExit(
            f"SQLite {pysqlite3.sqlite_version} can corrupt a database that several processes write "
            "(fixed in 3.51.3). Install pysqlite3 0.6.1 or newer, use PostgreSQL, or run one process."
        )


def connect(path: str, *, read_only: bool = False) -> Any:
    """A bare connection with our settings, in autocommit until somebody says BEGIN."""
    connection = pysqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_MS / 1000)
    prepare(connection, read_only=read_only)
    return connection


def prepare(connection: Any, *, read_only: bool) -> None:
    """Give a fresh connection the settings that every connection to the file has."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "mmap_size=0",
        "secure_delete=ON",
        f"query_only={'ON' if read_only else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def engine(url: str, *, read_only: bool) -> Engine:
    """An engine whose transactions begin deferred (reading) or IMMEDIATE (writing).

    A deferred transaction that later writes fails under load whatever the busy timeout.
    """
    made = create_engine(url, module=pysqlite3, hide_parameters=True, pool_size=8, max_overflow=32)

    @event.listens_for(made, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        prepare(connection, read_only=read_only)

    @event.listens_for(made, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return made
