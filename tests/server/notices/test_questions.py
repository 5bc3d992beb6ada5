"""Anna asks, Boris answers, the shop decides: each hears once what became of it."""

import re

import pytest
from goodword.lib.db import session, writing
from goodword.questions import rules, service
from goodword.questions.kinds import ANSWER
from goodword.questions.models import Question
from goodword.shoppers import queries as people
from goodword.shoppers.models import Guest
from goodword.shops.models import Shop
from goodword.submissions import service as words

from tests.letters import pressed, text_of
from tests.server.submissions.test_life_of_words import again, answer, ask, sender

ANNA, BORIS = "anna@example.com", "boris@example.com"


class Stage:
    """The question, its answer, and what has come by mail."""

    def __init__(self, outbox, smtp, work_off):
        self.shop, self.smtp, self.work_off = outbox.shop, smtp, work_off
        self.shop.set(confirm_guests=False)
        self.pens = {name: self.shop.known(email=name) for name in (ANNA, BORIS)}
        with writing():
            self.question = ask(self.shop, by=self.by(ANNA))

    def by(self, email):
        shopper = people.by_email(self.shop.shop.id, email)
        pen = session().get_one(Guest, (self.shop.shop.id, shopper.guest_id))
        return sender(self.shop, guest=pen, shopper=shopper)

    def answer(self, **said):
        with writing():
            return answer(self.shop, again(self.question), by=self.by(BORIS), **said)

    def mail(self, to):
        self.work_off()
        return [message for message in self.smtp.messages if str(message["To"]) == to]


@pytest.fixture
def stage(outbox, smtp, work_off):
    return Stage(outbox, smtp, work_off)


def accept_link(letter):
    return re.search(r"http://goodword\.test(/accept/\S+)", text_of(letter))[1]


def test_the_asker_hears_of_an_answer_once_though_it_is_hidden_and_shown_again(stage):
    given = stage.answer()
    with writing():
        words.hide(kind=ANSWER, row=again(given), actor="test", reason="spam")
    with writing():
        words.publish(kind=ANSWER, row=again(given), actor="test")
    (letter,) = stage.mail(ANNA)
    assert letter["Subject"] == "An answer about Kettle"
    assert "> It does, mine stands on one." in text_of(letter)
    assert "> Does it fit an induction hob?" in text_of(letter)
    (down,) = stage.mail(BORIS)
    assert down["Subject"] == "Taken down: your answer about Kettle"


def test_of_her_own_answer_the_asker_hears_nothing(stage):
    with writing():
        answer(stage.shop, again(stage.question), "I have found out: it does.", by=stage.by(ANNA))
    assert stage.mail(ANNA) == []


def test_she_accepts_from_her_letter_and_whoever_answered_hears_it(stage, house):
    given = stage.answer()
    link = accept_link(*stage.mail(ANNA))
    for method in ("GET", "HEAD"):
        assert house.client.open(link, method=method).status_code == 200
    assert house.client.post(link, data={}).status_code == 403
    with writing():
        assert again(stage.question).accepted_id is None
    page = pressed(house.client, link)
    assert page.status_code == 200
    assert "This answer stands first now" in page.text
    assert pressed(house.client, link).status_code == 200, "pressed twice is pressed once"
    with writing():
        question = again(stage.question)
        assert (question.accepted_id, question.accepted_by) == (given.id, rules.ASKER)
    (letter,) = stage.mail(BORIS)
    assert letter["Subject"] == "Your answer helped: Kettle"


def test_the_shop_accepts_asks_back_and_closes_and_each_is_told(stage):
    given = stage.answer()
    with writing():
        question = session().get_one(Question, (stage.shop.shop.id, stage.question.id))
        service.accept(question=question, answer=again(given), by=rules.SHOP, actor="test")
        service.close(question=question, reason="resolved", actor="test")
    (accepted,) = stage.mail(BORIS)
    assert "Tea House has chosen your answer" in text_of(accepted)
    assert [str(each["Subject"]) for each in stage.mail(ANNA)] == [
        "An answer about Kettle",
        "Your question is closed: Kettle",
    ]
    assert "it is settled" in text_of(stage.mail(ANNA)[-1])


def test_the_asker_is_asked_back(stage):
    with writing():
        service.ask_back(question=again(stage.question), text="Which size?", actor="test")
    (letter,) = stage.mail(ANNA)
    assert letter["Subject"] == "A word more about your question: Kettle"
    assert "> Which size?" in text_of(letter)


def test_the_shops_own_answer_is_the_shops(stage):
    with writing():
        shop = session().get_one(Shop, stage.shop.shop.id)
        service.answer_as_shop(shop=shop, question=again(stage.question), text="It does.", name="Olga", actor="test")
    (letter,) = stage.mail(ANNA)
    assert "Olga of Tea House answers your question" in text_of(letter)
