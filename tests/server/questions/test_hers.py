"""What Anna asked and answered in her own list, under her name, in her export, and gone when she goes."""

import json

from click.testing import CliRunner
from goodword.cli import main
from goodword.exchange import exports
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.lib.people import Person
from goodword.questions.kinds import QUESTION
from goodword.submissions import personal, queries

from tests.server.questions.test_asking import answered, asked


def test_her_own_list_holds_her_questions_with_what_she_can_do(tea_house):
    anna = tea_house.known(email="anna@example.com")
    question = asked(tea_house, anna, product_facts={"name": "Kettle"})
    answered(question, anna, text="I have found out: it does.")
    (hers,) = anna.send("GET", "/me/contributions?kind=question").json["data"]
    assert (hers["kind"], hers["status"], hers["can"]) == ("question", "published", ["edit", "withdraw"])
    assert (hers["words"]["id"], hers["words"]["name"], hers["product"]["name"]) == (question, "Anna", "Kettle")
    assert hers["words"]["url"] == f"http://goodword.test/q/{question}"
    (given,) = anna.send("GET", "/me/contributions?kind=answer&limit=1").json["data"]
    assert given["words"]["text"] == "I have found out: it does."
    assert tea_house.guest().send("GET", "/me/contributions?kind=question").json["data"] == []


def test_she_is_renamed_beside_all_that_she_asked(tea_house):
    anna = tea_house.known(email="anna@example.com")
    asked(tea_house, anna)
    assert anna.send("PATCH", "/me", {"name": "Anna of the hills"}).status_code == 200
    assert tea_house.questions()["data"][0]["author"]["name"] == "Anna of the hills"


def test_her_words_are_told_whole_and_go_with_her(tea_house):
    anna = tea_house.known(email="anna@example.com")
    tea_house.set(confirm_guests=False)
    question, other = asked(tea_house, anna), asked(tea_house, text="Is it loud at all?", email="vera@example.com")
    answered(other, anna, text="Anna here: not at all.")
    anna.send("PUT", f"/questions/{other}/vote", {})
    tea_house.manage("POST", f"/questions/{question}/ask", {"text": "Anna, which hob?"})
    with writing():
        row = queries.by_id(QUESTION, tea_house.shop.id, ids.parse("que", question))
        person = Person(tea_house.shop.id, row.shopper_id, (row.guest_id,), ("anna@example.com",), called=("Anna",))
        told = personal.collect(tea_house.shop.id, person)
        assert [each["text"] for each in told["questions"]] == ["Does it fit an induction hob?"]
        assert [each["text"] for each in told["answers"]] == ["Anna here: not at all."]
        personal.erase(tea_house.shop.id, person, keep_words=True)
    kept = {each["id"]: each for each in tea_house.questions(sort="newest")["data"]}
    assert (kept[question]["author"]["name"], kept[question]["asked_back"]) == (None, "…, which hob?")
    assert kept[other]["answers"][0]["text"] == "… here: not at all."
    assert kept[other]["helpful"] == 0


def test_erased_without_her_words_nothing_of_them_is_left(tea_house):
    anna = tea_house.known(email="anna@example.com")
    question = asked(tea_house, anna)
    with writing():
        row = queries.by_id(QUESTION, tea_house.shop.id, ids.parse("que", question))
        person = Person(tea_house.shop.id, row.shopper_id, (row.guest_id,), ("anna@example.com",))
        personal.erase(tea_house.shop.id, person, keep_words=False)
    with reading():
        row = queries.by_id(QUESTION, tea_house.shop.id, ids.parse("que", question))
        assert (row.text, row.details, row.search, row.status, row.shopper_id) == (None, None, "", "withdrawn", None)
    assert (tea_house.questions()["count"], tea_house.house.get(f"/q/{question}").status_code) == (0, 404)


def test_an_export_holds_every_question_with_all_its_answers(tea_house, boris):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, tea_house.guest())
    given = answered(question, boris)
    with reading():
        (told,) = exports.WHAT["questions"](tea_house.shop.id)
        assert (told["id"], told["product"], [each["id"] for each in told["answers"]]) == (question, "kettle", [given])
        json.dumps(told)


def test_the_terminal_lists_answers_closes_and_hides(tea_house, house, monkeypatch):
    monkeypatch.setenv("GOODWORD_DATABASE_URL", house.config.database_url)
    monkeypatch.setenv("GOODWORD_DATA_DIR", str(house.config.data_dir))
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, tea_house.guest())

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["question", *words], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    assert f"{question}  Anna: Does it fit an induction hob?  [open]" in run("list")
    assert "Answered." in run("answer", question, "It does.", "--name", "Olga")
    assert "It does." in run("list", "--answers")
    assert "Closed." in run("close", question, "--reason", "resolved")
    assert "Hidden." in run("hide", question, "--reason", "off_topic")
    assert "Published." in run("publish", question)
    assert "[closed]" in run("list")
