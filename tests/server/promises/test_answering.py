"""Answering from the letter: a link opens a page, a person's press answers, and the link is hers alone."""

import re
from datetime import timedelta

import pytest
from goodword.letters.models import Letter
from goodword.lib.db import reading, session, writing
from goodword.promises.models import PromiseLetter
from goodword.questions import service
from goodword.questions.kinds import QUESTION
from goodword.questions.models import Answer
from goodword.shoppers import experts
from goodword.shoppers.models import Shopper
from goodword.staff import queries as people
from goodword.staff import service as staff
from goodword.submissions import withdrawing
from sqlalchemy import select

from tests.letters import pressed
from tests.server.promises.stage import ASKER, EXPERT, OWNER, ask, expert, owner, pass_time, shop_of, shopper
from tests.staffers import staff_of

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
"""Pages are the same over both databases; what is asked of these is tried in the tests beside."""

OLGA = "olga@tea-house.example.com"
SAID = "It does. Lift the small lid and it is silent."


@pytest.fixture
def asking(olga, tea_house, clock):
    expert(tea_house)
    owner(tea_house)
    asked = ask(tea_house)
    pass_time(clock, hours=16)
    return asked


def link_to(email: str, kind: str = "question_asked") -> str:
    """The path in the newest letter of this kind to her, as the outbox has it."""
    with reading() as opened:
        hers = select(Letter).where(Letter.to == email, Letter.kind == kind).order_by(Letter.id.desc())
        return opened.scalars(hers).first().context["link"].removeprefix("http://goodword.test")


def fields(page) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))


def send(house, link: str, clock=None, **said):
    """She opens the page, writes for a minute, and presses."""
    filled = fields(house.get(link)) | {"text": SAID, "name": "Anna"} | said
    if clock:
        clock.shift(timedelta(minutes=1))
    return pressed(house.client, link, **filled)


def answers() -> list[Answer]:
    with reading():
        return list(session().scalars(select(Answer).order_by(Answer.id)))


@pytest.mark.parametrize(
    ("email", "role", "name"), [(OLGA, "staff", "Anna"), (EXPERT, "expert", "Yulia"), (OWNER, "owner", "Anna")]
)
def test_each_answers_as_what_she_was_asked(house, asking, clock, email, role, name):
    answer = send(house, link_to(email), clock)
    assert answer.status_code == 200, answer.text
    assert "Thank you, that helps" in answer.text
    assert "/q/que_" in answer.text
    (given,) = answers()
    assert (given.role, given.author_name, given.text, given.status) == (role, name, SAID, "published")
    assert (given.guest_id is None) == (role == "staff")
    assert asking.stage == "kept"
    assert "Thank you, that helps" in house.get(link_to(email)).text
    assert send(house, link_to(email), clock, text="Once more").status_code == 200
    assert len(answers()) == 1


def test_opening_the_link_does_nothing_however_it_is_opened(house, asking):
    link = link_to(OWNER)
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
        house.client.open(link, method=method)
        house.client.open(f"{link}/press", method=method)
    assert house.client.post(f"{link}/press").status_code == 403
    bare = house.client.post(link, data={"text": SAID, "name": "Anna"})
    assert bare.status_code == 403
    assert SAID in bare.text, "her words stay"
    assert answers() == []
    assert asking.stage == "owners"


def test_the_page_shows_the_question_and_what_was_said_already(house, asking, tea_house):
    shopper(tea_house, "vera@example.com")
    asking.answer("vera@example.com", text="<b>Mine</b> does not.")
    page = house.get(link_to(OWNER))
    assert "Does it whistle?" in page.text
    assert "&lt;b&gt;Mine&lt;/b&gt; does not." in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"


WRONG = [
    ({"text": " \u200b "}, "An answer needs words"),
    ({"text": "a" * 5001}, "An answer needs words"),
    ({"name": ""}, "This name cannot stand here"),
    ({"name": "Tea House"}, "This name cannot stand here"),
    ({"name": "a" * 81}, "This name cannot stand here"),
    ({"token": "forged"}, "does not take it in these words"),
]


def test_what_cannot_be_taken_is_said_and_her_words_stay(house, asking, clock):
    for said, told in WRONG:
        answer = send(house, link_to(OWNER), clock, **said)
        assert (answer.status_code, told in answer.text) == (422, True), said
        assert said.get("text", SAID)[:50].strip() in answer.text
    assert answers() == []
    assert send(house, link_to(OWNER), clock).status_code == 200


def test_staff_too_sign_with_a_name_and_not_with_a_page_of_words(house, asking, clock):
    answer = send(house, link_to(OLGA), clock, name="Olga " * 4_000)
    assert (answer.status_code, "This name cannot stand here" in answer.text, answers()) == (422, True, [])


