"""What happens to somebody's words becomes a letter to her; what waits for a person becomes one to the staff."""

from datetime import timedelta

import pytest
from goodword.letters import readers
from goodword.lib.db import writing
from goodword.moderation import cases
from goodword.notices import digests

from tests.letters import text_of
from tests.staffers import staff_of

ANNA = "anna@example.com"


@pytest.fixture
def review(outbox, smtp, work_off):
    """Anna's review, on the page; nothing has been written to her yet."""
    outbox.shop.set(confirm_guests=False)
    sent = outbox.shop.known(email=ANNA).review(email=None)
    assert (sent.status_code, sent.json["status"]) == (201, "published"), sent.text
    work_off()
    smtp.forget()
    return sent.json["id"]


def letters_to(smtp, work_off, address=ANNA):
    work_off()
    return [message for message in smtp.messages if str(message["To"]) == address]


def test_the_writer_hears_that_the_shop_answers_her(outbox, smtp, work_off, review):
    for text in ("Thank you, Anna.\nWe are glad.", "Thank you very much."):
        assert outbox.shop.manage("PUT", f"/reviews/{review}/reply", {"text": text}).status_code == 200
    (letter,) = letters_to(smtp, work_off)
    assert letter["Subject"] == "Tea House answers your review of kettle"
    assert "> Thank you, Anna.\n> We are glad." in text_of(letter)
    assert "> It pours where I look." in text_of(letter)
    assert letter["List-Unsubscribe-Post"]


def test_whoever_ended_such_letters_hears_nothing(outbox, smtp, work_off, review):
    outbox.change(readers.end, "comments")
    assert outbox.shop.manage("PUT", f"/reviews/{review}/reply", {"text": "Thanks."}).status_code == 200
    assert letters_to(smtp, work_off) == []


def test_the_writer_hears_that_her_review_was_taken_down_and_why(outbox, smtp, work_off, review):
    outbox.change(readers.end)
    assert outbox.shop.manage("POST", f"/reviews/{review}/hide", {"reason": "off_topic"}).status_code == 200
    (letter,) = letters_to(smtp, work_off)
    assert letter["Subject"] == "Your review of kettle was taken down"
    assert "not about the product" in text_of(letter)
    assert letter["List-Unsubscribe"] is None, "the law asks for it, so it is no news that can be ended"


def test_of_a_review_that_was_held_she_hears_once(outbox, smtp, work_off):
    outbox.shop.set(confirm_guests=False, publish="after_check")
    held = outbox.shop.known(email=ANNA).review(email=None).json
    assert held["status"] == "held"
    assert outbox.shop.manage("POST", f"/reviews/{held['id']}/hide", {"reason": "spam"}).status_code == 200
    subjects = [str(letter["Subject"]) for letter in letters_to(smtp, work_off)]
    assert [each for each in subjects if "stays hidden" in each or "taken down" in each] == [
        "Your review of kettle stays hidden"
    ]


def test_a_writer_without_a_proven_address_gets_no_letter(outbox, smtp, work_off):
    outbox.shop.set(confirm_guests=False)
    review = outbox.shop.guest().review().json["id"]
    assert outbox.shop.manage("PUT", f"/reviews/{review}/reply", {"text": "Thanks."}).status_code == 200
    work_off()
    assert smtp.messages == []


def test_a_case_waits_for_the_staffs_morning_and_comes_at_once_to_who_wants_it(outbox, smtp, work_off, clock, review):
    olga, mark = (staff_of(outbox.shop, role).staff.email for role in ("owner", "moderator"))
    with writing():
        readers.choose(readers.meet(outbox.shop.shop.id, mark, "en"), {"cases": "at_once"})
    with writing():
        cases.open_for(outbox.shop.shop.id, "review", outbox.shop.shop.id, "flags", {})
    assert letters_to(smtp, work_off, mark) == [], "a case about nothing that we know breaks nothing"
    for _ in range(3):
        flagger = outbox.shop.guest()
        assert flagger.send("POST", f"/reviews/{review}/flags", {"reason": "spam"}).status_code == 201
    with writing():
        cases.open_for(outbox.shop.shop.id, "product", outbox.shop.shop.id, "burst", {})
    assert len(letters_to(smtp, work_off, mark)) >= 1
    assert letters_to(smtp, work_off, olga) == []
    clock.shift(timedelta(days=1))
    digests.send_digests()
    (digest,) = letters_to(smtp, work_off, olga)
    assert "Waits for somebody to look" in text_of(digest)
