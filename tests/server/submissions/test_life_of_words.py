"""A question and its answers as words on their way: confirmed, screened, held, shown, taken back, joined to her."""

from datetime import timedelta

import pytest
from goodword.catalog.service import Facts
from goodword.lib import clock, ids
from goodword.lib.db import reading, session, writing
from goodword.lib.errors import Conflict, OwnReview
from goodword.moderation import queries as cases
from goodword.moderation import service as moderation
from goodword.moderation import tokens
from goodword.privacy.persons import Asked, persons
from goodword.questions import service, sums
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.models import Answer, Question
from goodword.shoppers import joining
from goodword.shoppers import queries as people
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Shopper
from goodword.shops.models import Shop
from goodword.submissions import service as words
from goodword.submissions import withdrawing
from goodword.submissions.writers import Sending
from sqlalchemy import select

LINK = "It is cheaper at https://elsewhere.example.com"


def sender(stage, *, email: str | None = None, guest=None, shopper=None) -> Sending:
    pen = guest or shoppers.greet(shop_id=stage.shop.id)[0]
    pen.created_at = clock.now() - timedelta(days=1)
    token = tokens.form_token(stage.shop.id, clock.now() - timedelta(minutes=1))
    return Sending(guest=pen, shopper=shopper, email=email, token=token)


def shop_of(stage) -> Shop:
    return session().get_one(Shop, stage.shop.id)


def ask(
    stage, text: str = "Does it fit an induction hob?", *, name: str = "Anna", by: Sending | None = None
) -> Question:
    received = service.ask(
        shop=shop_of(stage),
        product_ref="kettle",
        facts=Facts(name="Kettle"),
        said={"text": text, "details": None},
        name=name,
        locale="en",
        sender=by or sender(stage, email="anna@example.com"),
    )
    return received.row


def answer(
    stage, question: Question, text: str = "It does, mine stands on one.", *, by: Sending | None = None
) -> Answer:
    by = by or sender(stage, email="boris@example.com")
    given = service.answer(shop=shop_of(stage), question=question, text=text, name="Boris", locale="en", sender=by)
    return given.row


def numbers(stage) -> tuple[int, int]:
    with reading():
        product_id = session().scalar(select(Question.product_id).where(Question.shop_id == stage.shop.id))
        return sums.of(stage.shop.id, [product_id])


def again(row):
    """The row as it is now."""
    return session().get_one(type(row), (row.shop_id, row.id))


def test_a_guests_question_waits_for_the_button_in_her_letter(tea_house, press_button, house):
    with writing():
        question = ask(tea_house)
        assert question.status == "unconfirmed"
    assert numbers(tea_house) == (0, 0)
    page = press_button()
    assert "Your question is on the product’s page now." in page
    with reading():
        shown = again(question)
        assert (shown.status, shown.state, shown.author_kind) == ("published", "open", "shopper")
        assert people.email_of(shown.shop_id, shown.shopper_id) == "anna@example.com"
    assert numbers(tea_house) == (1, 1)