def test_what_a_rule_holds_waits_and_she_is_told(house, asking, clock):
    answer = send(house, link_to(OWNER), clock, text="Cheaper at https://elsewhere.example.com, I hear")
    assert "reads your answer before it appears" in answer.text
    assert [given.status for given in answers()] == ["held"]
    assert asking.stage == "owners"
    assert "reads your answer before it appears" in house.get(link_to(OWNER)).text


def test_a_closed_question_asks_nothing_of_her(house, asking, clock):
    asking.do(service.close, reason="resolved", actor="test")
    page = house.get(link_to(OWNER))
    assert (page.status_code, "has closed this question" in page.text, "<form" in page.text) == (200, True, False)
    assert send(house, link_to(OWNER), clock).status_code == 200
    assert answers() == []


def test_a_link_lives_for_two_weeks(house, asking, clock):
    link = link_to(OWNER)
    clock.shift(timedelta(days=13, hours=23))
    assert house.get(link).status_code == 200
    clock.shift(timedelta(hours=2))
    assert house.get(link).status_code == 404
    assert send(house, link, clock).status_code == 404


def test_a_link_is_nobodys_when_she_is_not_any_more_what_she_was_asked_as(house, asking, tea_house, clock):
    staff_of(tea_house, "owner", "vera@example.com")
    with writing():
        person = people.by_email(OLGA)
        staff.remove(shop_id=tea_house.shop.id, staff=person, actor="test")
        experts.remove(expert=experts.by_email(tea_house.shop.id, EXPERT), actor="test")
        shop_of(tea_house).settings = {"identity": "enforce"}
    for email in (OLGA, EXPERT, OWNER):
        assert house.get(link_to(email)).status_code == 404
        assert send(house, link_to(email), clock).status_code == 404
    assert answers() == []


def test_a_forged_link_opens_nothing(house, asking):
    link = link_to(OWNER)
    accept = link.replace("/answer/", "/accept/")
    for wrong in (link[:-1], link + "A", "/answer/x", "/answer/%00", "/answer/" + "A" * 71, accept, f"{link}%0A"):
        assert house.get(wrong).status_code == 404


def test_pressing_proves_her_address(house, asking, tea_house, clock):
    with writing() as opened:
        anna = opened.scalars(select(Shopper).where(Shopper.email == OWNER)).one()
        anna.proven_at = None
    send(house, link_to(OWNER), clock)
    with reading() as opened:
        assert opened.scalars(select(Shopper).where(Shopper.email == OWNER)).one().proven_at is not None


def test_the_letters_row_says_who_answered(house, asking, clock):
    send(house, link_to(EXPERT), clock)
    with reading() as opened:
        rows = opened.scalars(select(PromiseLetter).order_by(PromiseLetter.id))
        assert [(row.role, row.answered_at is not None) for row in rows] == [
            ("staff", False),
            ("expert", True),
            ("owner", False),
        ]


def accept_link(asking, given) -> str:
    from goodword.promises import links

    with reading() as opened:
        hers = opened.scalars(select(Shopper.id).where(Shopper.email == ASKER)).one()
    return links.to_accept(asking.at.shop.id, given.id, hers).removeprefix("http://goodword.test")


def test_the_asker_accepts_by_a_press_and_by_nothing_less(house, asking, clock):
    given = asking.answer(OWNER)
    link = accept_link(asking, given)
    page = house.get(link)
    assert "Does this answer your question?" in page.text
    for method in ("GET", "HEAD", "OPTIONS", "PUT"):
        house.client.open(link, method=method)
    assert house.client.post(link).status_code == 403
    with reading():
        assert asking.question().accepted_id is None
    assert pressed(house.client, link).status_code == 200
    with reading():
        question = asking.question()
        assert (question.accepted_id, question.accepted_by) == (given.id, "asker")
    assert "stands first now" in house.get(link).text


def test_nothing_is_accepted_that_is_gone_or_by_somebody_else(house, asking, clock):
    given = asking.answer(OWNER)
    link = accept_link(asking, given)
    with writing():
        shop_of(asking.at)
        question = asking.question(lock=True)
        mine, question.shopper_id = question.shopper_id, None
    assert pressed(house.client, link).status_code == 404
    with writing():
        asking.question(lock=True).shopper_id = mine
    clock.shift(timedelta(days=15))
    assert pressed(house.client, link).status_code == 404
    with reading():
        assert asking.question().accepted_id is None


def test_the_page_does_not_show_a_question_that_was_taken_back(house, asking):
    link = link_to(OLGA)
    assert "Does it whistle?" in house.get(link).text
    asking.do(lambda question: withdrawing.withdraw(kind=QUESTION, row=question, actor="test"))
    page = house.get(link)
    assert page.status_code == 404
    assert "whistle" not in page.text
