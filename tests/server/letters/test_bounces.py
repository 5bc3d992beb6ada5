"""What comes back is believed when it names a letter of ours, and stops letters to where they do not arrive."""

from datetime import timedelta

import pytest
from goodword.letters import bounces, making
from goodword.letters.models import Bounce
from goodword.lib import ids
from goodword.lib.db import reading, session, writing
from sqlalchemy import select

from tests.server.letters import mailings

ANNA, HOME = "anna@example.com", "reviews@tea-house.test"


@pytest.fixture
def sent(outbox, smtp, work_off):
    """A letter of news that has left; its bytes."""

    def leave(**said):
        assert outbox.news(**said)
        work_off()
        return smtp.raw[-1]

    return leave


def take(data, shop_id=None):
    report = bounces.read(data)
    if report is None:
        return None
    with writing():
        return bounces.take(report, shop_id=shop_id)


def known():
    with reading():
        return [(one.kind, one.status) for one in session().scalars(select(Bounce).order_by(Bounce.id))]


@pytest.mark.parametrize("headers_only", [False, True], ids=["whole letter", "headers only"])
def test_a_hard_bounce_stops_the_address_at_once(outbox, sent, headers_only):
    assert take(mailings.failure(sent(), to=HOME, headers_only=headers_only))
    assert outbox.reader().stopped_because == "hard"
    assert known() == [("hard", "5.1.1")]
    assert outbox.news() is None


def test_the_same_bounce_again_changes_nothing(outbox, sent):
    report = mailings.failure(sent(), to=HOME, action="delayed", status="4.4.1")
    assert [bool(take(report)) for _ in range(4)] == [True, False, False, False]
    assert outbox.reader().stopped_because is None


def test_three_letters_that_bounce_softly_within_three_days_stop_the_address(outbox, sent, clock):
    for _ in range(2):
        assert take(mailings.failure(sent(), to=HOME, status="4.2.2"))
    clock.shift(timedelta(hours=73))
    assert take(mailings.failure(sent(), to=HOME, status="5.2.2"))
    assert outbox.reader().stopped_because is None, "the first two are too old"
    clock.shift(timedelta(hours=1))
    for _ in range(2):
        assert take(mailings.failure(sent(), to=HOME, action="delayed", status="4.4.7"))
    assert outbox.reader().stopped_because == "soft"


def test_a_complaint_stops_news_at_once(outbox, sent):
    assert take(mailings.complaint(sent(), to=HOME))
    assert outbox.reader().stopped_because == "complaint"
    assert outbox.news() is None


def test_not_spam_is_no_complaint(outbox, sent):
    assert take(mailings.complaint(sent(), to=HOME, kind="not-spam")) is None
    assert known() == []


def test_the_mark_in_the_address_finds_the_letter_when_nothing_of_it_came_back(outbox, smtp, sent):
    making.post.open(sender=HOME, by=making.post.by, bounces="bounces@tea-house.test")
    sent()
    to = smtp.senders[-1]
    assert to.startswith("bounces+")
    assert len(to.partition("@")[0]) <= 64, "RFC 5321"
    assert take(mailings.failure(b"Subject: cut off\r\n\r\n", to=to.upper()))
    assert outbox.reader().stopped_because == "hard"


def test_a_forged_bounce_of_a_letter_we_never_sent_changes_nothing(outbox, sent, rival):
    letter = sent()
    waiting = outbox.news(to="boris@example.com")
    strangers = letter.replace(outbox.all()[0].id.hex.encode(), ids.new().hex.encode())
    other_domain = letter.replace(b"@tea-house.test>", b"@evil.test>")
    not_sent = letter.replace(outbox.all()[0].id.hex.encode(), waiting.id.hex.encode())
    marked = f"bounces+{outbox.all()[0].id.hex}{'0' * 16}@tea-house.test"
    for forged in (strangers, other_domain, not_sent, b"Subject: hello\r\n\r\n"):
        assert take(mailings.failure(forged, to=HOME)) is None
        assert take(mailings.complaint(forged, to=marked)) is None
    assert take(mailings.failure(letter, to=HOME), rival.shop.id) is None, "another shop may not say so"
    assert known() == []
    assert outbox.reader().stopped_because is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff" * 5000,
        b"Content-Type: multipart/report\r\n\r\n--",
        b"Content-Type: message/delivery-status\r\n\r\nStatus: 5",
        b"Content-Type: message/feedback-report\r\n\r\n",
        b"Content-Type: message/rfc822\r\n\r\n" * 50,
        mailings.holiday(to=HOME),
        mailings.failure(b"Subject: hello\r\n\r\n", to=HOME, action="delivered", status="2.0.0"),
        mailings.failure(b"Subject: hello\r\n\r\n", to=HOME, action="relayed", status="2.0.0"),
    ],
    ids=["empty", "noise", "cut off", "half a status", "no fields", "nested", "holiday", "delivered", "relayed"],
)
def test_what_is_no_failure_is_none(data):
    assert bounces.read(data) is None
