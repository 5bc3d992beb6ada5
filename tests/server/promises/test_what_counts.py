"""What a promise is counted by when words come and go: nobody makes a late one kept, and nothing keeps it by chance."""

from datetime import timedelta

import pytest
from goodword.lib.db import reading, session, writing
from goodword.lib.errors import Conflict
from goodword.promises import answering, desk, figures, links
from goodword.questions import service, usual
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.shoppers import joining
from goodword.shoppers.models import Purchase, Shopper
from goodword.submissions import queries as words
from goodword.submissions import service as submissions
from goodword.submissions import withdrawing
from sqlalchemy import select

from tests.server.promises.stage import ASKER, OWNER, ask, owner, pass_time, sender, shop_of, shopper

CARL = "carl@example.com"


@pytest.fixture
def asking(olga, tea_house):
    return ask(tea_house)


def accept(asking, answer, by):
    with writing():
        given = words.by_id(ANSWER, asking.at.shop.id, answer.id)
        service.accept(question=asking.question(lock=True), answer=given, by=by, actor="test")


def by_carl(asking, text="No idea, sorry about that."):
    shopper(asking.at, CARL)
    return asking.answer(CARL, text=text)


def told_more(asking):
    with writing():
        service.improve(
            shop=shop_of(asking.at),
            question=asking.question(lock=True),
            said={"text": "Does the blue one whistle?", "details": None},
            name="Boris",
            locale="en",
            sender=sender(asking.at, ASKER),
        )


def change(asking, verb, row, kind=ANSWER, **more):
    with writing():
        verb(kind=kind, row=words.by_id(kind, asking.at.shop.id, row.id, lock=True), actor="test", **more)


def state_of(asking):
    with reading():
        return asking.question().state


def join(asking, gone, into):
    with writing() as opened:
        known = (opened.get_one(Shopper, (asking.at.shop.id, one)) for one in (gone, into))
        joining.join_shoppers(gone=next(known), into=next(known))


def test_the_shop_keeps_no_promise_by_accepting_a_shoppers_answer_itself(asking):
    own, given = asking.answer(ASKER, text="I think that it does."), by_carl(asking)
    for answer in (own, given):
        accept(asking, answer, "shop")
        assert asking.stage == "staff"
    accept(asking, given, "asker")
    assert asking.stage == "kept"


def test_a_late_answer_that_is_hidden_and_shown_again_is_late_still(asking, clock):
    pass_time(clock, hours=30)
    given = asking.answer()
    due = asking.promise.due_at
    assert asking.stage == "lapsed"
    pass_time(clock, hours=1)
    change(asking, submissions.hide, given, reason="off_topic")
    assert (asking.stage, asking.promise.due_at) == ("experts", due)
    change(asking, submissions.publish, given)
    assert asking.stage == "lapsed"


def test_what_is_closed_late_and_opened_after_hours_is_late_still(olga, tea_house, clock):
    tea_house.set(working_hours="Mo-Fr 09:00-18:00", answer_within=2)
    asking = ask(tea_house)
    pass_time(clock, hours=8)
    asking.do(service.close, reason="resolved", actor="test")
    assert asking.stage == "lapsed"
    asking.do(service.reopen, actor="test")
    asking.answer()
    assert asking.stage == "lapsed"


def test_asking_back_when_the_time_is_over_hides_nothing(asking, clock):
    pass_time(clock, hours=30)
    asking.do(service.ask_back, text="Which one?", actor="test")
    asking.do(service.close, reason="no_details", actor="test")
    assert asking.stage == "lapsed"


def test_a_question_taken_back_ends_its_promise_at_once_and_goes_on_when_it_returns(asking, clock):
    pass_time(clock, hours=21)
    change(asking, withdrawing.withdraw, asking, QUESTION)
    pass_time(clock, hours=6)
    assert asking.stage == "ended"
    change(asking, withdrawing.restore, asking, QUESTION)
    assert (asking.stage, asking.due_in) == ("experts", timedelta(hours=3))
    pass_time(clock, hours=4)
    change(asking, withdrawing.withdraw, asking, QUESTION)
    assert asking.stage == "lapsed"
    with reading():
        assert desk.overdue() == 0


