"""The way back: into an empty installation, checked before and after, and never by half.

Everything is unpacked and checked beside the data folder first. On SQLite the last
step puts the database file in its place; on PostgreSQL the tables come in one
transaction. Until then the installation is as empty as before, whatever happens.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
import pysqlite3
from sqlalchemy.engine import make_url

from goodword.config import Config
from goodword.lib.errors import Conflict, Invalid
from goodword.lib.signing import signer
from goodword.operations import archive, backup, postgres_tools, schema
from goodword.operations.backup import MEDIA, POSTGRES_FILE, SQLITE_FILE, Media

STAGE = ".goodword-restore-"


@dataclass(frozen=True)
class Restored:
    """What came back. ``settings`` are those of the old place, ``secrets`` those that it had and the file has not."""

    made_at: str
    rows: dict[str, int]
    media: int
    settings: dict[str, Any]
    secrets: list[str]
    letters_under_way: int


def run(
    *, config: Config, file: Path, media: Media, migrate: Callable[[str], None], another_key: bool = False
) -> Restored:
    """Bring a backup into this empty installation; ``migrate`` brings the database at an address up to date.

    :raises Conflict: there is an installation already, or its key is another one.
    :raises Invalid: the file is damaged, or of another kind of database.
    """
    config.data_dir.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(config.data_dir)
    place: Place = OnSqlite(config) if config.sqlalchemy_url.startswith("sqlite") else OnPostgres(config)
    place.refuse_unless_empty()
    stage = Path(mkdtemp(prefix=STAGE, dir=config.data_dir))
    try:
        manifest = archive.unpacked(file, stage)
        _check(manifest, place, config, another_key=another_key)
        place.check(stage, manifest)
        moved = _put_media(stage / MEDIA, media)
        place.put(stage, manifest, migrate)
        said = schema.read_json(stage / backup.SETTINGS_FILE)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    rows = manifest["rows"]
    secrets = said["secrets_that_were_set"]
    return Restored(manifest["made_at"], rows, moved, said["settings"], secrets, place.letters_under_way())


class Place:
    """A kind of database, and how a backup comes into it."""

    kind: str

    def __init__(self, config: Config) -> None:
        self._config = config

    def refuse_unless_empty(self) -> None:
        """:raises Conflict: somebody's shop is here."""
        raise NotImplementedError

    def check(self, stage: Path, manifest: dict[str, Any]) -> None:
        """:raises Invalid: what was unpacked is not what the manifest says."""
        raise NotImplementedError

    def put(self, stage: Path, manifest: dict[str, Any], migrate: Callable[[str], None]) -> None:
        """Put it in its place, up to date."""
        raise NotImplementedError

    def letters_under_way(self) -> int:
        """Letters that had not left when the backup was made: they are sent now."""
        raise NotImplementedError


