"""The database: one ``db`` for the process, and two transactions to open at the edge.

``reading()`` cannot write; ``writing()`` takes its turn and commits at the end.
Within either, ``session()`` is the session that every room uses; services never
open, commit or roll back.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, CursorResult, DateTime, Engine, Executable, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Session

from goodword.lib import postgres, sqlite
from goodword.lib.errors import Busy, Problem
from goodword.lib.locks import MachineLock

_current: ContextVar[Session | None] = ContextVar("session", default=None)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Refuse moments without a zone; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give back UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables; names of constraints are fixed so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcDateTime, dict[str, Any]: JSON().with_variant(JSONB(), "postgresql")}


class Database:
    """The engines of this process. ``open`` may be called again, as tests do."""

    reader: Engine
    writer: Engine
    url: str = ""

    def __init__(self) -> None:
        self._closers: list[Callable[[], Any]] = []

    def open(self, url: str) -> None:
        """Connect to ``sqlite:///path`` or ``postgresql+psycopg://…``."""
        self.close()
        self.url = url
        self._turn: MachineLock | None = None
        if self.is_sqlite:
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            self.reader, self.writer = (sqlite.engine(url, read_only=only) for only in (True, False))
            self._turn = MachineLock(Path(f"{self.path}.writer"))
            self.close_with(self._turn.close)
        else:
            self.writer = postgres.engine(url)
            self.reader = self.writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @property
    def insert(self) -> Any:
        """The database's own ``insert``, which knows ON CONFLICT."""
        return sqlite_insert if self.is_sqlite else postgresql_insert

    def close(self) -> None:
        """Give back every connection."""
        if self.url:
            self.reader.dispose()
            self.writer.dispose()
            self.url = ""
        while self._closers:
            self._closers.pop(0)()

    def close_with(self, closer: Callable[[], Any]) -> None:
        """Call this too when the database is closed, after those that asked before: somebody else has it open."""
        self._closers.append(closer)

    @property
    def is_sqlite(self) -> bool:
        """Whether the data lives in a file of this machine."""
        return self.url.startswith("sqlite")

    @property
    def path(self) -> str:
        """The SQLite file."""
        return str(make_url(self.url).database)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this process's turn to write (SQLite has one writer at a time).

        :raises Busy: the turn did not come in time.
        """
        with ExitStack() as stack:
            try:
                stack.enter_context(self._turn.held() if self._turn else nullcontext())
            except TimeoutError as late:
                raise Busy(retry_after=2) from late
            yield

    def wait_at_most(self, seconds: float) -> None:
        """How long one waits for the turn, if not as long as usual."""
        if self._turn:
            self._turn.patience = seconds


db = Database()


def session() -> Session:
    """The session of the transaction that the edge has opened."""
    current = _current.get()
    if current is None:
        raise RuntimeError("no transaction is open: the edge opens reading() or writing()")
    return current


def is_open() -> bool:
    """Whether a transaction is open here."""
    return _current.get() is not None


def rows_changed(statement: Executable) -> int:
    """Run a statement in the open transaction; how many rows it changed. None is often no error."""
    # Without the option an INSERT on PostgreSQL answers -1, which reads as "yes, one".
    ran = session().execute(statement, execution_options={"preserve_rowcount": True})
    number = cast("CursorResult[Any]", ran).rowcount
    if number < 0:
        raise RuntimeError("the database does not say how many rows this statement changed")
    return number


@contextmanager
def reading() -> Iterator[Session]:
    """A transaction that sees one state of the data and cannot change it."""
    _refuse_nesting()
    with Session(db.reader, expire_on_commit=False, autoflush=False) as opened, opened.begin(), _as_current(opened):
        yield opened


@contextmanager
def writing() -> Iterator[Session]:
    """A transaction that may change the data; commits at the end, or rolls all of it back.

    A problem that ``keeps`` is raised after the commit.
    """
    _refuse_nesting()
    refused: Problem | None = None
    with db.turn(), Session(db.writer, expire_on_commit=False) as opened, opened.begin(), _as_current(opened):
        try:
            yield opened
        except Problem as problem:
            if not problem.keeps:
                raise
            refused = problem
    if refused is not None:
        raise refused


def _refuse_nesting() -> None:
    # Before the turn: whoever writes already would wait for herself.
    if is_open():
        raise RuntimeError("a transaction is open already: only the edge opens one")


@contextmanager
def _as_current(opened: Session) -> Iterator[None]:
    token = _current.set(opened)
    try:
        yield
    finally:
        _current.reset(token)
