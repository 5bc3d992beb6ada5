"""Boris comments on Anna's review, Anna replies, the house writes to each of them once."""

import pytest

from tests.letters import text_of
from tests.server.comments.talk import said

ANNA, BORIS = "anna@example.com", "boris@example.com"


@pytest.fixture
def mail(smtp, work_off):
    def to(address):
        work_off()
        return [message for message in smtp.messages if str(message["To"]) == address]

    return to


def test_each_hears_once_of_what_is_said_to_her(outbox, mail):
    outbox.shop.set(confirm_guests=False)
    anna, boris = (outbox.shop.known(name=name, email=email) for name, email in (("Anna", ANNA), ("Boris", BORIS)))
    review = anna.review(email=None).json["id"]
    comment = said(boris, review, "Mine pours past the cup.", email=None)
    (told,) = mail(ANNA)
    assert told["Subject"] == "A comment on your words about kettle"
    assert "> Mine pours past the cup." in text_of(told)
    assert "> It pours where I look." in text_of(told)
    reply = said(anna, review, "Fill it to the rivet.", name="Anna", email=None, reply_to=comment)
    (told,) = mail(BORIS)
    assert told["Subject"] == "A reply to your comment on kettle"
    assert "> Fill it to the rivet." in text_of(told)
    assert len(mail(ANNA)) == 1, "of her own reply she hears nothing"
    for deed in ("hide", "publish"):
        body = {"reason": "spam"} if deed == "hide" else {}
        assert outbox.shop.manage("POST", f"/comments/{reply}/{deed}", body).status_code == 200
    assert [str(each["Subject"]) for each in mail(BORIS)] == ["A reply to your comment on kettle"]
    assert [str(each["Subject"]) for each in mail(ANNA)][1:] == ["Taken down: your comment about kettle"]
