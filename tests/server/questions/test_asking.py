"""Anna asks on the product's page, Boris and the shop answer, and everybody reads it."""

from datetime import timedelta

from goodword.lib import clock, ids
from goodword.lib.db import reading, writing
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.shoppers.models import Purchase, Shopper
from goodword.submissions import queries as words
from sqlalchemy import select

from tests.cast import ShopOnStage, a_question, an_answer
from tests.letters import confirm_link, pressed
from tests.server.hours.stage import announced, expert_of


def asked(shop: ShopOnStage, who=None, **said) -> str:
    sent = (who or shop.guest()).ask(**said)
    assert sent.status_code == 201, sent.text
    assert sent.json["status"] == "published", sent.text
    return sent.json["id"]


def answered(question: str, who, **said) -> str:
    sent = who.answer(question, **said)
    assert (sent.status_code, sent.json["status"]) == (201, "published"), sent.text
    return sent.json["id"]


def texts(page) -> list[str]:
    return [each["text"] for each in page["data"]]


def test_a_guests_question_and_answer_appear_when_their_letters_are_confirmed(tea_house, anna, press_button):
    sent = anna.ask()
    assert (sent.status_code, sent.json["status"], sent.json["email_hint"]) == (201, "unconfirmed", "a•••@example.com")
    assert tea_house.questions()["data"] == []
    press_button()
    (shown,) = tea_house.questions()["data"]
    assert shown["id"] == sent.json["id"]
    assert (shown["state"], shown["details"], shown["answers"]) == ("open", "Mine has a small plate of 14 cm.", [])
    assert shown["author"] == {
        "name": "Anna", "initials": "A", "kind": "shopper", "title": None, "avatar": None, "profile": None,
    }  # fmt: skip
    tea_house.guest().answer(shown["id"])
    assert tea_house.questions()["unanswered"] == 1
    press_button()
    page = tea_house.questions()
    assert (page["count"], page["unanswered"], page["usually_hours"]) == (1, 0, None)
    (given,) = page["data"][0]["answers"]
    assert (given["text"], given["author"]["kind"]) == (an_answer()["text"], "shopper")


def test_the_role_of_who_answers_is_found_out(tea_house):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house)
    owner = tea_house.known(name="Boris", email="boris@example.com")
    with writing() as session:
        boris = session.scalars(select(Shopper).where(Shopper.email == "boris@example.com")).one()
        bought = {"order_ref": "7", "product_ref": "kettle"}
        session.add(Purchase(shop_id=tea_house.shop.id, shopper_id=boris.id, **bought))
    answered(question, owner)
    answered(question, tea_house.guest(), name="Vera", text="I would think so.", email="vera@example.com")
    official = tea_house.manage("POST", f"/questions/{question}/answers", {"text": "It does.", "name": "Olga"})
    assert official.status_code == 201
    page = tea_house.house.get(f"{tea_house.at}/questions/{question}/answers").json
    assert [(a["author"]["kind"], a["author"]["name"]) for a in page["data"]] == [
        ("staff", "Olga"), ("owner", "Boris"), ("shopper", "Vera"),
    ]  # fmt: skip
    one = tea_house.house.get(f"{tea_house.at}/questions/{question}").json
    assert [a["author"]["kind"] for a in one["answers"]] == ["staff", "owner"]
    assert (one["answers_count"], one["state"], one["product"]["ref"]) == (3, "answered", "kettle")


def test_lists_are_sorted_searched_and_paged(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    ids = [asked(tea_house, text=f"Question {n} about the {word}?") for n, word in enumerate(("lid", "spout", "LİD"))]
    anna.send("PUT", f"/questions/{ids[1]}/vote", {})
    answered(ids[0], boris)
    assert texts(tea_house.questions()) == [
        "Question 1 about the spout?",
        "Question 0 about the lid?",
        "Question 2 about the LİD?",
    ]
    assert [each["id"] for each in tea_house.questions(sort="newest")["data"]] == ids[::-1]
    assert [each["id"] for each in tea_house.questions(sort="unanswered")["data"]] == [ids[2], ids[1]]
    assert {each["id"] for each in tea_house.questions(q="lid")["data"]} == {ids[0], ids[2]}
    for sort in ("helpful", "newest", "unanswered"):
        seen, cursor = [], {}
        while cursor is not None:
            page = tea_house.questions(sort=sort, limit=1, **cursor)
            seen += [each["id"] for each in page["data"]]
            cursor = {"cursor": page["next"]} if page["next"] else None
        assert seen == [each["id"] for each in tea_house.questions(sort=sort)["data"]]


def test_the_first_page_follows_every_change(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, anna)
    for _ in range(2):
        assert tea_house.questions(sort="helpful", limit=10)["data"][0]["answers_count"] == 0
    given = answered(question, boris)
    assert tea_house.questions()["data"][0]["answers"][0]["id"] == given
    vera = tea_house.guest()
    assert vera.send("PUT", f"/answers/{given}/vote", {}).json == {"helpful": 1, "voted": True}
    assert tea_house.questions()["data"][0]["answers"][0]["helpful"] == 1
    assert vera.send("DELETE", f"/answers/{given}/vote").json["helpful"] == 0
    accepted = anna.send("PUT", f"/questions/{question}/accepted", {"answer": given})
    assert accepted.json["accepted"] == given
    assert tea_house.questions()["data"][0]["answers"][0]["accepted"] is True
    assert anna.send("DELETE", f"/questions/{question}/accepted").json["accepted"] is None
    assert boris.send("PUT", f"/questions/{question}/accepted", {"answer": given}).status_code == 404
    assert boris.send("DELETE", f"/answers/{given}").status_code == 204
    assert tea_house.questions()["data"][0]["state"] == "open"
    tea_house.manage("POST", f"/questions/{question}/hide", {"reason": "off_topic"})
    assert tea_house.questions()["count"] == 0


def test_she_changes_her_question_and_its_earlier_words_are_kept(tea_house, anna):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, anna)
    tea_house.manage("POST", f"/questions/{question}/ask", {"text": "Which hob is it?"})
    assert tea_house.questions()["data"][0]["asked_back"] == "Which hob is it?"
    form = {"token": tea_house.form(timedelta(minutes=1))}
    said = {name: value for name, value in a_question().items() if name not in {"product", "email"}}
    better = anna.send("PUT", f"/questions/{question}", said | {"details": "A Bosch of 2019.", "form": form})
    assert better.json["status"] == "published", better.text
    (shown,) = tea_house.questions()["data"]
    assert (shown["state"], shown["details"], bool(shown["edited_at"])) == ("open", "A Bosch of 2019.", True)