def test_an_answer_settles_a_question_until_it_is_gone(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        question = ask(tea_house)
        given = answer(tea_house, question)
        assert (question.state, question.answers_count, question.has_answer) == ("answered", 1, True)
        assert question.first_answered_at == given.published_at
    assert numbers(tea_house) == (1, 0)
    with writing():
        service.accept(question=again(question), answer=again(given), by="asker", actor="test")
        withdrawing.withdraw(kind=ANSWER, row=again(given), actor="test")
        now = again(question)
        assert (now.state, now.answers_count, now.first_answered_at, now.accepted_id) == ("open", 0, None, None)
    assert numbers(tea_house) == (1, 1)
    with writing():
        withdrawing.restore(kind=ANSWER, row=again(given), actor="test")
        assert again(question).state == "answered"
        words.hide(kind=QUESTION, row=again(question), actor="test", reason="off_topic")
    assert numbers(tea_house) == (0, 0)


def test_what_a_rule_holds_waits_for_somebody_and_its_case_decides(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        question = ask(tea_house)
        held = answer(tea_house, question, LINK)
        assert held.status == "held"
        assert question.state == "open"
    with writing():
        case = cases.open_case(tea_house.shop.id, "answer", held.id)
        moderation.decide(case=case, decision="keep", reason=None, actor="Olga")
        assert again(held).status == "published"
        assert again(question).state == "answered"


def test_the_askers_own_answer_does_not_settle_her_question(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        anna = sender(tea_house)
        question = ask(tea_house, by=anna)
        hers = answer(tea_house, question, "I have tried it: it does not.", by=sender(tea_house, guest=anna.guest))
        assert (question.state, question.answers_count, question.first_answered_at) == ("open", 1, None)
        with pytest.raises(Conflict):
            service.accept(question=question, answer=hers, by="asker", actor="test")


def test_what_the_shops_people_write_as_if_shoppers_is_shown_and_in_no_number(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        moderation.add_insider(shop=shop_of(tea_house), address="@tea-house.example", actor="test")
        question = ask(tea_house)
        given = answer(tea_house, question, by=sender(tea_house, email="olga@tea-house.example"))
        assert (given.status, given.counted, given.not_counted_because) == ("published", False, "staff")
        assert (question.state, question.answers_count) == ("open", 0)


def test_the_shop_answers_by_its_own_name_and_the_asker_has_the_last_word(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        shop, question = shop_of(tea_house), ask(tea_house)
        official = service.answer_as_shop(shop=shop, question=question, text="Yes.", name=None, actor="server")
        assert (official.role, official.author_name, official.guest_id) == ("staff", "Tea House", None)
        given = answer(tea_house, question)
        service.accept(question=question, answer=official, by="shop", actor="server")
        service.accept(question=question, answer=given, by="asker", actor="Anna")
        with pytest.raises(Conflict):
            service.accept(question=question, answer=official, by="shop", actor="server")
        service.close(question=question, reason="resolved", actor="server")
        with pytest.raises(Conflict):
            answer(tea_house, question)
        service.reopen(question=question, actor="server")
        assert question.state == "answered"


def test_a_question_that_waits_for_details_is_open_again_when_they_come(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        anna = sender(tea_house)
        question = ask(tea_house, by=anna)
        service.ask_back(question=question, text="Which hob is it?", actor="server")
        assert question.state == "waiting"
        service.improve(
            shop=shop_of(tea_house),
            question=question,
            said={"text": "Does it fit a small induction hob?", "details": "It has 14 cm."},
            name="Anna",
            locale="en",
            sender=sender(tea_house, guest=anna.guest),
        )
        assert (question.state, question.version > 1) == ("open", True)
    assert numbers(tea_house) == (1, 1)


def test_when_she_signs_in_her_words_and_votes_are_hers(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        anna, boris = sender(tea_house), sender(tea_house)
        question, other = ask(tea_house, by=anna), ask(tea_house, "Is it loud?", by=boris)
        words.vote(kind=QUESTION, row=other, voter_id=anna.guest.id, helpful=True)
        with pytest.raises(OwnReview):
            words.vote(kind=QUESTION, row=question, voter_id=anna.guest.id, helpful=True)
        shopper = Shopper(shop_id=tea_house.shop.id, id=ids.new(), name="Anna", email="anna@example.com")
        session().add(shopper)
        session().flush()
        joining.join_guest(anna.guest, into=shopper)
    with reading():
        hers = again(question)
        assert (hers.shopper_id, hers.verification_level) == (shopper.id, "email")
        assert again(other).helpful == 1


def test_an_answer_by_her_who_turns_out_to_be_the_asker_settles_nothing(tea_house):
    tea_house.set(confirm_guests=False)
    with writing():
        guest, shopper = sender(tea_house), Shopper(shop_id=tea_house.shop.id, id=ids.new(), email="anna@example.com")
        session().add(shopper)
        session().flush()
        question = ask(tea_house, by=guest)
        signed_in = sender(tea_house, guest=shoppers.pen_of(shopper), shopper=shopper)
        answer(tea_house, question, by=signed_in)
        assert (question.state, question.answers_count) == ("answered", 1)
        joining.join_guest(guest.guest, into=shopper)
    with reading():
        now = again(question)
        assert (now.state, now.answers_count, now.first_answered_at) == ("open", 1, None)
    assert numbers(tea_house) == (1, 1)


def test_what_was_typed_with_a_key_that_she_held_goes_untold_with_her_and_what_followed_another_address_stays(
    tea_house,
):
    """As with reviews: a key that she signed in with is presumed hers until an address of hers was given with it."""
    with writing():
        held, shared = sender(tea_house, email="boris@example.com"), sender(tea_house, email="boris@example.com")
        untold, others = ask(tea_house, by=held), ask(tea_house, "Is it loud?", by=shared)
        ask(tea_house, "Is it heavy?", by=sender(tea_house, email="anna@example.com", guest=shared.guest))
        shopper = Shopper(shop_id=tea_house.shop.id, id=ids.new(), name="Anna", email="anna@example.com")
        session().add(shopper)
        session().flush()
        for each in (held, shared):
            joining.join_guest(each.guest, into=shopper)
        given = answer(tea_house, again(others), by=sender(tea_house, email="vera@example.com", guest=held.guest))
    with reading():
        (anna,) = persons(Asked(tea_house.shop.id, shopper.id))
        assert anna.presumed_ids == (held.guest.id,)
        assert {untold.id, given.id} <= {*anna.untold} - {*anna.marks}
        assert others.id not in anna.going
