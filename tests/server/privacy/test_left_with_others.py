"""What others keep of her: hours that she was the expert of, letters to others, what the shop said to her by name."""

import pytest
from goodword.comments.models import Comment
from goodword.hours import jobs
from goodword.letters import gathering, readers
from goodword.letters import service as outbox
from goodword.letters.models import Letter
from goodword.lib import clock, ids
from goodword.lib.db import reading, session, writing
from goodword.privacy import persons
from goodword.privacy.models import Erasure
from goodword.questions import service
from goodword.questions.kinds import ANSWER
from goodword.shoppers.models import Expert
from goodword.submissions import queries as words
from sqlalchemy import select

from tests.server.comments.talk import said
from tests.server.hours.stage import announced, expert_of
from tests.server.privacy.forgetting import collected, erase, rows_with
from tests.server.promises.stage import ask, shopper
from tests.staffers import staff_of


def known_by(stage, email):
    with reading():
        [person] = persons.persons(persons.Asked(shop_id=stage.shop.id, email=email))
    return person


def wants(stage, email, **chosen):
    with writing():
        readers.choose(readers.meet(stage.shop.id, email, "en"), chosen)


def letters(stage):
    with reading() as opened:
        return opened.scalars(select(Letter).where(Letter.shop_id == stage.shop.id)).all()


def accepted(question, answer):
    with writing():
        row = words.by_id(ANSWER, question.at.shop.id, answer.id)
        service.accept(question=question.question(lock=True), answer=row, by="asker", actor="test")


def test_an_expert_with_an_hour_is_erased_to_the_end(tea_house, work_off):
    _, expert = expert_of(tea_house)
    announced(tea_house, expert)
    yulia = tea_house.known(name="Yulia Orlova", email="yulia@example.net")
    assert yulia.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    work_off()
    with reading() as opened:
        assert [each.state for each in opened.scalars(select(Erasure))] == ["done"]


def test_an_hour_of_an_erased_expert_is_cancelled_and_stays_in_the_shops_name(tea_house, house):
    _, expert = expert_of(tea_house)
    boris = tea_house.known(name="Boris", email="boris@example.com")
    assert boris.send("PUT", "/me/consents/expert_hours", {"given": True, "version": 1}).status_code == 200
    hour = announced(tea_house, expert, title="Tea with Orlova", text="Ask Yulia Orlova.")
    jobs.turn()
    assert "expert_hour_announced" in [each.kind for each in letters(tea_house)]
    yulia = known_by(tea_house, "yulia@example.net")
    [told] = collected(yulia)["hours"]["hours"]
    assert told["title"] == "Tea with Orlova"
    erase(yulia)
    jobs.turn()
    assert [each.kind for each in letters(tea_house)] == ["expert_hour_cancelled"]
    assert house.get(f"/h/{hour['id']}").status_code == 200
    [shown] = tea_house.manage("GET", "/hours").json["data"]
    assert (shown["state"], shown["title"], shown["expert"]["name"]) == ("cancelled", "Tea with …", "Tea House")
    assert tea_house.manage("GET", "/experts").json["data"] == []
    assert rows_with("Orlova") == rows_with("yulia@") == []
    erase(yulia)
    with reading():
        assert session().scalars(select(Expert.shopper_id)).all() == [None]


def test_an_erased_question_leaves_with_no_letter_to_those_whom_it_was_brought_to(tea_house):
    staff_of(tea_house)
    ask(tea_house, "Will it suit a kitchen in Barsukova street?")
    assert "question_asked" in [each.kind for each in letters(tea_house)]
    erase(known_by(tea_house, "boris@example.com"))
    assert rows_with("Barsukova") == []


@pytest.mark.parametrize("is_written", [False, True])
def test_an_erased_question_is_in_no_digest_of_whoever_answered_it(tea_house, is_written):
    question = ask(tea_house, "Will it suit a kitchen in Barsukova street?")
    shopper(tea_house, "carl@example.com")
    wants(tea_house, "carl@example.com", answers="daily")
    accepted(question, question.answer("carl@example.com"))
    with writing():
        outbox.write(shop_id=tea_house.shop.id, shop_name="Tea House", kind="comment_new", to="carl@example.com",
            locale="en", product_name="Kettle", author="Dora", quoted="", text="Thanks", link="")  # fmt: skip
        if is_written:
            wants_it_now = {"daily": clock.now(), "weekly": clock.now()}
            gathering.tell(shop_id=tea_house.shop.id, shop_name="Tea House", to="carl@example.com", due=wants_it_now)
    erase(known_by(tea_house, "boris@example.com"))
    assert rows_with("Barsukova") == []
    assert any(each.context.get("author") == "Dora" for each in letters(tea_house))


@pytest.mark.parametrize("keep", [True, False])
def test_the_shops_comments_do_not_name_an_erased_commenter_answerer_or_asker(tea_house, keep):
    question, _ = ask(tea_house), shopper(tea_house, "carl@example.com", "Carlino")
    answer = ids.show("ans", question.answer("carl@example.com").id)
    anna = tea_house.known(name="Annabella Barsukova", email="anna@example.com")
    to = said(anna, answer, name="Annabella Barsukova")
    for text, more in (
        ("Dear Annabella, thank you!", {"reply_to": to}),
        ("Well said, Carlino and Boris, and Dora.", {}),
    ):
        sent = tea_house.manage("POST", "/comments", {"on": answer, "text": text, "name": None} | more)
        assert sent.status_code == 201, sent.text
    for email in ("anna@example.com", "carl@example.com", "boris@example.com"):
        erase(known_by(tea_house, email), keep_words=keep)
    assert {*rows_with("Annabella"), *rows_with("Carlino"), *rows_with("Boris")} == set()
    with reading():
        shops = session().scalars(select(Comment.text).where(Comment.author_kind == "staff").order_by(Comment.id)).all()
    assert shops == ["Dear …, thank you!", "Well said, … and …, and Dora."]
