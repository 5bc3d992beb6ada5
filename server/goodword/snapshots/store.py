"""Looking snapshots up by the names that a page uses, without the framework.

On SQLite a copy in the process is guarded by ``PRAGMA data_version``, which
changes with every commit of any other connection: 8 microseconds instead of a
row per read, and never older than the last commit.
"""

import threading
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import psycopg
from sqlalchemy.engine import make_url

from goodword.lib import sqlite
from goodword.lib.db import Database

_PRODUCTS = """
SELECT p.shop_id, p.id, CASE WHEN s.version = p.version THEN s.body END
FROM shops h
JOIN product_refs r ON r.shop_id = h.id AND r.ref = {0}
JOIN products p ON p.shop_id = r.shop_id AND p.id = r.product_id
LEFT JOIN snapshots s ON s.shop_id = p.shop_id AND s.subject_id = p.id AND s.kind = {0}
WHERE h.site_key = {0}
"""
_SHOPS = """
SELECT h.id, h.id, CASE WHEN s.version = h.version THEN s.body END
FROM shops h
LEFT JOIN snapshots s ON s.shop_id = h.id AND s.subject_id = h.id AND s.kind = {0}
WHERE h.site_key = {0}
"""
REMEMBERED = 20_000


@dataclass(frozen=True)
class Found:
    """Where a name led: whose it is, which subject, and its bytes if they are fresh."""

    shop_id: uuid.UUID
    subject_id: uuid.UUID
    body: bytes | None


class Store(Protocol):
    """Finds snapshots of products (``ref``) or of the shop itself (``ref`` is None)."""

    def find(self, site_key: str, kind: str, refs: Sequence[str | None]) -> Mapping[str | None, Found]:
        """What is known of these names; unknown ones are left out."""


class SqliteStore:
    """One connection for the process, and what it has read since the last commit."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite.connect(path, read_only=True)
        self._lock = threading.Lock()
        self._seen: dict[tuple[str, str, str | None], Found | None] = {}
        self._version = -1

    def find(self, site_key: str, kind: str, refs: Sequence[str | None]) -> Mapping[str | None, Found]:
        """See ``Store``."""
        with self._lock:
            self._forget_if_changed()
            found = {ref: self._one(site_key, kind, ref) for ref in refs}
        return {ref: each for ref, each in found.items() if each is not None}

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _forget_if_changed(self) -> None:
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version or len(self._seen) > REMEMBERED:
            self._seen.clear()
            self._version = version

    def _one(self, site_key: str, kind: str, ref: str | None) -> Found | None:
        key = (site_key, kind, ref)
        if key not in self._seen:
            self._seen[key] = self._read(site_key, kind, ref)
        return self._seen[key]

    def _read(self, site_key: str, kind: str, ref: str | None) -> Found | None:
        query, values = _query("?", site_key, kind, ref)
        row = self._connection.execute(query, values).fetchone()
        return Found(uuid.UUID(row[0]), uuid.UUID(row[1]), row[2]) if row else None


class PostgresStore:
    """A connection for each thread, opened again when the server was away."""

    def __init__(self, url: str) -> None:
        self._all: list[psycopg.Connection[Any]] = []
        self._dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._local = threading.local()

    def find(self, site_key: str, kind: str, refs: Sequence[str | None]) -> Mapping[str | None, Found]:
        """See ``Store``."""
        try:
            return self._find(site_key, kind, refs)
        except psycopg.OperationalError:
            self._drop()
            return self._find(site_key, kind, refs)

    def _find(self, site_key: str, kind: str, refs: Sequence[str | None]) -> dict[str | None, Found]:
        found = {}
        with self._open().pipeline():
            cursors = {ref: self._open().execute(*_query("%s", site_key, kind, ref)) for ref in refs}
            for ref, cursor in cursors.items():
                row: Any = cursor.fetchone()
                if row:
                    found[ref] = Found(row[0], row[1], bytes(row[2]) if row[2] is not None else None)
        return found

    def close(self) -> None:
        """Give the connections back."""
        for connection in self._all:
            connection.close()

    def _drop(self) -> None:
        broken = self._open()
        self._all.remove(broken)
        self._local.connection = None
        broken.close()

    def _open(self) -> psycopg.Connection[Any]:
        connection: psycopg.Connection[Any] | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = psycopg.connect(self._dsn, autocommit=True)
            self._all.append(connection)
        return connection


def store_for(database: Database) -> Store:
    """The store of the database that is open."""
    store = SqliteStore(database.path) if database.is_sqlite else PostgresStore(database.url)
    database.close_with(store.close)
    return store


def _query(mark: str, site_key: str, kind: str, ref: str | None) -> tuple[str, list[str]]:
    if ref is None:
        return _SHOPS.format(mark), [kind, site_key]
    return _PRODUCTS.format(mark), [ref, kind, site_key]
