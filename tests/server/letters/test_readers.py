"""Who gets which letter: what she wants, how much she gets in a day, and whether letters reach her at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from goodword.letters import readers
from goodword.letters import service as letters
from goodword.letters.kinds import KINDS, TOPICS
from goodword.letters.models import COMPLAINT, HARD, SOFT
from goodword.letters.readers import TRIED_AGAIN
from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid

ANNA = "anna@example.com"
ASKED = [kind.name for kind in KINDS.values() if not kind.is_news]
NEWS = [kind.name for kind in KINDS.values() if kind.topic]


def may(outbox, kind, to=ANNA):
    with reading():
        return letters.may_write(outbox.shop.shop.id, to, kind)


def test_an_address_gets_five_letters_of_news_a_day_and_twelve_a_week(outbox, clock):
    for _ in range(5):
        assert may(outbox, "comment_new")
        assert outbox.news("comment_new")
    assert not may(outbox, "question_answered"), "the limit is of the address, not of the kind"
    assert outbox.news("question_answered") is None
    assert outbox.news(to="boris@example.com"), "another address has its own"
    outbox.write()
    assert outbox.news("question_warning"), "work is not counted"
    clock.shift(timedelta(days=1, seconds=1))
    assert len([1 for _ in range(7) if outbox.news()]) == 5
    clock.shift(timedelta(days=1, seconds=1))
    assert len([1 for _ in range(7) if outbox.news()]) == 2, "twelve a week"
    clock.shift(timedelta(days=7))
    assert outbox.news()


def test_the_shop_sets_how_much_an_address_gets(outbox):
    outbox.shop.set(letters_a_day=1)
    assert outbox.news()
    assert outbox.news() is None
    outbox.shop.set(letters_a_day=50, letters_a_week=0)
    assert outbox.news(to="boris@example.com") is None


def test_what_another_shop_sends_is_not_counted(outbox, rival):
    outbox.shop.set(letters_a_day=1)
    assert outbox.news()
    with reading():
        assert letters.may_write(rival.shop.id, ANNA, "comment_new")


def test_what_she_asked_for_comes_whatever_she_chose(outbox):
    outbox.change(readers.end)
    outbox.change(lambda reader: readers.choose(reader, dict.fromkeys(TOPICS, "off")))
    assert [kind for kind in ASKED if not may(outbox, kind)] == []
    assert [kind for kind in NEWS if may(outbox, kind)] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_she_ends_one_topic_and_keeps_the_others(outbox, topic):
    outbox.change(readers.end, topic)
    assert {KINDS[kind].topic for kind in NEWS if not may(outbox, kind)} == {topic}


def test_to_choose_again_is_to_begin_again(outbox):
    outbox.change(readers.end)
    assert outbox.news() is None
    outbox.change(readers.choose, {"answers": "at_once"})
    assert outbox.news()


@pytest.mark.parametrize(
    "choices", [{"answers": "hourly"}, {"weather": "off"}, {"questions": "weekly"}], ids=["how", "what", "too late"]
)
def test_what_cannot_be_chosen_is_refused(outbox, choices):
    with pytest.raises(Invalid):
        outbox.change(readers.choose, choices)


def test_after_a_hard_bounce_nothing_leaves_and_after_a_week_what_she_asks_for_is_tried(outbox, clock):
    outbox.change(readers.stop, HARD)
    assert [kind for kind in KINDS if may(outbox, kind)] == []
    clock.shift(TRIED_AGAIN)
    assert [kind for kind in KINDS if may(outbox, kind)] == ASKED


@pytest.mark.parametrize("because", [SOFT, COMPLAINT])
def test_a_full_mailbox_or_a_complaint_stops_news_only(outbox, because):
    outbox.change(readers.stop, because)
    assert [kind for kind in KINDS if may(outbox, kind)] == ASKED


def test_what_is_worse_stays(outbox):
    outbox.change(readers.stop, HARD)
    outbox.change(readers.stop, COMPLAINT)
    assert outbox.reader().stopped_because == HARD


def test_her_own_new_proof_of_the_address_lets_letters_out_again(outbox, house, work_off, press_button):
    outbox.change(readers.stop, COMPLAINT)
    anna = outbox.shop.guest()
    assert anna.review().status_code == 201
    press_button()
    assert outbox.reader().stopped_because is None
    assert outbox.news()


def test_writers_at_once_do_not_exceed_the_limit(outbox):
    with ThreadPoolExecutor(8) as writers:
        written = list(writers.map(lambda _: outbox.news(), range(24)))
    assert len([letter for letter in written if letter]) == 5


def test_nobody_is_met_twice_by_two_writers_at_once(outbox):
    with writing():
        one, other = (readers.meet(outbox.shop.shop.id, ANNA, locale) for locale in ("en", "uk"))
        assert one is other
    assert outbox.reader().locale == "uk"
