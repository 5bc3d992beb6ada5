"""What can be wrong with an installation: each look gives a state, a sentence, and the line that mends it."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from goodword.config import Config
from goodword.jobs.models import DEAD, RUNNING, WAITING, Job, PeriodicRun
from goodword.letters import models as letters
from goodword.lib import clock, faults
from goodword.lib.db import db, reading, session
from goodword.lib.errors import Busy
from goodword.operations import schema

OK, WARNING, FAILED = "ok", "warning", "failed"
LATE = timedelta(minutes=10)
NO_WORKER = timedelta(minutes=5)
LITTLE_SPACE, NO_SPACE = 1 << 30, 64 << 20
LARGE_WAL = 64 << 20


@dataclass(frozen=True)
class Finding:
    """What one look came to."""

    name: str
    state: str
    says: str
    mend: str = ""


Look = Callable[[Config], Finding]


def looked(look: Look, config: Config) -> Finding:
    """The finding of a look; a look that falls over is one too."""
    try:
        return look(config)
    except (SQLAlchemyError, OSError, Busy) as fault:
        return Finding(look.__name__, FAILED, f"could not be looked at: {faults.told(fault)}")


def tables(_config: Config) -> Finding:
    """Whether the database is at the revision that this version wants."""
    now, known = schema.revision_now(), schema.revisions()
    if now is None:
        return Finding("tables", FAILED, "the database has no tables", "goodword init")
    if now == known[0]:
        return Finding("tables", OK, "the tables are up to date")
    if now not in known:
        return Finding("tables", WARNING, "the database is of a newer version than this one", "install that version")
    behind = known.index(now)
    return Finding("tables", FAILED, f"{behind} migrations are pending", "goodword upgrade")


def database(_config: Config) -> Finding:
    """Whether the database takes a write: begun and taken back."""
    with db.writer.connect() as connection:
        with suppress(DBAPIError):
            if not db.is_sqlite and connection.execute(text("SHOW transaction_read_only")).scalar() == "on":
                return Finding("database", FAILED, "the database can only be read", "use the primary's address")
        connection.rollback()
    return Finding("database", OK, "the database can be written")


def queue(_config: Config) -> Finding:
    """How long the oldest job that is due has waited."""
    with reading():
        due = select(func.min(Job.due_at)).where(Job.state == WAITING, Job.due_at < clock.now())
        oldest = session().scalar(due)
    waited = clock.now() - oldest if oldest else timedelta(0)
    if waited > LATE:
        minutes = int(waited.total_seconds() // 60)
        return Finding("queue", WARNING, f"a job has waited for {minutes} minutes", "start goodword worker")
    return Finding("queue", OK, "no job waits for long")


def disk(config: Config) -> Finding:
    """How much room the data folder has."""
    free = shutil.disk_usage(config.data_dir).free
    says = f"{free / 1e9:.1f} GB are free"
    if free < NO_SPACE:
        return Finding("disk", FAILED, says, "make room, or move GOODWORD_DATA_DIR")
    return Finding("disk", WARNING if free < LITTLE_SPACE else OK, says, "make room" if free < LITTLE_SPACE else "")


def worker(_config: Config) -> Finding:
    """When a worker last began its periodic work."""
    with reading():
        last = session().scalar(select(func.max(PeriodicRun.minute)))
        running = session().scalar(select(func.count()).select_from(Job).where(Job.state == RUNNING)) or 0
    if last is None or clock.now() - last > NO_WORKER:
        seen = f"last seen {last:%Y-%m-%d %H:%M} UTC" if last else "never seen"
        return Finding("worker", FAILED, f"no worker runs ({seen}): letters stay here", "goodword worker")
    return Finding("worker", OK, f"a worker runs, with {running} jobs in hand")


def dead_jobs(_config: Config) -> Finding:
    """Jobs that failed eight times."""
    with reading():
        number = session().scalar(select(func.count()).select_from(Job).where(Job.state == DEAD)) or 0
    if number:
        return Finding(
            "dead_jobs", FAILED, f"{number} jobs failed for good", "goodword job list; goodword job retry --all"
        )
    return Finding("dead_jobs", OK, "no job failed for good")


def dead_letters(_config: Config) -> Finding:
    """Letters that no server took."""
    with reading():
        dead = letters.Letter.state == letters.DEAD
        number = session().scalar(select(func.count()).select_from(letters.Letter).where(dead)) or 0
    if number:
        mend = "goodword letter list; goodword letter retry --all"
        return Finding("dead_letters", FAILED, f"{number} letters were not taken", mend)
    return Finding("dead_letters", OK, "every letter left or waits its turn")


def log_file(_config: Config) -> Finding:
    """Whether SQLite's write-ahead log grows, which a reader that never ends makes it do."""
    path = Path(f"{db.path}-wal") if db.is_sqlite else None
    size = path.stat().st_size if path and path.exists() else 0
    if size > LARGE_WAL:
        return Finding("wal", WARNING, f"the write-ahead log has {size >> 20} MB", "restart the server")
    return Finding("wal", OK, "the write-ahead log is small")


READINESS: tuple[Look, ...] = (tables, database, queue, disk)
HEALTH: tuple[Look, ...] = (tables, database, queue, worker, dead_jobs, dead_letters, disk, log_file)
