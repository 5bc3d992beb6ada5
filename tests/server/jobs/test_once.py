"""A job commits with its cause and is done once, however many workers there are."""

import threading
from datetime import timedelta

import pytest
from goodword.jobs import queue as module
from goodword.jobs.models import Job, PeriodicRun
from goodword.jobs.queue import queue
from goodword.lib.db import db, reading, session, writing
from goodword.migrations import runner
from sqlalchemy import delete, func, inspect, select


def test_a_job_is_done_after_its_transaction_commits(bench, work_off):
    with writing():
        queue.enqueue("wash", cup="red")
        assert bench.done == []
    assert work_off() == 1
    assert bench.done == ["red"]
    assert (bench.the_job().state, bench.the_job().tries) == ("done", 1)


def test_a_job_vanishes_with_its_transaction(bench, work_off):
    with pytest.raises(ZeroDivisionError):
        _put_off_and_fail()
    assert work_off() == 0
    assert (bench.done, bench.jobs()) == ([], [])


def test_nothing_can_be_put_off_without_a_transaction(bench, work_off):
    with pytest.raises(RuntimeError, match="no transaction is open"):
        queue.enqueue("wash", cup="red")
    assert work_off() == 0


def test_a_delayed_job_waits(bench, clock, come_due):
    bench.put_off("wash", cup="red", delay=timedelta(minutes=5))
    clock.shift(timedelta(minutes=4))
    come_due()
    assert bench.done == []
    clock.shift(timedelta(minutes=2))
    come_due()
    assert bench.done == ["red"]


def test_two_workers_share_the_jobs_and_do_each_once(bench):
    cups = [f"cup {number}" for number in range(30)]
    for cup in cups:
        bench.put_off("wash", cup=cup)
    queue.huey.storage.blocking = False
    workers = [threading.Thread(target=_work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(bench.done) == sorted(cups)
    assert {job.state for job in bench.jobs()} == {"done"}


def test_a_job_that_is_delivered_twice_is_done_once(bench, work_off):
    bench.put_off("wash", cup="red")
    job = bench.the_job()
    with writing():
        queue.hand_over(job.id)
    assert work_off() == 2
    assert bench.done == ["red"]


def test_a_job_whose_row_is_gone_is_no_error(bench, work_off):
    bench.put_off("wash", cup="red")
    with writing():
        session().execute(delete(Job))
    assert work_off() == 1
    assert bench.done == []


def test_periodic_work_is_done_by_one_of_several_workers(bench, clock):
    turn = module._periodic("tidy")
    workers = [threading.Thread(target=turn) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert bench.done == ["tidied"]
    clock.shift(timedelta(minutes=1))
    turn()
    assert bench.done == ["tidied", "tidied"]


def test_every_minute_brings_the_periodic_work_to_the_queue(bench, clock, work_off):
    for minute in range(3):
        for task in queue.huey.read_periodic(None):
            queue.huey.enqueue(task)
        work_off()
        assert bench.done == ["tidied"] * (minute + 1)
        clock.shift(timedelta(minutes=1))


def test_hueys_tables_survive_an_upgrade_twice(bench, work_off):
    bench.put_off("wash", cup="red")
    bench.put_off("wash", cup="blue", delay=timedelta(minutes=1))
    before = set(inspect(db.reader).get_table_names())
    runner.upgrade()
    runner.upgrade()
    assert set(inspect(db.reader).get_table_names()) == before
    assert queue.huey.storage.queue_size() == 2
    work_off()
    assert bench.done == ["red"]
    assert queue.huey.storage.schedule_size() == 1


def test_old_rows_of_done_jobs_and_periodic_runs_are_swept_away(bench, clock, work_off):
    bench.put_off("wash", cup="red")
    module._periodic("tidy")()
    work_off()
    clock.shift(timedelta(days=8))
    queue.sweep()
    assert bench.jobs() == []
    with reading():
        assert session().scalar(select(func.count()).select_from(PeriodicRun)) == 0


def _put_off_and_fail() -> None:
    with writing():
        queue.enqueue("wash", cup="red")
        raise ZeroDivisionError


def _work() -> None:
    while (task := queue.huey.dequeue()) is not None:
        queue.huey.execute(task)
