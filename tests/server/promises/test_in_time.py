"""A promise from the question to its end: who is written to when, what stops the clock, and what it survives."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from goodword.lib.db import writing
from goodword.promises import service as promises
from goodword.questions import service
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.shops import service as shops
from goodword.submissions import queries as words
from goodword.submissions import service as submissions
from goodword.submissions import withdrawing

from tests.server.promises.stage import (
    ASKER,
    EXPERT,
    OWNER,
    ask,
    expert,
    owner,
    pass_time,
    sender,
    shop_of,
    shopper,
    work,
)

OLGA = "olga@tea-house.example.com"


@pytest.fixture
def asking(olga, tea_house):
    expert(tea_house)
    owner(tea_house)
    return ask(tea_house)


def test_staff_experts_and_owners_are_asked_in_turn_then_the_shops_owner_hears_of_it(asking, clock):
    said = [("question_asked", "staff", OLGA)]
    assert asking.letters() == said
    assert asking.due_in == timedelta(hours=24)
    pass_time(clock, hours=7, minutes=59)
    assert asking.letters() == said
    for minutes, stage, letter in (
        (1, "experts", ("question_asked", "expert", EXPERT)),
        (8 * 60, "owners", ("question_asked", "owner", OWNER)),
        (4 * 60, "warned", ("question_warning", "staff", OLGA)),
        (4 * 60, "escalated", ("question_escalated", "staff", OLGA)),
    ):
        pass_time(clock, minutes=minutes)
        said.append(letter)
        assert (asking.stage, asking.letters()) == (stage, said)
    pass_time(clock, days=30)
    assert (asking.stage, asking.letters()) == ("escalated", said)


def test_whoever_comes_back_after_two_days_asks_everybody_but_warns_nobody(asking, clock):
    pass_time(clock, days=2)
    kinds = [kind for kind, _, _ in asking.letters()]
    assert kinds == ["question_asked"] * 3 + ["question_escalated"]


def test_two_workers_at_one_moment_take_one_step(asking, clock):
    clock.shift(timedelta(hours=8))
    faults = []

    def step():
        try:
            with writing():
                promises.follow(shop_id=asking.at.shop.id, question_id=asking.id)
        except Exception as fault:  # noqa: BLE001 - what went wrong in a thread is told below
            faults.append(fault)

    at_once = [threading.Thread(target=step) for _ in range(4)]
    for each in at_once:
        each.start()
    for each in at_once:
        each.join()
    assert (faults, asking.stage) == ([], "experts")
    assert asking.asked("expert") == {EXPERT}


def test_an_answer_of_whoever_it_was_promised_of_keeps_it(asking, clock):
    pass_time(clock, hours=16)
    asking.answer(OWNER)
    assert asking.stage == "kept"
    pass_time(clock, days=2)
    assert "question_warning" not in [kind for kind, _, _ in asking.letters()]


def test_a_late_answer_ends_it_but_does_not_keep_it(asking, clock):
    pass_time(clock, hours=25)
    asking.answer()
    assert asking.stage == "lapsed"


def test_anybodys_answer_leaves_the_clock_running_until_the_asker_accepts_it(asking, tea_house, clock):
    shopper(tea_house, "somebody@example.com")
    given = asking.answer("somebody@example.com")
    pass_time(clock, hours=8)
    assert asking.stage == "experts"
    with writing():
        answer = words.by_id(ANSWER, tea_house.shop.id, given.id)
        service.accept(question=asking.question(lock=True), answer=answer, by="asker", actor="test")
    assert asking.stage == "kept"


def test_the_askers_own_answer_keeps_nothing(asking, tea_house, clock):
    owner(tea_house, ASKER)
    assert asking.answer(ASKER).role == "owner"
    assert asking.stage == "staff"


def test_closing_ends_it_and_opening_again_takes_it_up(asking, clock):
    pass_time(clock, hours=9)
    asking.do(service.close, reason="duplicate", actor="test")
    assert asking.stage == "ended"
    pass_time(clock, days=1)
    assert len(asking.letters()) == 2
    asking.do(service.reopen, actor="test")
    assert asking.due_in == timedelta(hours=15), "the time that was closed does not count"
    work()
    assert (asking.stage, len(asking.letters())) == ("experts", 2), "nobody is written to twice"


def test_what_nobody_can_see_is_promised_to_nobody(asking, clock):
    with writing():
        submissions.hide(kind=QUESTION, row=asking.question(lock=True), actor="test", reason="off_topic")
    assert asking.stage == "ended"
    with writing():
        submissions.publish(kind=QUESTION, row=asking.question(lock=True), actor="test")
    assert asking.stage == "staff"
    with writing():
        withdrawing.withdraw(kind=QUESTION, row=asking.question(lock=True), actor="test")
    pass_time(clock, hours=8)
    assert asking.stage == "ended"
    assert len(asking.letters()) == 1


def test_an_answer_that_is_taken_back_leaves_the_promise_open(asking, clock):
    given = asking.answer(OWNER)
    pass_time(clock, hours=6)
    with writing():
        row = words.by_id(ANSWER, asking.at.shop.id, given.id, lock=True)
        withdrawing.withdraw(kind=ANSWER, row=row, actor="test")
    work()
    assert asking.stage == "staff"
    assert asking.due_in == timedelta(hours=24)


def test_while_details_are_awaited_the_clock_stands_still(asking, clock):
    pass_time(clock, hours=10)
    asking.do(service.ask_back, text="Which kettle?", actor="test")
    pass_time(clock, days=3)
    assert (asking.stage, len(asking.letters())) == ("experts", 2)
    clock.shift(timedelta(hours=1))
    with writing():
        service.improve(
            shop=shop_of(asking.at),
            question=asking.question(lock=True),
            said={"text": "Does the blue one whistle?", "details": None},
            name="Boris",
            locale="en",
            sender=sender(asking.at, ASKER),
        )
    assert asking.due_in == timedelta(hours=14)
    pass_time(clock, hours=6)
    assert asking.stage == "owners"


def test_working_hours_are_counted_where_the_shop_is(olga, tea_house, clock):
    with writing():
        shops.move(shop=shop_of(tea_house), time_zone="Europe/Kyiv", actor="test")
    tea_house.set(answer_within=6, working_hours="Mo-Fr 09:00-18:00", holidays="2026-03-16")
    clock.move_to(datetime(2026, 3, 13, 14, tzinfo=UTC))  # Friday, 16:00 in Kyiv
    asking = ask(tea_house)
    assert asking.promise.due_at == datetime(2026, 3, 17, 11, tzinfo=UTC), "Tuesday, 13:00: Monday is a holiday"


def test_settings_that_change_later_change_no_promise(asking, clock):
    due = asking.promise.due_at
    asking.at.set(answer_within=1, working_hours="Mo-Fr 09:00-18:00")
    with writing():
        shops.move(shop=shop_of(asking.at), time_zone="Pacific/Auckland", actor="test")
    pass_time(clock, hours=8)
    assert (asking.stage, asking.promise.due_at) == ("experts", due)


def test_what_was_only_the_shops_own_question_is_no_promise(olga, tea_house):
    assert ask(tea_house, by="olga@tea-house.test").promise is None
