"""The staff's page of questions, the command, the doctor and the figures; and what is known of whom we asked."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from goodword.cli import questions as command
from goodword.lib.db import reading, writing
from goodword.lib.people import Person
from goodword.operations import doctor
from goodword.promises import personal
from goodword.promises.models import PromiseLetter
from goodword.questions import service
from sqlalchemy import func, select

from tests.server.promises.stage import OWNER, ask, expert, owner, pass_time, work
from tests.staffers import staff_of

DUE = "/staff/questions"
FIGURES = "/promises/figures"


@pytest.fixture
def asking(olga, tea_house):
    owner(tea_house)
    expert(tea_house)
    return ask(tea_house, "<i>Does</i> it whistle?")


def path(asking, deed: str) -> str:
    return f"{DUE}/que_{asking.id.hex}/{deed}"


def test_the_page_shows_what_is_due_and_who_was_asked(olga, tea_house, clock):
    tea_house.set(answer_within=6)
    owner(tea_house)
    expert(tea_house)
    ask(tea_house, "<i>Does</i> it whistle?")
    page = olga.get(DUE)
    assert page.status_code == 200, page.text
    assert "Due by Mar 12, 2026, 6:00" in page.text
    assert "&lt;i&gt;Does&lt;/i&gt; it whistle?" in page.text
    pass_time(clock, hours=4)
    assert "staff asked: 1 · experts asked: 1 · owners asked: 1" in olga.get(DUE).text
    assert OWNER not in olga.get(DUE).text
    pass_time(clock, hours=3)
    assert "Overdue since" in olga.get(DUE).text


def test_staff_answer_ask_back_and_close_from_it(olga, asking, clock):
    empty = olga.post(path(asking, "answer"), page=DUE, text=" ", name="Olga")
    assert (empty.status_code, asking.stage) == (422, "staff")
    for deed in ("answer", "details"):
        too_long = olga.post(path(asking, deed), page=DUE, text="word " * 1_001)
        assert (too_long.status_code, "word " * 1_000 in too_long.text) == (422, True), "nothing is cut off unseen"
    asked = olga.post(path(asking, "details"), page=DUE, text="Which of the two?")
    assert asked.status_code == 303
    page = olga.get(DUE).text
    assert "Waits for the asker" in page
    assert "Which of the two?" in page
    assert olga.post(path(asking, "answer"), page=DUE, text="Both do.", name="Olga").status_code == 303
    assert asking.stage == "kept"
    assert "Every question has its answer." in olga.get(DUE).text
    other = ask(asking.at, "Is it heavy?", by="vera@example.com")
    assert olga.post(path(other, "close"), page=DUE, reason="because").status_code == 422
    assert olga.post(path(other, "close"), page=DUE, reason="discontinued").status_code == 303
    assert other.stage == "ended"


def test_a_moderator_may_a_stranger_and_another_shop_may_not(house, tea_house, rival, asking):
    mark = staff_of(tea_house, "moderator")
    assert path(asking, "close") in mark.get(DUE).text
    vera = staff_of(rival)
    assert "whistle" not in vera.get(DUE).text
    assert vera.post(path(asking, "close"), page=DUE, reason="resolved").status_code == 404
    assert house.get(DUE).status_code == 303
    assert asking.stage == "staff"


def test_figures_are_measured(tea_house, rival, asking, clock):
    nothing = tea_house.manage("GET", FIGURES).json
    assert (nothing["answered"], nothing["within_hour"], nothing["p50"], nothing["kept"]) == (0, None, None, None)
    clock.shift(timedelta(minutes=30))
    asking.answer()
    late = ask(tea_house, "Is it heavy?", by="vera@example.com")
    pass_time(clock, hours=30)
    late.answer()
    slow = ask(tea_house, "Is it loud?", by="lena@example.com")
    clock.shift(timedelta(hours=2))
    slow.answer()
    told = tea_house.manage("GET", FIGURES).json
    assert {name: told[name] for name in ("answered", "within_hour", "within_day", "kept", "p50")} == {
        "answered": 3,
        "within_hour": 33,
        "within_day": 67,
        "kept": 67,
        "p50": 7200,
    }
    assert rival.manage("GET", FIGURES).json["answered"] == 0


def test_the_command_and_the_doctor_say_what_is_late(house, asking, clock, monkeypatch):
    monkeypatch.setattr(command, "open_all", lambda: None)

    def said() -> str:
        return CliRunner().invoke(command.question, ["due", "--shop", "Tea House"]).output

    assert "due 2026-03-13 12:00  Kettle: <i>Does</i> it whistle?" in said()
    assert "asked: 1 staff" in said()
    assert doctor.answers(house.config).state == doctor.OK
    pass_time(clock, hours=25)
    assert "OVERDUE since 2026-03-13 12:00" in said()
    assert doctor.answers(house.config).state == doctor.WARNING
    asking.do(service.close, reason="resolved", actor="test")
    assert (said(), doctor.answers(house.config).state) == ("", doctor.OK)


def test_she_is_told_that_she_was_asked_and_it_goes_with_her(asking, tea_house, clock):
    anna = owner(tea_house)
    pass_time(clock, hours=23)
    person = Person(tea_house.shop.id, shopper_id=anna, emails=(OWNER,))
    with reading():
        told = personal.collect(tea_house.shop.id, person)["asked_for_answers"]
    assert [(each["role"], each["kind"]) for each in told] == [("owner", "question_asked")]
    with writing():
        personal.erase(tea_house.shop.id, person, keep_words=True)
    with reading() as session:
        assert personal.collect(tea_house.shop.id, person) == {"asked_for_answers": []}
        assert session.scalar(select(func.count()).select_from(PromiseLetter)) == 3
    work()
    assert len(asking.letters()) == 3
