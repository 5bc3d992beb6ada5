"""A queue whose work the test can see; the clock stands still until the test moves it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from goodword.jobs.models import Job
from goodword.jobs.queue import queue
from goodword.lib.db import reading, session, writing
from sqlalchemy import select

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


class Bench:
    """Jobs of the test: ``wash`` succeeds, ``drop`` fails, ``tidy`` is periodic; ``done`` is what was done."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.broken = True
        queue.open({"wash": self.wash, "drop": self.drop, "tidy": self.tidy, "jobs.sweep": queue.sweep}, {"tidy": "*"})

    def wash(self, *, cup: str) -> None:
        self.done.append(cup)

    def drop(self) -> None:
        self.done.append("dropped")
        if self.broken:
            raise OSError("it fell")

    def tidy(self) -> None:
        self.done.append("tidied")

    def put_off(self, name: str, **payload: Any) -> None:
        with writing():
            queue.enqueue(name, **payload)

    def jobs(self) -> list[Job]:
        with reading():
            return list(session().scalars(select(Job).order_by(Job.created_at, Job.id)))

    def the_job(self) -> Job:
        (job,) = self.jobs()
        return job


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def bench(house: object, clock: time_machine.Traveller) -> Bench:
    return Bench()


@pytest.fixture
def come_due(work_off: Callable[[], int]) -> Callable[[], int]:
    """Let Huey's scheduler look at the clock, then do what is due; how much there was."""

    def run() -> int:
        for task in queue.huey.read_schedule():
            queue.huey.enqueue(task)
        return work_off()

    return run
