"""Writes under load: four server processes and a worker, some of them killed on the way, and nothing is lost."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import quantiles

import pytest
from goodword.app import open_house
from goodword.jobs.models import Job
from goodword.jobs.queue import queue
from goodword.letters import service as letters
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import db, reading, writing
from sqlalchemy import func, select, update

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import House
from tests.soak import truth
from tests.soak.honest import Guests, guests_of
from tests.soak.installation import Installation, until
from tests.soak.load import Shopper
from tests.soak.stage import Sent, Stage

SHOPPERS = 8
PRODUCTS = tuple(f"tea-{number}" for number in range(30))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seconds", [6, pytest.param(60, marks=pytest.mark.soak)])
def test_no_acknowledged_word_is_lost_or_doubled_while_processes_are_killed(installed, seconds, capsys):
    house = installed()
    tea_house, letter_house, stage = a_stage(house)
    house.start_server()
    house.start_worker()
    begun = time.monotonic()
    shoppers = crowd(house, stage, seconds)
    took = time.monotonic() - begun
    open_house(house.config)
    wait_for_letters(house)

    told = Counter(status for shopper in shoppers for status in shopper.told.statuses.elements())
    with capsys.disabled():
        print(report(house, shoppers, told, took))  # noqa: T201 - the figures are for a person
    assert [line for shopper in shoppers for line in shopper.told.odd] == []
    truth.nothing_is_lost_or_doubled(tea_house, [review for shopper in shoppers for review in shopper.mine])
    votes = truth.counters_equal_rows(tea_house)
    truth.left_out_as_the_burst_rule_says(tea_house, at_once=SHOPPERS)
    truth.votes_and_flags_are_as_told(tea_house, shoppers)
    truth.letters_left_once(
        letter_house, house.config.data_dir / "mailbox", [each for s in shoppers for each in s.lettered]
    )
    compared = truth.snapshots_equal_the_truth(tea_house, stage.site_key, house.port)
    truth.database_is_whole()
    truth.nobody_was_locked_out(house.log)
    assert house.kills >= 3
    assert votes > 0
    assert compared >= SHOPPERS


def a_stage(house: Installation) -> tuple[object, object, Stage]:
    """Two shops: guests' reviews appear at once in one, and wait for a letter in the other."""
    open_house(house.config)
    open_one = House(house.config, None)  # type: ignore[arg-type]  # nobody asks through it
    tea_house = open_shop(open_one, "Tea House", TEA_HOUSE, confirm_guests=False)
    letter_house = open_shop(open_one, "Letter House", TEA_HOUSE)
    guests = Guests(guests_of(tea_house.shop.id))
    db.close()
    stage = Stage(
        house.port, TEA_HOUSE, tea_house.shop.site_key, tea_house.secret, letter_house.shop.site_key, PRODUCTS, guests
    )
    return tea_house.shop.id, letter_house.shop.id, stage


def crowd(house: Installation, stage: Stage, seconds: float) -> list[Shopper]:
    """Shoppers come for so many seconds; meanwhile server processes and the worker are killed."""
    over = threading.Event()
    seen: list[Sent] = []
    shoppers = [Shopper(stage, number, over, seen) for number in range(SHOPPERS)]
    with all_of(shoppers, over):
        kill_now_and_then(house, shoppers, seconds)
    for shopper in shoppers:
        if shopper.fault:
            raise shopper.fault
    return shoppers


@contextmanager
def all_of(shoppers: list[Shopper], over: threading.Event) -> Iterator[None]:
    for shopper in shoppers:
        shopper.start()
    try:
        yield
    finally:
        over.set()
        for shopper in shoppers:
            shopper.join(120)


def kill_now_and_then(house: Installation, shoppers: list[Shopper], seconds: float) -> None:
    dice = random.Random("kills")
    number = max(4, round(seconds / 4))
    moments = sorted(dice.uniform(0.1, 0.9) * seconds for _ in range(number))
    begun = time.monotonic()
    for turn, moment in enumerate(moments):
        wait_until(begun + moment, shoppers)
        if turn == number // 2:
            house.kill_worker()
            house.start_worker()
        elif len(house.server_processes()) == house.config.workers:
            house.kill_a_server_process(dice)
    wait_until(begun + seconds, shoppers)


def wait_until(moment: float, shoppers: list[Shopper]) -> None:
    """Let time pass, unless a shopper has met something that must not be."""
    while time.monotonic() < moment and not any(shopper.fault for shopper in shoppers):
        threading.Event().wait(0.02)


def wait_for_letters(house: Installation) -> None:
    """What a killed worker had in hand comes back as if its lease were over; then the outbox empties."""
    with writing() as session:
        earlier = clock.now() - timedelta(hours=1)
        session.execute(update(Letter).where(Letter.state == "sending").values(changed_at=earlier))
        session.execute(update(Job).where(Job.state.in_(["running", "waiting"])).values(due_at=earlier))
    letters.sweep()
    queue.sweep()
    until("all letters have left", lambda: unsent() == 0, patience=120)


def unsent() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Letter).where(Letter.state != "sent")) or 0


def report(house: Installation, shoppers: list[Shopper], told: Counter[int], took: float) -> str:
    writes = sorted(second for shopper in shoppers for second in shopper.told.write_seconds)
    centiles = quantiles(writes, n=100)
    return (
        f"\n  {'SQLite' if db.is_sqlite else 'PostgreSQL'}, {took:.0f} s, {SHOPPERS} shoppers, 4 processes: "
        f"{sum(told.values())} requests ({sum(told.values()) / took:.0f}/s), "
        f"{len(writes)} writes ({len(writes) / took:.0f}/s), "
        f"p50 {centiles[49] * 1000:.1f} ms, p99 {centiles[98] * 1000:.1f} ms, longest {writes[-1] * 1000:.0f} ms; "
        f"{house.kills} kills, {sum(s.told.cut for s in shoppers)} requests cut and sent again, "
        f"answers {dict(sorted(told.items()))}, {sum(len(s.mine) for s in shoppers)} reviews, "
        f"{sum(len(s.lettered) for s in shoppers)} letters"
    )
