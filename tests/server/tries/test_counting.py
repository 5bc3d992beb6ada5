"""Limits that guard secrets are rows: exact over processes and threads, on both databases, and they name nobody."""

import os
from datetime import timedelta

import pytest
import time_machine
from goodword.lib.db import db, reading, session, writing
from goodword.lib.errors import Invalid, TooMany
from goodword.tries import service as tries
from goodword.tries.models import Tries, TryKey
from sqlalchemy import func, select

from tests.services.warm import Warm
from tests.soak.installation import until

HOUR = timedelta(hours=1)
ANNA = "anna@example.com"
PROCESSES, MOST = 4, 7
TRIER = """
import os, sys, threading, time
from datetime import timedelta
from pathlib import Path
from goodword.lib.db import db, writing
from goodword.lib.errors import TooMany
from goodword.lib.signing import signer
from goodword.tries import service as tries

signer.open(Path(sys.argv[1]))
db.open(sys.argv[2])
counted, HOUR = [], timedelta(hours=1)

def attempt() -> None:
    for _ in range(5):
        try:
            with writing():
                tries.spend(shop_id=None, what="code", who="anna@example.com", most=int(sys.argv[3]), within=HOUR)
        except TooMany:
            continue
        counted.append(1)

place = Path(sys.argv[4])
place.with_name(f"ready-{os.getpid()}").touch()
while not place.exists():
    time.sleep(0.01)
threads = [threading.Thread(target=attempt) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(counted), flush=True)
"""


def spend(who: str = ANNA, *, shop=None, what: str = "code", **limit) -> None:
    with writing():
        tries.spend(shop_id=shop and shop.shop.id, what=what, who=who, **({"within": HOUR} | limit))


def taken(number: int, **asked) -> int:
    counted = 0
    for _ in range(number):
        try:
            spend(**asked)
        except TooMany:
            continue
        counted += 1
    return counted


def refused_after_a_try(problem: Invalid) -> None:
    with writing():
        tries.spend(shop_id=None, what="code", who=ANNA, within=HOUR)
        raise problem


def rows(of=Tries) -> int:
    with reading():
        return session().scalar(select(func.count()).select_from(of)) or 0


def test_four_processes_count_together(house, tmp_path):
    go = tmp_path / "go"
    words = ("-c", TRIER, house.config.data_dir, house.config.sqlalchemy_url, MOST, go)
    processes = [Warm(*words, env=os.environ) for _ in range(PROCESSES)]
    until("all are ready", lambda: len(list(tmp_path.glob("ready-*"))) == PROCESSES)
    go.touch()
    counted = [int(process.communicate(timeout=40)[0]) for process in processes]
    assert sum(counted) == MOST
    assert taken(3, most=MOST) == 0


def test_five_tries_and_no_more(house):
    assert taken(20) == 5
    assert rows() == 1


def test_each_thing_each_shop_and_each_person_has_tries_of_her_own(house, tea_house, rival):
    assert taken(9, shop=tea_house) == 5
    assert taken(9, shop=rival) == 5
    assert taken(9, who="boris@example.com", shop=tea_house) == 5
    assert taken(9, what="password", shop=tea_house) == 5
    assert taken(9, shop=tea_house) == 0


def test_no_span_of_an_hour_holds_more_than_five(house):
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        passed: list[float] = []
        for _ in range(400):
            clock.shift(97)
            if taken(1):
                passed.append(tries.clock.now().timestamp())
        spans = [later - earlier for earlier, later in zip(passed, passed[5:], strict=False)]
        assert min(spans) >= HOUR.total_seconds()
        assert max(spans) < HOUR.total_seconds() + 5 * 97, "and nobody waits longer than needed"


def test_the_refusal_says_to_the_second_when_to_come_again(house):
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        spend(most=2)
        clock.shift(600)
        spend(most=2)
        with pytest.raises(TooMany) as refused:
            spend(most=2)
        assert refused.value.retry_after == 3000
        clock.shift(2999)
        assert taken(1, most=2) == 0
        clock.shift(1)
        assert taken(2, most=2) == 1


def test_whoever_reached_the_limit_waits_longer_if_the_limit_says_so(house):
    limit = {"most": 3, "within": timedelta(minutes=1), "again": HOUR}
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        assert taken(5, **limit) == 3
        clock.shift(120)
        assert taken(5, **limit) == 0
        clock.shift(3480)
        assert taken(5, **limit) == 3


def test_what_was_right_is_forgiven(house):
    assert taken(4) == 4
    with writing():
        tries.forgive(shop_id=None, what="code", who=ANNA)
    assert taken(9) == 5


def test_a_try_counts_only_with_its_transaction(house):
    with pytest.raises(Invalid):
        refused_after_a_try(Invalid("This is not an address"))
    assert rows() == 0


def test_a_problem_that_keeps_leaves_the_try_counted(house):
    for _ in range(5):
        with pytest.raises(Invalid):
            refused_after_a_try(Invalid("This is not the code", keeps=True))
    with pytest.raises(TooMany):
        spend()


def test_a_new_week_brings_a_new_key_and_no_new_tries(house):
    with time_machine.travel("2026-11-25T23:59:50Z", tick=False) as clock:  # a week ends on Wednesdays at midnight UTC
        assert taken(3) == 3
        clock.shift(20)
        assert taken(9) == 2
        assert rows() == 1
        assert taken(9, who="boris@example.com") == 5
        assert rows(TryKey) == 2


def test_what_counts_no_more_is_swept_and_old_keys_with_it(house):
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        spend()
        tries.forget_old()
        assert (rows(), rows(TryKey)) == (1, 1)
        clock.shift(3601)
        tries.forget_old()
        assert (rows(), rows(TryKey)) == (0, 1)
        clock.shift(timedelta(days=30))
        tries.forget_old()
        assert rows(TryKey) == 0


def test_the_rows_name_nobody(house):
    spend(ANNA)
    spend("203.0.113.7")
    with db.reader.connect() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM tries").fetchall())
    assert "anna" not in kept
    assert "203.0.113" not in kept


def test_a_limit_that_looks_back_too_far_is_a_fault(house):
    with pytest.raises(ValueError, match="7 days"):
        spend(within=timedelta(days=8))
