"""After an erasure: no page of the database holds what was deleted, and no log of writes does.

SQLite overwrites what is deleted (``secure_delete``), and its log is truncated. A file from before that, or a page
that was moved, is found out by looking for her words in the file itself, and then written anew. On PostgreSQL tables
are written anew while they are small; of larger ones the dead rows are freed, and their bytes overwritten by and by.
"""

import re
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psycopg
import structlog
from psycopg import sql
from sqlalchemy import event
from sqlalchemy.engine import make_url

from goodword.lib import sqlite
from goodword.lib.db import Base, db, session

log = structlog.get_logger(__name__)

PIECE, SHORTEST = 24, 12
"""Characters: texts are looked for in pieces, for a page may end in their midst; shorter ones are anybody's."""
SMALL = 64 << 20
"""Bytes of a table with its indexes that PostgreSQL writes anew in about a second."""
PATIENCE, PAUSE = 20, 0.25
LOCK_TIMEOUT = "2s"
_SAMPLED = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
AND atttypid = ANY ('{text,varchar,jsonb,json,bytea}'::regtype[])
"""
_CHANGES = re.compile(r'(?:UPDATE|DELETE FROM) "?(\w+)"?')
_LOOK = """
import mmap, os, sys
needles = [one for one in sys.stdin.buffer.read().split(b"\\0") if one]
with open(sys.argv[1], "rb") as file:
    whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if os.path.getsize(sys.argv[1]) else b""
    sys.exit(any(whole.find(one) >= 0 for one in needles))
"""


class StillHeld(RuntimeError):
    """Others read or write all the time; it is tried again later."""


def pieces(text: str) -> Iterator[str]:
    """What a text is recognised by in a page of the database."""
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        if len(piece) >= SHORTEST:
            yield piece


@dataclass(frozen=True)
class Traces:
    """What may be left: pieces of her words and addresses, and the tables that were changed.

    None of them means that nobody remembers, as after a job that was cut off: then all is written anew.
    """

    needles: Sequence[bytes] = ()
    tables: Collection[str] = ()


@contextmanager
def noting() -> Iterator[set[str]]:
    """Note which tables are changed in the open transaction."""
    tables: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if found := _CHANGES.match(statement):
            tables.add(found[1])

    connection = session().connection()
    event.listen(connection, "before_cursor_execute", note)
    yield tables
    event.remove(connection, "before_cursor_execute", note)


def clean(traces: Traces) -> None:
    """Leave nothing of what was deleted.

    :raises StillHeld: the log could not be truncated, since somebody reads all the time.
    """
    if db.is_sqlite:
        _clean_sqlite(traces.needles)
    else:
        _clean_postgres(traces.tables or Base.metadata.tables.keys())


def _clean_sqlite(needles: Sequence[bytes]) -> None:
    truncate_log()
    if needles and not _file_holds(needles):
        return
    log.info("the database file is written anew", known=bool(needles))
    with db.turn():
        connection = sqlite.connect(db.path)
        connection.execute("VACUUM")
        connection.close()
    truncate_log()


def truncate_log() -> None:
    """Move everything from SQLite's log into its file and empty the log.

    :raises StillHeld: somebody reads all the time.
    """
    connection = sqlite.connect(db.path)
    try:
        for _ in range(PATIENCE):
            with db.turn():
                is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not is_busy:
                return
            time.sleep(PAUSE)
    finally:
        connection.close()
    raise StillHeld


def _file_holds(needles: Sequence[bytes]) -> bool:
    # In a child: closing any descriptor of the file here would drop the locks that this process has on it.
    child = [sys.executable, "-I", "-c", _LOOK, db.path]
    return subprocess.run(child, input=b"\0".join(needles), check=False).returncode != 0


def _clean_postgres(tables: Collection[str]) -> None:
    plain = make_url(db.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(sql.SQL("SET lock_timeout = {}").format(LOCK_TIMEOUT))
        for table in sorted(tables):
            _forget_samples(connection, table)
            _write_anew(connection, table)
        _write_anew(connection, "pg_statistic")  # samples of what columns held


def _forget_samples(connection: psycopg.Connection[Any], table: str) -> None:
    """PostgreSQL keeps samples of what columns held, and of a table that is empty now it would keep them for ever.

    Only its owner saying the column's type once more makes it let go of them.
    """
    named = sql.Identifier(table)
    if connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(named)).fetchone() is not None:
        return  # ANALYZE will take new ones
    say = sql.SQL("ALTER TABLE {} ALTER COLUMN {} TYPE {}")
    with suppress(psycopg.errors.LockNotAvailable):
        for column, kind in connection.execute(_SAMPLED, (table,)).fetchall():
            connection.execute(say.format(named, sql.Identifier(column), sql.SQL(kind)))


def _write_anew(connection: psycopg.Connection[Any], table: str) -> None:
    named = sql.Identifier(table)
    size = connection.execute("SELECT pg_total_relation_size(%s::regclass)", (table,)).fetchone()
    is_small = size is not None and size[0] <= SMALL
    try:
        if is_small:
            connection.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(named))
            return
    except (psycopg.errors.LockNotAvailable, psycopg.errors.InsufficientPrivilege):
        log.warning("a table could not be had for itself", table=table)
    connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(named))
