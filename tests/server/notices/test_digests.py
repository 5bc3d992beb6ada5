"""Who wants one letter instead of many gets it in the morning of the shop, each piece of news once."""

from datetime import UTC, datetime, timedelta

import pytest
from goodword.letters import readers
from goodword.lib.db import writing
from goodword.notices import digests
from goodword.shops.models import Shop

from tests.letters import text_of

THURSDAY_NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.fixture
def morning(work_off, smtp):
    """Send what is due and read what arrives."""

    def come():
        before = len(smtp.messages)
        digests.send_digests()
        work_off()
        return smtp.messages[before:]

    return come


def test_news_waits_for_the_morning_and_comes_in_one_letter(outbox, clock, morning):
    outbox.change(readers.choose, {"answers": "daily", "comments": "daily"})
    outbox.news("question_answered", author="Yulia", product_name="Kettle")
    outbox.news("comment_new", author="Boris", product_name="Tray")
    assert [letter.state for letter in outbox.all()] == ["gathered", "gathered"]
    clock.move_to(THURSDAY_NOON + timedelta(hours=19, minutes=59))
    assert morning() == [], "not yet eight"
    clock.shift(timedelta(minutes=2))
    (digest,) = morning()
    assert digest["Subject"] == "Your day at Tea House"
    text = text_of(digest)
    assert "Yulia answers your question about Kettle" in text
    assert "Boris comments on your words about Tray" in text
    assert digest["List-Unsubscribe"].rstrip(">").endswith("/digest")
    assert morning() == []
    assert sorted((letter.state, letter.context) for letter in outbox.all()) == [
        ("sent", {}),
        ("told", {}),
        ("told", {}),
    ]


def test_a_weekly_digest_comes_on_monday(outbox, clock, morning):
    outbox.change(readers.choose, {"answers": "weekly"})
    outbox.news()
    for day in ("13", "14", "15"):
        clock.move_to(datetime.fromisoformat(f"2026-03-{day}T09:00+00:00"))
        assert morning() == []
    clock.move_to(datetime(2026, 3, 16, 9, tzinfo=UTC))
    (digest,) = morning()
    assert digest["Subject"] == "Your week at Tea House"


def test_the_more_than_five_of_a_day_are_all_in_it(outbox, clock, morning):
    outbox.change(readers.choose, {"comments": "daily"})
    for number in range(9):
        assert outbox.news("comment_reply", text=f"reply {number}")
    clock.shift(timedelta(days=1))
    assert all(f"reply {number}" in text_of(morning_letter) for morning_letter in morning() for number in range(9))


@pytest.mark.parametrize("ended", ["answers", ""])
def test_what_she_has_ended_meanwhile_is_not_told(outbox, clock, morning, ended):
    outbox.change(readers.choose, {"answers": "daily"})
    outbox.news()
    outbox.change(readers.end, ended)
    clock.shift(timedelta(days=1))
    assert morning() == []
    assert [letter.state for letter in outbox.all()] == ["told"]


def test_who_wants_it_at_once_again_gets_what_waited_in_the_next_morning(outbox, clock, morning):
    outbox.change(readers.choose, {"answers": "weekly"})
    outbox.news()
    outbox.change(readers.choose, {"answers": "at_once"})
    clock.shift(timedelta(days=1))
    assert len(morning()) == 1


def test_a_job_killed_on_its_way_goes_on_where_it_was(outbox, clock, morning, monkeypatch):
    for name in ("anna", "boris"):
        outbox.change(readers.choose, {"answers": "daily"}, to=f"{name}@example.com")
        outbox.news(to=f"{name}@example.com")
    clock.shift(timedelta(days=1))
    send = digests._send

    def killed(shop_id, to):
        send(shop_id, to)
        if to.startswith("boris"):
            raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(digests, "_send", killed)
        with pytest.raises(ZeroDivisionError):
            digests.send_digests()
    assert sorted(str(message["To"]) for message in morning()) == ["anna@example.com", "boris@example.com"]


@pytest.mark.parametrize(
    ("zone", "now", "daily", "weekly"),
    [
        ("UTC", "2026-03-12T07:59", "2026-03-11T08:00+00:00", "2026-03-09T08:00+00:00"),
        ("Europe/Warsaw", "2026-03-12T07:00", "2026-03-12T08:00+01:00", "2026-03-09T08:00+01:00"),
        ("Europe/Warsaw", "2026-03-29T06:00", "2026-03-29T08:00+02:00", "2026-03-23T08:00+01:00"),
        ("Europe/Warsaw", "2026-10-25T06:30", "2026-10-24T08:00+02:00", "2026-10-19T08:00+02:00"),
        ("Pacific/Auckland", "2026-03-15T19:30", "2026-03-16T08:00+13:00", "2026-03-16T08:00+13:00"),
    ],
)
def test_eight_is_eight_by_the_shops_clock(zone, now, daily, weekly):
    due = digests.last_mornings(datetime.fromisoformat(f"{now}+00:00"), zone)
    assert due == {"daily": datetime.fromisoformat(daily), "weekly": datetime.fromisoformat(weekly)}


def test_the_shops_own_morning_counts(outbox, clock, morning):
    with writing() as session:
        session.get_one(Shop, outbox.shop.shop.id).time_zone = "Pacific/Auckland"
    outbox.change(readers.choose, {"answers": "daily"})
    outbox.news()
    clock.move_to(THURSDAY_NOON + timedelta(hours=7, minutes=5))
    assert len(morning()) == 1
