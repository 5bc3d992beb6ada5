"""A letter's way from the transaction that wants it to the server that takes it."""

from datetime import timedelta

import pytest
from goodword.jobs.queue import queue
from goodword.letters import making
from goodword.letters import service as letters
from goodword.letters.service import LEASE, LONGEST_REST, MAX_TRIES
from goodword.lib import ids
from goodword.lib.db import writing

from tests.letters import newest


def test_a_letter_leaves_after_the_commit_and_its_links_are_forgotten(outbox, smtp, work_off):
    outbox.write()
    waiting = outbox.the_letter()
    assert (waiting.state, waiting.tries, smtp.messages) == ("queued", 0, [])
    assert waiting.context["link"].endswith("prf_secret")
    work_off()
    sent = outbox.the_letter()
    assert (sent.state, sent.tries, sent.error, sent.context) == ("sent", 1, None, {})
    (message,) = smtp.messages
    assert message["Message-ID"] == sent.message_id
    assert smtp.recipients == [["anna@example.com"]]


def test_a_letter_vanishes_with_its_transaction(outbox, smtp, work_off):
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(outbox)
    work_off()
    assert (outbox.all(), smtp.messages) == ([], [])


def test_a_letter_that_was_put_off_by_the_server_is_sent_later(outbox, smtp, clock, come_due):
    smtp.answer = "451 Come back later"
    outbox.write()
    come_due()
    put_off = outbox.the_letter()
    assert (put_off.state, put_off.tries) == ("queued", 1)
    assert "451" in put_off.error
    assert put_off.context["link"].endswith("prf_secret")
    smtp.answer = "250 Message accepted"
    assert come_due() == 0, "not at once"
    clock.shift(timedelta(minutes=1))
    come_due()
    sent = outbox.the_letter()
    assert (sent.state, sent.tries, sent.error, sent.context) == ("sent", 2, None, {})
    assert [m["Message-ID"] for m in smtp.messages] == [sent.message_id]


def test_a_letter_that_nobody_takes_is_dead_after_eight_tries(outbox, smtp, clock, come_due):
    smtp.answer = "554 No"
    outbox.write()
    for _ in range(MAX_TRIES + 2):
        come_due()
        clock.shift(timedelta(hours=10))
    dead = outbox.the_letter()
    assert (dead.state, dead.tries) == ("dead", 8)
    assert "554" in dead.error
    letters.sweep()
    queue.sweep()
    assert come_due() == 0
    assert smtp.messages == []


def test_a_server_that_is_away_loses_nothing(outbox, smtp, clock, come_due, monkeypatch):
    monkeypatch.setattr(letters.post.by, "_url", letters.post.by._url._replace(netloc="127.0.0.1:1"))
    outbox.write()
    come_due()
    assert outbox.the_letter().state == "queued"
    monkeypatch.undo()
    clock.shift(timedelta(minutes=1))
    come_due()
    assert outbox.the_letter().state == "sent"


def test_a_letter_whose_sender_was_killed_is_sent_again_under_the_same_id(outbox, smtp, clock, come_due):
    outbox.write()
    letter = outbox.the_letter()
    cut_off = letters._claim(letter.shop_id, letter.id)
    assert cut_off is not None
    _send(cut_off)  # and here the worker dies
    queue.huey.storage.flush_queue()
    clock.shift(LEASE - timedelta(seconds=1))
    letters.sweep()
    assert come_due() == 0, "it may still be on its way"
    clock.shift(timedelta(seconds=2))
    letters.sweep()
    come_due()
    assert outbox.the_letter().state == "sent"
    assert [m["Message-ID"] for m in smtp.messages] == [letter.message_id] * 2


def test_a_letter_that_kills_its_sender_each_time_does_not_kill_for_ever(outbox, smtp, clock):
    outbox.write()
    letter = outbox.the_letter()
    for _ in range(MAX_TRIES + 2):
        letters._claim(letter.shop_id, letter.id)  # and here the worker dies
        clock.shift(LEASE + timedelta(seconds=1))
        letters.sweep()
    dead = outbox.the_letter()
    assert (dead.state, dead.tries) == ("dead", MAX_TRIES)
    assert "8 times" in dead.error


def test_a_letter_whose_job_is_gone_is_found_again(outbox, smtp, clock, come_due):
    outbox.write()
    queue.huey.storage.flush_queue()
    with writing() as session:
        session.connection().exec_driver_sql("DELETE FROM jobs")
    clock.shift(LONGEST_REST - timedelta(minutes=1))
    letters.sweep()
    assert come_due() == 0
    clock.shift(timedelta(minutes=2))
    letters.sweep()
    letters.sweep()
    come_due()
    assert outbox.the_letter().state == "sent"
    assert len(smtp.messages) == 1


def test_two_workers_send_a_letter_once(outbox, smtp):
    outbox.write()
    letter = outbox.the_letter()
    for _ in range(2):
        letters.send(shop_id=letter.shop_id.hex, letter_id=letter.id.hex)
    assert len(smtp.messages) == 1


def test_a_letter_that_does_not_exist_is_no_error(outbox, smtp):
    letters.send(shop_id=outbox.shop.shop.id.hex, letter_id=ids.new().hex)
    assert smtp.messages == []


def test_without_a_mail_server_letters_lie_in_a_folder(outbox, house, work_off):
    outbox.write()
    work_off()
    assert [path.suffix for path in house.mailbox.iterdir()] == [".eml"]
    letter = newest(house.mailbox)
    assert (letter["To"], letter["Message-ID"]) == ("anna@example.com", outbox.the_letter().message_id)


def test_a_second_copy_in_the_folder_takes_the_place_of_the_first(outbox, house):
    outbox.write()
    letter = letters._claim(outbox.the_letter().shop_id, outbox.the_letter().id)
    for _ in range(2):
        _send(letter)
    assert len(list(house.mailbox.iterdir())) == 1


def _send(letter) -> None:
    parcel, way = making.made(letter)
    way.by.send(parcel)


def _write_and_fail(outbox) -> None:
    with writing():
        letters.write(
            shop_id=outbox.shop.shop.id,
            shop_name="Tea House",
            kind="confirm_review",
            to="anna@example.com",
            locale="en",
        )
        raise ZeroDivisionError
