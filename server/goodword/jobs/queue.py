"""Putting work off, and doing it: names meet functions only in ``wiring``."""

import random
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from huey import Huey, crontab
from sqlalchemy import delete, or_, select, update

from goodword.jobs.models import DEAD, DONE, RUNNING, WAITING, Job, PeriodicRun
from goodword.jobs.storage import options_for
from goodword.lib import clock, logs, traces
from goodword.lib.db import db, rows_changed, session, writing

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=10)
MAX_TRIES = 8
KEPT = timedelta(days=7)

Work = Callable[..., None]


class Queue:
    """The process's queue. ``open`` gives it the table of jobs and the schedule."""

    def __init__(self) -> None:
        self._jobs: Mapping[str, Work] = {}
        self.huey: Huey

    def open(self, jobs: Mapping[str, Work], schedule: Mapping[str, str]) -> None:
        """Connect to the open database; ``schedule`` is job name -> minute pattern (cron)."""
        self._jobs = jobs
        self.huey = Huey("goodword", results=False, utc=True, **options_for(db))
        db.close_with(self.huey.storage.close)
        self._run = self.huey.task(name="goodword.run")(run)
        for name, minutes in schedule.items():
            self.huey.periodic_task(crontab(minute=minutes), name=f"goodword.periodic.{name}")(_periodic(name))

    def enqueue(self, job: str, *, delay: timedelta = timedelta(0), **payload: Any) -> None:
        """Write a job in the open transaction; it runs after the commit, ``delay`` later."""
        row = Job(name=job, payload=payload, due_at=clock.now() + delay, traceparent=traces.parent_now())
        session().add(row)
        session().flush()
        self.hand_over(row.id, delay)

    def hand_over(self, job_id: uuid.UUID, delay: timedelta = timedelta(0)) -> None:
        """Let Huey carry the id of a job's row to a worker."""
        if delay:
            self._run.schedule(args=(str(job_id),), delay=delay.total_seconds())
        else:
            self._run(str(job_id))

    def retry(self, job: Job) -> None:
        """Give a dead job all its tries again."""
        job.state, job.tries, job.error, job.due_at = WAITING, 0, None, clock.now()
        self.hand_over(job.id)

    def work_for(self, name: str) -> Work:
        """The function behind a name."""
        return self._jobs[name]

    def sweep(self) -> None:
        """Hand over again what Huey lost: overdue rows, and rows whose worker died."""
        with writing():
            moment = clock.now()
            cut_off = (Job.state == RUNNING) & (Job.due_at < moment)
            session().execute(
                update(Job)
                .where(cut_off, Job.tries >= MAX_TRIES)
                .values(state=DEAD, error=f"its worker died {MAX_TRIES} times", due_at=moment)
            )
            overdue = or_((Job.state == WAITING) & (Job.due_at < moment - timedelta(minutes=1)), cut_off)
            for job_id in session().scalars(select(Job.id).where(overdue).order_by(Job.due_at).limit(500)).all():
                session().execute(update(Job).where(Job.id == job_id).values(state=WAITING, due_at=moment))
                self.hand_over(job_id)
            session().execute(delete(Job).where(Job.state == DONE, Job.due_at < moment - KEPT))
            session().execute(delete(PeriodicRun).where(PeriodicRun.minute < moment - KEPT))


queue = Queue()
enqueue = queue.enqueue


def run(job_id: str) -> None:
    """Do one job: claim its row, work, and write down how it ended. Being late is no error."""
    claimed = _claim(uuid.UUID(job_id))
    if claimed is None:
        return
    begun, waited = time.monotonic(), clock.now() - claimed.created_at
    with traces.continued(claimed.traceparent):
        told = log.bind(job=claimed.name, tries=claimed.tries, waited_s=round(waited.total_seconds(), 1))
        try:
            queue.work_for(claimed.name)(**claimed.payload)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the job is tried again or given up
            state = _fail(claimed, fault)
            told.error("job", state=state, ms=_ms_since(begun), exc_info=fault)
        else:
            _settle(claimed.id, state=DONE, error=None)
            told.info("job", state=DONE, ms=_ms_since(begun))


def _ms_since(begun: float) -> float:
    return round((time.monotonic() - begun) * 1000, 1)


def _claim(job_id: uuid.UUID) -> Job | None:
    # The try is counted here, not at the end: work that kills the process must not run for ever.
    with writing():
        taken = rows_changed(
            update(Job)
            .where(Job.id == job_id, Job.state == WAITING)
            .values(state=RUNNING, tries=Job.tries + 1, due_at=clock.now() + LEASE)
        )
        return session().get(Job, job_id, populate_existing=True) if taken else None


def _fail(job: Job, fault: Exception) -> str:
    if job.tries >= MAX_TRIES:
        _settle(job.id, state=DEAD, error=logs.kept(fault))
        return DEAD
    delay = _patience(job.tries) * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, not a secret
    with writing():
        session().execute(
            update(Job)
            .where(Job.id == job.id)
            .values(state=WAITING, error=logs.kept(fault), due_at=clock.now() + delay)
        )
        queue.hand_over(job.id, delay)
    return WAITING


def _patience(tries: int) -> timedelta:
    # Eight tries last about ten hours: most faults are short, but a mail server may be away for a night.
    return min(timedelta(seconds=10 * 4 ** (tries - 1)), timedelta(hours=6))


def _settle(job_id: uuid.UUID, *, state: str, error: str | None) -> None:
    with writing():
        session().execute(update(Job).where(Job.id == job_id).values(state=state, error=error, due_at=clock.now()))


def _periodic(name: str) -> Work:
    def turn() -> None:
        if _is_mine(name):
            queue.work_for(name)()

    return turn


def _is_mine(name: str) -> bool:
    minute = clock.now().replace(second=0, microsecond=0)
    with writing():
        return bool(rows_changed(db.insert(PeriodicRun).values(name=name, minute=minute).on_conflict_do_nothing()))