def test_what_is_typed_finds_what_is_known(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    first = asked(tea_house, text="Is it loud when it boils?", details=None)
    question = asked(tea_house, text="Does it fit an induction hob?")
    answered(question, boris)
    tea_house.guest().review(title="Good", text="Works on my induction hob. Pours well.", email="vera@example.com")
    known = tea_house.house.get(f"{tea_house.at}/questions/known?product=kettle&q=will it work with induc").json
    assert [each["id"] for each in known["questions"]] == [question]
    assert known["questions"][0]["answer"] == an_answer()["text"]
    assert [each["excerpt"] for each in known["reviews"]] == ["Works on my induction hob."]
    loud = tea_house.house.get(f"{tea_house.at}/questions/known?product=kettle&q=loud boi").json
    assert [each["id"] for each in loud["questions"]] == [first]
    nothing = tea_house.house.get(f"{tea_house.at}/questions/known?product=kettle&q=a").json
    assert nothing == {"questions": [], "reviews": []}


def test_flags_open_a_case_and_it_stays_visible_until_somebody_decides(tea_house, anna):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, anna)
    for _ in range(3):
        assert tea_house.guest().send("POST", f"/questions/{question}/flags", {"reason": "spam"}).status_code == 201
    assert tea_house.questions()["count"] == 1
    (case,) = tea_house.manage("GET", "/cases").json["data"]
    assert (case["kind"], case["target"]) == ("question", question)
    tea_house.manage("POST", f"/cases/{case['id']}/decide", {"decision": "hide", "reason": "spam"})
    assert tea_house.questions()["count"] == 0


def test_a_closed_question_takes_no_answer_until_it_is_opened_again(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, anna)
    assert tea_house.manage("POST", f"/questions/{question}/close", {"reason": "gone"}).status_code == 422
    assert tea_house.manage("POST", f"/questions/{question}/close", {"reason": "discontinued"}).status_code == 200
    (shown,) = tea_house.questions()["data"]
    assert (shown["state"], shown["closed_because"]) == ("closed", "discontinued")
    assert tea_house.questions()["unanswered"] == 0
    assert boris.answer(question).status_code == 409
    assert tea_house.manage("DELETE", f"/questions/{question}/close").json["state"] == "open"
    assert boris.answer(question).status_code == 201


def test_what_is_confirmed_when_nobody_takes_it_any_more_waits_for_the_shop(tea_house, boris, house, work_off):
    """Her question was closed, or the hour was cancelled, while her letter lay unread."""
    vera = tea_house.known(name="Vera", email="vera@example.com")
    question = asked(tea_house, vera, email=None)
    hour = announced(tea_house, expert_of(tea_house)[1])
    close = ("POST", f"/questions/{question}/close", {"reason": "resolved"})
    cancel = ("POST", f"/hours/{hour['id']}/cancel", {"reason": "ill"})
    for send, called_off, kind in (
        (lambda: boris.answer(question), close, ANSWER),
        (lambda: tea_house.guest().ask(product=hour["product"], email="dora@example.com"), cancel, QUESTION),
    ):
        sent = send().json
        assert sent["status"] == "unconfirmed"
        work_off()
        link = confirm_link(house.mailbox)
        assert tea_house.manage(*called_off).status_code == 200
        work_off()
        assert pressed(house.client, link).status_code == 200
        with reading():
            assert words.by_id(kind, tea_house.shop.id, ids.parse(kind.prefix, sent["id"])).status == "held"


def test_variants_share_their_questions(tea_house, anna):
    tea_house.set(confirm_guests=False)
    red, blue = asked(tea_house, anna, product="kettle red"), asked(tea_house, product="kettle blue")
    two = {"name": "Kettle", "products": [{"product": "kettle red"}, {"product": "kettle blue"}], "reason": "colours"}
    assert tea_house.manage("PUT", "/products/groups", two).status_code == 200
    page = tea_house.questions("kettle red", sort="newest")
    assert ([each["id"] for each in page["data"]], page["count"]) == ([blue, red], 2)


def test_staff_see_what_waits_and_publish_it(tea_house, anna):
    tea_house.set(confirm_guests=False, publish="after_check")
    question = anna.ask().json["id"]
    assert tea_house.manage("GET", "/questions").json["data"] == []
    (held,) = tea_house.manage("GET", "/questions?status=held&state=open&product=kettle").json["data"]
    assert (held["id"], held["product"]) == (question, "kettle")
    assert tea_house.manage("POST", f"/questions/{question}/publish", {}).json["status"] == "published"
    assert tea_house.questions()["count"] == 1


def test_the_clock_of_the_first_answer_is_of_the_first_that_counts(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    question = asked(tea_house, anna)
    answered(question, boris)
    shown = tea_house.manage("GET", f"/questions/{question}").json
    assert shown["first_answered_at"] <= clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