def test_an_owner_takes_her_answer_back_and_anothers_that_stands_keeps_nothing(asking):
    owner(asking.at)
    given = asking.answer(OWNER)
    by_carl(asking)
    assert asking.stage == "kept"
    change(asking, withdrawing.withdraw, given)
    assert (asking.stage, state_of(asking)) == ("staff", "answered")


def test_anybodys_no_idea_neither_ends_the_waiting_nor_stops_the_shop_from_asking_back(asking, clock):
    asking.do(service.ask_back, text="Which one?", actor="test")
    given = by_carl(asking)
    pass_time(clock, days=3)
    assert (asking.stage, state_of(asking), asking.promise.counted_from) == ("staff", "waiting", None)
    told_more(asking)
    assert (state_of(asking), asking.due_in) == ("answered", timedelta(hours=24))
    asking.do(service.ask_back, text="And where?", actor="test")
    accept(asking, given, "asker")
    assert (asking.stage, state_of(asking)) == ("kept", "answered")
    with pytest.raises(Conflict):
        asking.do(service.ask_back, text="And when?", actor="test")


def test_what_waited_for_details_when_it_was_closed_waits_when_it_is_opened(asking, clock):
    asking.do(service.ask_back, text="Which one?", actor="test")
    for _ in range(2):
        asking.do(service.close, reason="no_details", actor="test")
        asking.do(service.reopen, actor="test")
    pass_time(clock, days=3)
    assert (asking.stage, state_of(asking)) == ("staff", "waiting")
    told_more(asking)
    asking.do(service.close, reason="no_details", actor="test")
    asking.do(service.reopen, actor="test")
    assert (state_of(asking), asking.due_in) == ("open", timedelta(hours=24))


def test_how_fast_a_shop_answers_is_not_told_by_its_own_questions_or_those_taken_back(olga, tea_house):
    for number in range(5):
        asking = ask(tea_house, f"Does it whistle {number} times a day?", by=f"marta{number}@tea-house.test")
        asking.answer()
        tea_house.let_a_day_pass()
    asking = ask(tea_house)
    asking.answer()
    with reading():
        assert (len(usual.took()[tea_house.shop.id]), figures.of(tea_house.shop.id)["answered"]) == (1, 1)
    change(asking, withdrawing.withdraw, asking, QUESTION)
    with reading():
        assert figures.of(tea_house.shop.id)["answered"] == 0


def test_who_turns_out_to_be_somebody_asked_this_week_is_not_asked_again(olga, tea_house, clock):
    earlier, later = owner(tea_house), owner(tea_house, CARL, product="teapot")
    asking = ask(tea_house)
    pass_time(clock, hours=16)
    assert asking.asked("owner") == {OWNER}
    join(asking, earlier, later)
    second = ask(tea_house, "How much water does it hold?")
    pass_time(clock, hours=16)
    assert second.asked("owner") == set()


def test_two_accounts_of_one_order_are_joined_and_it_was_bought_once(asking):
    earlier, later = owner(asking.at), owner(asking.at, CARL)
    join(asking, earlier, later)
    with reading() as opened:
        bought = opened.scalars(select(Purchase).where(Purchase.shop_id == asking.at.shop.id)).all()
    assert [(each.shopper_id, each.product_ref) for each in bought] == [(later, "kettle")]


def test_the_askers_link_accepts_after_her_accounts_were_joined(asking):
    given, boris = by_carl(asking), shopper(asking.at, ASKER)
    word = links.to_accept(asking.at.shop.id, given.id, boris).rpartition("/")[2]
    join(asking, boris, shopper(asking.at, "boris@example.net"))
    with writing():
        assert answering.accepting(word)[2].email == "boris@example.net"
        answering.accept(word)
    assert asking.stage == "kept"
    with reading():
        other = links.to_accept(asking.at.shop.id, given.id, shopper_id_of_carl(asking)).rpartition("/")[2]
        with pytest.raises(answering.NotFound):
            answering.accepting(other)


def shopper_id_of_carl(asking):
    answer = words.published(ANSWER, asking.at.shop.id, asking.question().accepted_id)
    return session().get_one(Shopper, (asking.at.shop.id, answer.shopper_id)).id
