"""Making a backup while the server runs and writes: one moment of the database, then the media it speaks of.

The signing key is not in it: whoever finds the file must not be able to sign in our
name. Passwords and other secrets of the settings are not in it either.
"""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import psycopg
import pysqlite3
from psycopg import sql
from sqlalchemy.engine import make_url

from goodword import __version__
from goodword.config import PREFIX, Config
from goodword.lib import clock, sqlite
from goodword.lib.db import db
from goodword.lib.errors import Invalid
from goodword.lib.signing import signer
from goodword.operations import postgres_tools
from goodword.operations.archive import Writer, writing_to

SQLITE_FILE, POSTGRES_FILE, SETTINGS_FILE, MEDIA = "database.sqlite", "database.pgdump", "settings.json", "media"
SECRETS = {"database_url", "redis_url", "smtp_url", "media_url", "metrics_token", "vault_keys"}


class Media(Protocol):
    """Where photos are kept: the part of it that a backup needs."""

    def names(self) -> Iterable[str]:
        """Every file."""

    def read(self, name: str) -> bytes | None:
        """One file; None when it has gone meanwhile."""

    def put(self, name: str, data: bytes) -> None:
        """Keep a file under this name."""


def make(*, config: Config, file: Path, media: Media) -> dict[str, Any]:
    """Write a backup of the open database and its media; gives back what is in it, by number.

    :raises Invalid: the database is damaged, or PostgreSQL's tools are missing.
    """
    with (
        TemporaryDirectory(prefix=".goodword-backup-", dir=file.absolute().parent) as folder,
        writing_to(file) as archive,
    ):
        facts = _sqlite(Path(folder), archive) if db.is_sqlite else _postgres(Path(folder), archive, config)
        archive.add_bytes(SETTINGS_FILE, json.dumps(settings(config), indent=1).encode())
        number = _media(media, archive)
        facts |= {"made_at": clock.now().isoformat(), "goodword": __version__, "python": platform.python_version()}
        archive.close_with(**facts, media=number, key=key_mark())
    return facts | {"media": number}


def key_mark() -> str:
    """By this one sees whether two installations have the same signing key; it opens nothing."""
    return hashlib.sha256(signer.sign("backup", b"which key")).hexdigest()[:16]


def settings(config: Config) -> dict[str, Any]:
    """The settings that matter elsewhere; of secrets only that they were set."""
    told = {PREFIX + f.name.upper(): getattr(config, f.name) for f in fields(config) if f.name not in SECRETS}
    secret = [PREFIX + name.upper() for name in sorted(SECRETS) if getattr(config, name, "")]
    return {"settings": {name: value if isinstance(value, int | str) else str(value) for name, value in told.items()},
            "secrets_that_were_set": secret}  # fmt: skip


def _sqlite(folder: Path, archive: Writer) -> dict[str, Any]:
    copy = folder / SQLITE_FILE
    with closing(sqlite.connect(db.path, read_only=True)) as source, closing(pysqlite3.connect(str(copy))) as target:
        source.backup(target)  # all pages in one step: with more, every commit of another process begins it anew
        target.execute("PRAGMA journal_mode=DELETE")
        facts = {"database": "sqlite", "engine": pysqlite3.sqlite_version} | sqlite_facts(target)
    archive.add(SQLITE_FILE, copy)
    copy.unlink()
    return facts


def sqlite_facts(connection: Any) -> dict[str, Any]:
    """Revision and number of rows of a whole SQLite database.

    :raises Invalid: it is damaged.
    """
    wrong = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if wrong or dangling:
        raise Invalid(f"The database is damaged: {wrong[0] if wrong else f'{len(dangling)} rows point nowhere'}")
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = sorted(row[0] for row in named)
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 - our own tables' names
    return {"revision": _revision(connection, counts), "rows": counts}


def _postgres(folder: Path, archive: Writer, config: Config) -> dict[str, Any]:
    copy = folder / POSTGRES_FILE
    dsn = make_url(db.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        engine = connection.info.server_version // 10_000
        program = postgres_tools.tool("pg_dump", at_least=engine, folder=config.pg_bin)
        assert snapshot is not None
        options = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot[0]}", f"--file={copy}")
        postgres_tools.run(program, db.url, *options)
        facts = {"database": "postgresql", "engine": engine} | postgres_facts(connection)
        connection.execute("COMMIT")
    archive.add(POSTGRES_FILE, copy)
    copy.unlink()
    return facts


def postgres_facts(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    """Revision and number of rows of a PostgreSQL database."""
    named = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
    counts = {name: _count(connection, name) for (name,) in named.fetchall()}
    return {"revision": _revision(connection, counts), "rows": counts}


def _count(connection: psycopg.Connection[Any], table: str) -> int:
    row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    assert row is not None
    return int(row[0])


def _revision(connection: Any, counts: Mapping[str, int]) -> str:
    if not counts.get("alembic_version"):
        raise Invalid("The database has no tables yet: goodword init makes them")
    return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _media(media: Media, archive: Writer) -> int:
    number = 0
    for name in media.names():
        data = media.read(name)
        if data is not None:
            archive.add_bytes(f"{MEDIA}/{name}", data)
            number += 1
    return number
