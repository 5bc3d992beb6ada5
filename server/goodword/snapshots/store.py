"""Looking snapshots up by the names that a page uses, without the framework."""

import json
import threading
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import psycopg
import pysqlite3
from sqlalchemy.engine import make_url

from goodword.lib import sqlite
from goodword.lib.db import Database
from goodword.snapshots.answers import Version
from goodword.snapshots.commits import Commits

_PRODUCTS = """
SELECT r.ref, h.id, p.id, CASE WHEN s.version = CASE WHEN p.group_id IS NULL THEN p.version ELSE (
  SELECT SUM(m.version) FROM products m WHERE m.shop_id = p.shop_id AND m.group_id = p.group_id
) END THEN s.body END
FROM shops h
LEFT JOIN product_refs r ON r.shop_id = h.id AND r.ref {any_of}
LEFT JOIN products p ON p.shop_id = r.shop_id AND p.id = r.product_id
LEFT JOIN snapshots s ON s.shop_id = p.shop_id AND s.subject_id = p.id AND s.kind = {mark}
WHERE h.site_key = {mark}
"""
_SHOP = """
SELECT NULL, h.id, h.id, CASE WHEN s.version = h.version THEN s.body END
FROM shops h
LEFT JOIN snapshots s ON s.shop_id = h.id AND s.subject_id = h.id AND s.kind = {mark}
WHERE h.site_key = {mark}
"""
Refs = Sequence[str | None]


class Away(Exception):
    """The database does not answer."""


@dataclass(frozen=True)
class Found:
    """Where a name led: whose it is, which subject, and its bytes if they are fresh."""

    shop_id: uuid.UUID
    subject_id: uuid.UUID
    body: bytes | None


class Store(Protocol):
    """Finds snapshots of products (``refs`` are their names) or of the shop itself (``refs`` is ``(None,)``)."""

    def version(self) -> Version:
        """What no commit leaves as it was; None where that cannot be had for less than a look-up."""

    def find(self, site_key: str, kind: str, refs: Refs) -> Mapping[str | None, Found] | None:
        """What is known of these names, unknown ones left out; None when there is no such shop."""


class SqliteStore:
    """One connection for the process, which only reads."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite.connect(path, read_only=True)
        self._commits = Commits(path, self._connection)
        self._lock = threading.Lock()

    def version(self) -> Version:
        """See ``Store``."""
        return self._commits.version()

    def find(self, site_key: str, kind: str, refs: Refs) -> Mapping[str | None, Found] | None:
        """See ``Store``."""
        names = [] if refs == (None,) else [json.dumps(refs)]
        query = (_PRODUCTS if names else _SHOP).format(mark="?", any_of="IN (SELECT value FROM json_each(?))")
        try:
            with self._lock:
                rows = self._connection.execute(query, [*names, kind, site_key]).fetchall()
        except pysqlite3.OperationalError as fault:
            raise Away from fault
        return _found((ref, uuid.UUID(shop), subject and uuid.UUID(subject), body) for ref, shop, subject, body in rows)

    def close(self) -> None:
        """Give the connection back; the last of this process."""
        self._connection.close()
        self._commits.close()


class PostgresStore:
    """A connection for each thread, opened again when the server was away."""

    def __init__(self, url: str) -> None:
        self._dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._all: list[psycopg.Connection[Any]] = []
        self._local = threading.local()

    def version(self) -> Version:
        """See ``Store``."""
        return None

    def find(self, site_key: str, kind: str, refs: Refs) -> Mapping[str | None, Found] | None:
        """See ``Store``."""
        names = [] if refs == (None,) else [list(refs)]
        query = (_PRODUCTS if names else _SHOP).format(mark="%s", any_of="= ANY(%s)")
        return _found(self._rows(query, [*names, kind, site_key]))

    def close(self) -> None:
        """Give the connections back."""
        for connection in self._all:
            connection.close()

    def _rows(self, query: str, values: Sequence[Any]) -> list[Any]:
        try:
            return self._fetch(query, values)
        except psycopg.OperationalError:
            self._drop()
        try:
            return self._fetch(query, values)
        except psycopg.OperationalError as fault:
            raise Away from fault

    def _fetch(self, query: str, values: Sequence[Any]) -> list[Any]:
        connection: psycopg.Connection[Any] | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = psycopg.connect(self._dsn, autocommit=True)
            self._all.append(connection)
        return connection.execute(query, values, binary=True).fetchall()

    def _drop(self) -> None:
        broken: psycopg.Connection[Any] | None = getattr(self._local, "connection", None)
        if broken is not None:
            self._local.connection = None
            self._all.remove(broken)
            broken.close()


def store_for(database: Database) -> Store:
    """The store of the database that is open."""
    store = SqliteStore(database.path) if database.is_sqlite else PostgresStore(database.url)
    database.close_with(store.close)
    return store


def _found(rows: Iterable[Any]) -> Mapping[str | None, Found] | None:
    known = list(rows)
    if not known:
        return None
    return {ref: Found(shop, subject, body) for ref, shop, subject, body in known if subject is not None}
