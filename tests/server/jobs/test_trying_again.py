"""What failed is tried again, later and later; what was cut off is put back; nothing is tried for ever."""

from datetime import timedelta
from itertools import pairwise

import pytest
from goodword.jobs.models import Job
from goodword.jobs.queue import LEASE, MAX_TRIES, _claim, queue
from goodword.lib import clock as house_clock
from goodword.lib.db import writing
from sqlalchemy import update

DAY = timedelta(days=1)


def test_a_failed_job_is_tried_again_until_it_succeeds(bench, clock, come_due):
    bench.put_off("drop")
    come_due()
    assert (bench.the_job().state, bench.the_job().tries) == ("waiting", 1)
    assert "it fell" in bench.the_job().error
    bench.broken = False
    assert come_due() == 0, "not at once"
    clock.move_to(bench.the_job().due_at + timedelta(seconds=1))
    come_due()
    assert (bench.the_job().state, bench.the_job().tries, bench.the_job().error) == ("done", 2, None)


def test_it_waits_longer_each_time_and_is_dead_after_eight(bench, clock, come_due, monkeypatch):
    monkeypatch.setattr("goodword.jobs.queue.random.uniform", lambda _low, _high: 1.0)
    bench.put_off("drop")
    delays = []
    for _ in range(MAX_TRIES):
        come_due()
        delays.append(bench.the_job().due_at - house_clock.now())
        clock.move_to(bench.the_job().due_at + timedelta(seconds=1))
    job = bench.the_job()
    assert (job.state, job.tries, len(bench.done)) == ("dead", 8, 8)
    assert "it fell" in job.error
    waits = delays[:-1]
    assert all(later >= earlier for earlier, later in pairwise(waits))
    assert waits[0] <= timedelta(seconds=30), "most faults are short"
    assert sum(waits, timedelta()) > timedelta(hours=8), "a mail server may be away for a night"
    clock.shift(DAY)
    queue.sweep()
    assert come_due() == 0
    assert bench.the_job().state == "dead"


def test_a_job_whose_worker_was_killed_is_put_back_when_its_lease_is_over(bench, clock, come_due):
    bench.put_off("wash", cup="red")
    task = queue.huey.dequeue()
    assert task is not None
    assert _claim(bench.the_job().id) is not None  # and here the worker dies
    clock.shift(LEASE - timedelta(seconds=1))
    queue.sweep()
    assert come_due() == 0, "it may still be at work"
    clock.shift(timedelta(seconds=2))
    queue.sweep()
    assert come_due() == 1
    assert bench.done == ["red"]
    assert (bench.the_job().state, bench.the_job().tries) == ("done", 2)


def test_a_job_that_huey_lost_is_put_back(bench, clock, come_due):
    bench.put_off("wash", cup="red")
    queue.huey.storage.flush_queue()
    queue.sweep()
    assert come_due() == 0, "it is not overdue yet"
    clock.shift(timedelta(minutes=2))
    queue.sweep()
    assert come_due() == 1
    assert bench.done == ["red"]


def test_a_job_that_kills_its_worker_each_time_does_not_kill_for_ever(bench, clock):
    bench.put_off("wash", cup="poisoned")
    for _ in range(MAX_TRIES + 3):
        while (task := _next_task()) is not None:
            _claim(_job_id(task))  # and here the worker dies
        clock.shift(LEASE + timedelta(minutes=2))
        queue.sweep()
    job = bench.the_job()
    assert (job.state, job.tries) == ("dead", MAX_TRIES)
    assert "8 times" in job.error
    assert bench.done == []


def test_an_unknown_job_fails_like_any_other(bench, come_due):
    bench.put_off("no.such.job", cup="red")
    come_due()
    job = bench.the_job()
    assert (job.state, job.tries) == ("waiting", 1)
    assert "no.such.job" in job.error


def test_one_failing_job_does_not_hold_up_the_others(bench, come_due):
    bench.put_off("drop")
    bench.put_off("wash", cup="red")
    come_due()
    assert bench.done == ["dropped", "red"]


@pytest.mark.parametrize("state", ["done", "dead"])
def test_what_is_over_is_never_put_back(bench, clock, come_due, state):
    bench.put_off("wash", cup="red")
    queue.huey.storage.flush_queue()
    with writing() as session:
        session.execute(update(Job).values(state=state))
    clock.shift(timedelta(hours=1))
    queue.sweep()
    assert come_due() == 0


def _next_task():
    queue.huey.storage.blocking = False
    return queue.huey.dequeue()


def _job_id(task):
    import uuid

    return uuid.UUID(task.args[0])
