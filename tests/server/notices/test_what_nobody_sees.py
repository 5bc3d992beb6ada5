"""Nobody is written to about words that nobody can read, and no digest tells of them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from goodword.letters import readers
from goodword.letters import service as outbox
from goodword.letters.models import Letter
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.notices import digests
from goodword.questions import service
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.submissions import queries as words
from goodword.submissions import service as submissions
from goodword.submissions import withdrawing
from sqlalchemy import select

from tests.server.comments.talk import comment
from tests.server.promises.stage import ask, shopper

HELD = "Call me at +380 67 123 45 67, please do."
BORIS = "boris@example.com"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def wants(stage, **chosen):
    shopper(stage, BORIS)
    with writing():
        readers.choose(readers.meet(stage.shop.id, BORIS, "en"), chosen)


def letters(stage, kind):
    with reading() as opened:
        return opened.scalars(select(Letter).where(Letter.shop_id == stage.shop.id, Letter.kind == kind)).all()


def news(stage, number):
    with writing():
        for each in range(number):
            outbox.write(shop_id=stage.shop.id, shop_name="Tea House", kind="comment_reply", to=BORIS, locale="en",
                product_name="Kettle", author="Anna", quoted="", text=f"Reply {each}", link="")  # fmt: skip


def answer_of(stage, given):
    return words.by_id(ANSWER, stage.shop.id, given.id, lock=True)


def test_a_digest_does_not_tell_what_was_hidden_meanwhile(tea_house, clock):
    wants(tea_house, answers="daily")
    question, _ = ask(tea_house), shopper(tea_house, "carl@example.com")
    kept = question.answer(text="It sings.")
    given = question.answer("carl@example.com", text="Carl says something libellous here.")
    with writing():
        submissions.hide(kind=ANSWER, row=answer_of(tea_house, given), actor="test", reason="spam")
    clock.shift(timedelta(days=1))
    digests.send_digests()
    [digest] = letters(tea_house, "digest")
    assert [each["about"] for each in digest.context["items"]] == [kept.id.hex]


def test_daily_news_does_not_wait_behind_a_hundred_weekly_ones(tea_house, clock):
    wants(tea_house, comments="weekly", answers="daily")
    news(tea_house, 100)
    ask(tea_house).answer()
    clock.shift(timedelta(days=1))
    digests.send_digests()
    assert [each.context["period"] for each in letters(tea_house, "digest")] == ["daily"]


def test_one_digest_a_day_and_what_did_not_fit_comes_in_the_next(tea_house, clock):
    wants(tea_house, comments="daily")
    news(tea_house, 130)
    sizes = []
    for _ in range(2):
        clock.shift(timedelta(days=1))
        for _ in range(3):
            digests.send_digests()
        sizes.append([len(each.context["items"]) for each in letters(tea_house, "digest")])
    assert sizes == [[100], [100, 30]]


def test_no_letter_tells_of_words_under_a_question_or_an_answer_that_was_taken_back(tea_house):
    question, _ = ask(tea_house), shopper(tea_house, "carl@example.com")
    seen = question.answer("carl@example.com")
    shopper(tea_house, "dora@example.com")
    held = question.answer("dora@example.com", text=HELD)
    eve = tea_house.known(name="Eve", email="eve@example.com")
    waits = comment(eve, ids.show("ans", seen.id), HELD, name="Eve")
    assert (held.status, waits.json["status"]) == ("held", "held")
    with writing():
        withdrawing.withdraw(kind=QUESTION, row=question.question(lock=True), actor="test")
    with writing():
        submissions.publish(kind=ANSWER, row=answer_of(tea_house, held), actor="test")
    assert tea_house.manage("POST", f"/comments/{waits.json['id']}/publish", {}).status_code == 200
    with writing():
        service.accept(
            question=question.question(lock=True), answer=answer_of(tea_house, seen), by="asker", actor="test"
        )
    assert [each.about_id for each in letters(tea_house, "question_answered")] == [seen.id]
    assert letters(tea_house, "comment_new") == letters(tea_house, "answer_accepted") == []