class OnSqlite(Place):
    """The file in the data folder."""

    kind = "sqlite"

    @property
    def _path(self) -> Path:
        return Path(str(make_url(self._config.sqlalchemy_url).database))

    def refuse_unless_empty(self) -> None:
        """Without a shop it may go, if nobody has it open."""
        if not self._path.exists():
            return
        with closing(pysqlite3.connect(str(self._path), timeout=1)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "shops" in names and connection.execute("SELECT count(*) FROM shops").fetchone()[0]:
                raise Conflict(f"There is a shop in {self._path} already: restore into an empty data folder")
            try:
                connection.execute("PRAGMA journal_mode=DELETE")
            except pysqlite3.OperationalError as fault:
                raise Conflict(f"{self._path} is in use: stop the server and the worker first") from fault

    def check(self, stage: Path, manifest: dict[str, Any]) -> None:
        """Whole, and with as many rows as were counted."""
        with closing(pysqlite3.connect(str(stage / SQLITE_FILE))) as connection:
            facts = backup.sqlite_facts(connection)
        if facts != {"revision": manifest["revision"], "rows": manifest["rows"]}:
            raise Invalid("The database in the backup has other rows than were counted")

    def put(self, stage: Path, manifest: dict[str, Any], migrate: Callable[[str], None]) -> None:
        """Migrated beside, flushed, then renamed: there is no moment with half of it."""
        staged = stage / SQLITE_FILE
        migrate(f"sqlite:///{staged.absolute()}")
        with closing(pysqlite3.connect(str(staged))) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        _flush(staged)
        for left in ("-wal", "-shm"):
            Path(f"{self._path}{left}").unlink(missing_ok=True)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(self._path)
        _flush(self._path.parent)

    def letters_under_way(self) -> int:
        """See ``Place``."""
        with closing(pysqlite3.connect(str(self._path))) as connection:
            return int(
                connection.execute("SELECT count(*) FROM letters WHERE state IN ('queued', 'sending')").fetchone()[0]
            )


class OnPostgres(Place):
    """The database at its address; it is there, and has no shop."""

    kind = "postgresql"

    def _connect(self) -> psycopg.Connection[Any]:
        url = make_url(self._config.sqlalchemy_url).set(drivername="postgresql")
        return psycopg.connect(url.render_as_string(hide_password=False))

    def refuse_unless_empty(self) -> None:
        """See ``Place``."""
        with self._connect() as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            ).fetchall()
            if ("shops",) in tables and connection.execute("SELECT 1 FROM shops LIMIT 1").fetchone():
                raise Conflict("There is a shop in this database already: restore into an empty one")

    def check(self, stage: Path, manifest: dict[str, Any]) -> None:
        """The server is not older, and the tools are there; the checksum has been looked at."""
        if self._server() < int(manifest["engine"]):
            raise Invalid(f"The backup is of PostgreSQL {manifest['engine']}, this server is older: {self._server()}")
        self._tool()

    def put(self, stage: Path, manifest: dict[str, Any], migrate: Callable[[str], None]) -> None:
        """In one transaction; then counted, then brought up to date."""
        options = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--clean", "--if-exists")
        postgres_tools.run(self._tool(), self._config.sqlalchemy_url, *options, str(stage / POSTGRES_FILE))
        with self._connect() as connection:
            facts = backup.postgres_facts(connection)
        if facts != {"revision": manifest["revision"], "rows": manifest["rows"]}:
            raise Invalid("The restored database has other rows than were counted; do not use it")
        migrate(self._config.sqlalchemy_url)

    def letters_under_way(self) -> int:
        """See ``Place``."""
        with self._connect() as connection:
            row = connection.execute("SELECT count(*) FROM letters WHERE state IN ('queued', 'sending')").fetchone()
            return int(row[0]) if row else 0

    def _server(self) -> int:
        with self._connect() as connection:
            return connection.info.server_version // 10_000

    def _tool(self) -> Path:
        return postgres_tools.tool("pg_restore", at_least=self._server(), folder=self._config.pg_bin)


def _check(manifest: dict[str, Any], place: Place, config: Config, *, another_key: bool) -> None:
    if manifest["database"] != place.kind:
        raise Invalid(
            f"The backup is of {manifest['database']}, this installation of {place.kind}: see GOODWORD_DATABASE_URL"
        )
    if manifest["revision"] not in schema.revisions():
        raise Invalid(f"The backup is of goodword {manifest['goodword']}, newer than this one: install that version")
    key = config.data_dir / "signing.key"
    if another_key:
        return
    if not key.exists():
        raise Conflict(f"Put the old signing.key to {key} first (mode 600), or say --another-key to begin a new one")
    signer.open(config.data_dir)
    if backup.key_mark() != manifest["key"]:
        raise Conflict(f"{key} is not the key of this backup: put the old one there, or say --another-key")


def _put_media(folder: Path, media: Media) -> int:
    number = 0
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file():
            media.put(path.relative_to(folder).as_posix(), path.read_bytes())
            number += 1
    return number


def _clear_leftovers(data_dir: Path) -> None:
    for left in data_dir.glob(f"{STAGE}*"):
        shutil.rmtree(left, ignore_errors=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
