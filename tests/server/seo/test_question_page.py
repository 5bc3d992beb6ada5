"""A question's own page: for people without scripts, and for search engines; the product's page says nothing of it."""

import html
import json
import re
from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock
from goodword.questions import usual

from tests.server.questions.test_asking import answered, asked
from tests.staffers import staff_of

HOSTILE = '</script><img src=x onerror=alert(1)>"{{7*7}}\u2028'


def linked(page: str):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1]) if found else None


def page_of(shop, question: str, **query):
    return shop.house.get(f"/q/{question}", query_string=query)


def test_it_holds_the_question_its_answers_and_what_search_engines_ask_for(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    facts = {"name": "Kettle", "url": "https://tea-house.test/kettle"}
    question = asked(tea_house, anna, product_facts=facts)
    assert linked(page_of(tea_house, question).text) is None
    assert 'content="noindex"' in page_of(tea_house, question).text
    first = answered(question, boris)
    tea_house.manage("POST", f"/questions/{question}/answers", {"text": "It does.", "name": "Olga"})
    anna.send("PUT", f"/questions/{question}/accepted", {"answer": first})
    shown = page_of(tea_house, question)
    assert shown.status_code == 200
    assert "noindex" not in shown.text
    assert f'<link rel="canonical" href="http://goodword.test/q/{question}">' in shown.text
    assert '<a href="https://tea-house.test/kettle">Kettle</a>' in shown.text
    for words in ("Does it fit an induction hob?", "Accepted answer", "2 answers", "Olga", "Mine has a small plate"):
        assert words in shown.text
    told = linked(shown.text)
    assert told["@type"] == "QAPage"
    entity = told["mainEntity"]
    assert (entity["@type"], entity["name"], entity["answerCount"], entity["upvoteCount"]) == (
        "Question", "Does it fit an induction hob?", 2, 0,
    )  # fmt: skip
    assert entity["text"].endswith("Mine has a small plate of 14 cm.")
    assert (entity["author"], entity["datePublished"][:2]) == ({"@type": "Person", "name": "Anna"}, "20")
    best, (other,) = entity["acceptedAnswer"], entity["suggestedAnswer"]
    assert (best["url"], best["upvoteCount"]) == (f"http://goodword.test/q/{question}#{first}", 0)
    assert (other["text"], other["author"]) == ("It does.", {"@type": "Organization", "name": "Olga"})
    for answer in (best, other):
        assert {"@type", "text", "url", "upvoteCount", "datePublished", "author"} <= answer.keys()


def test_what_the_shops_people_answer_as_if_shoppers_is_told_to_no_search_engine_and_not_accepted_by_the_shop(
    tea_house, anna, boris
):
    tea_house.set(confirm_guests=False)
    staff_of(tea_house, "moderator", email="mark@private.example")
    question = asked(tea_house, anna)
    marks = answered(question, tea_house.guest(), email="mark@private.example", name="Mark")
    accepted = ("PUT", f"/questions/{question}/accepted", {"answer": marks})
    assert linked(page_of(tea_house, question).text) is None
    assert tea_house.manage(*accepted).status_code == 409
    tea_house.let_a_day_pass()
    answered(question, boris)
    assert anna.send(*accepted).status_code == 200, "the asker may be content with it"
    entity = linked(page_of(tea_house, question).text)["mainEntity"]
    assert (entity["answerCount"], entity.get("acceptedAnswer"), len(entity["suggestedAnswer"])) == (1, None, 1)


def test_the_products_own_page_has_no_qapage(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    answered(asked(tea_house, anna), boris)
    tea_house.guest().review(email="vera@example.com")
    for path in ("jsonld", "fragment.html"):
        said = tea_house.house.get(f"{tea_house.at}/{path}?product=kettle").text
        assert "induction" not in said
        assert "QAPage" not in said


def test_words_stay_words_in_the_page_and_its_data(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    sent = anna.ask(text=f"Q {HOSTILE}", details=f"D {HOSTILE}", name=f"N {HOSTILE}")
    assert sent.status_code == 201, sent.text
    question = sent.json["id"]
    given = boris.answer(question, text=f"A {HOSTILE}", name=f"B {HOSTILE}").json["id"]
    for kind, one in (("questions", question), ("answers", given)):
        tea_house.manage("POST", f"/{kind}/{one}/publish", {})
    answered_as = tea_house.manage("POST", f"/questions/{question}/answers", {"text": HOSTILE, "name": HOSTILE})
    assert answered_as.status_code == 201
    shown = page_of(tea_house, question).text
    assert shown.count("<script") == shown.count("</script>") == 1
    assert "<img src=x" not in shown
    assert html.unescape(shown).count("onerror=alert(1)") >= 6
    assert "49" not in linked(shown)["mainEntity"]["text"]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "1 answer"), ("ru", "1 ответ"), ("uk", "1 відповідь"), ("pl", "1 odpowiedź")]
)
def test_it_speaks_four_languages(tea_house, lang, words):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, tea_house.guest())
    answered(question, tea_house.guest())
    shown = page_of(tea_house, question, lang=lang).text
    assert words in shown
    assert f'<html lang="{lang}">' in shown


def test_of_a_question_that_nobody_can_see_nothing_is_said(tea_house, anna):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, anna)
    anna.send("DELETE", f"/questions/{question}")
    nowhere = page_of(tea_house, "que_" + "0" * 32)
    gone = page_of(tea_house, question)
    assert (gone.status_code, gone.text) == (404, nowhere.text)
    assert page_of(tea_house, "x").status_code == 404


def test_how_fast_answers_come_is_said_when_five_have_been_measured(tea_house, boris):
    tea_house.set(confirm_guests=False)
    for hours in (1, 2, 2.5, 30, 40):
        with time_machine.travel(clock.now() - timedelta(days=3), tick=False) as traveller:
            question = tea_house.guest().ask(text=f"Question {hours}?").json["id"]
            traveller.shift(timedelta(hours=hours))
            official = tea_house.manage("POST", f"/questions/{question}/answers", {"text": "Yes."})
            assert official.status_code == 201, official.text
        usual.measure()
        expected = 3 if hours == 40 else None
        assert tea_house.questions()["usually_hours"] == expected
