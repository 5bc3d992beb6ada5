"""Figures that are looked up when somebody reads /metrics: the queue, the letters, the files. Kept for some seconds."""

import time
from collections.abc import Iterator
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy import func, select, text

from goodword import __version__
from goodword.config import Config
from goodword.exchange.models import Import
from goodword.jobs.models import DEAD, WAITING, Job
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import db, reading, session
from goodword.media.models import Photo
from goodword.operations import schema

KEPT_SECONDS = 10.0
JOB_STATES = ("waiting", "running", "done", "dead")
LETTER_STATES = ("queued", "sending", "sent", "dead")
_begun = time.time()


class Collector:
    """For one registry at a time; two scrapes within ten seconds are one look."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._kept: list[Metric] = []
        self._until = 0.0

    def collect(self) -> Iterator[Metric]:
        """What Prometheus asks for."""
        if time.monotonic() > self._until:
            self._kept = list(self._look())
            self._until = time.monotonic() + KEPT_SECONDS
        yield from self._kept

    def _look(self) -> Iterator[Metric]:
        with reading():
            yield _by_state("goodword_jobs", "Jobs by state", Job, JOB_STATES)
            yield _by_state("goodword_letters", "Letters by state", Letter, LETTER_STATES)
            yield _gauge("goodword_job_lag_seconds", "How long the oldest due job has waited", _lag())
            yield _gauge("goodword_dead_rows", "Jobs and letters given up", _dead())
            imports = select(func.count(), func.coalesce(func.sum(Import.rows_done), 0)).where(
                Import.finished_at.is_(None)
            )
            running, rows = session().execute(imports).one()
            yield _gauge("goodword_imports_unfinished", "Imports that have begun and not ended", running)
            yield _gauge("goodword_import_rows_done", "Rows that unfinished imports have taken in", rows)
            media = session().scalar(select(func.coalesce(func.sum(Photo.bytes), 0))) or 0
            yield _gauge("goodword_media_bytes", "Size of the photos that were taken", media)
        yield _gauge("goodword_database_bytes", "Size of the database", _database_bytes())
        yield _gauge(
            "goodword_wal_bytes",
            "Size of SQLite's write-ahead log",
            _size(Path(f"{db.path}-wal")) if db.is_sqlite else 0,
        )
        yield _gauge("goodword_migrations_pending", "Migrations that wait for goodword upgrade", _pending())
        yield _gauge("goodword_process_start_time_seconds", "When the process that answers began", _begun)
        built = GaugeMetricFamily("goodword_build_info", "Which version this is", labels=["version"])
        built.add_metric([__version__], 1)
        yield built


def _by_state(name: str, meaning: str, table: type[Job] | type[Letter], states: tuple[str, ...]) -> Metric:
    rows = session().execute(select(table.state, func.count()).group_by(table.state))
    counted = {str(row[0]): int(row[1]) for row in rows}
    family = GaugeMetricFamily(name, meaning, labels=["state"])
    for state in states:
        family.add_metric([state], counted.get(state, 0))
    return family


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)


def _lag() -> float:
    due = select(func.min(Job.due_at)).where(Job.state == WAITING, Job.due_at < clock.now())
    oldest = session().scalar(due)
    return (clock.now() - oldest).total_seconds() if oldest else 0.0


def _dead() -> int:
    jobs = session().scalar(select(func.count()).select_from(Job).where(Job.state == DEAD)) or 0
    return jobs + (session().scalar(select(func.count()).select_from(Letter).where(Letter.state == DEAD)) or 0)


def _database_bytes() -> int:
    if db.is_sqlite:
        return _size(Path(db.path))
    with reading():
        return int(session().scalar(text("SELECT pg_database_size(current_database())")) or 0)


def _pending() -> int:
    now, known = schema.revision_now(), schema.revisions()
    return known.index(now) if now in known else 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
