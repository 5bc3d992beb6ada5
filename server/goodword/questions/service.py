"""The verbs of questions and answers."""

from collections.abc import Mapping

from goodword.audit import service as audit
from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.catalog.models import Product
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import PUBLISHED, UNCONFIRMED
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.lib.events import emit
from goodword.questions import rules, states
from goodword.questions.events import AnswerAccepted, DetailsAsked, DetailsGiven, QuestionClosed, QuestionReopened
from goodword.questions.gates import gates
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.models import Answer, Question
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.submissions import sending, service
from goodword.submissions.sending import Received
from goodword.submissions.writers import Sending


def ask(
    *,
    shop: Shop,
    product_ref: str,
    facts: catalog.Facts,
    said: Mapping[str, str | None],
    name: str,
    locale: str | None,
    sender: Sending,
) -> Received:
    """Ask about a product; ``said`` is the ``text`` and the ``details``, or none."""
    product = _product(shop, product_ref, facts)
    gates.may_ask(product)
    return sending.submit(
        kind=QUESTION, shop=shop, said=said, name=name, locale=locale, sending=sender, product_id=product.id
    )


def answer(*, shop: Shop, question: Question, text: str, name: str, locale: str | None, sender: Sending) -> Received:
    """Answer a question that everybody can see.

    :raises Conflict: it is closed.
    """
    _refuse_closed(question)
    gates.may_answer(question, sender)
    return sending.submit(
        kind=ANSWER,
        shop=shop,
        said={"text": text},
        name=name,
        locale=locale,
        sending=sender,
        question_id=question.id,
    )


def answer_as_shop(*, shop: Shop, question: Question, text: str, name: str | None, actor: str) -> Answer:
    """Answer as the shop: by the name of one of its people, or by its own. It is not screened.

    :raises Conflict: the question is closed, or not to be seen.
    :raises Invalid: no words, or too many; too long a name.
    """
    if question.status != PUBLISHED:
        raise Conflict("Nobody can see this question")
    _refuse_closed(question)
    said, signed = _words(text), plain.line(name)
    if signed and len(signed) > rules.NAME_MAX:
        raise Invalid.of("/name", "too_long", f"A name has at most {rules.NAME_MAX} characters")
    now = clock.now()
    given = Answer(shop_id=shop.id, id=ids.new(), question_id=question.id, author_kind=rules.STAFF, status=UNCONFIRMED)
    given.author_name, given.locale, given.collection_method = signed or shop.name, question.locale, "shop"
    given.created_at = given.sorted_at = given.arrived_at = now
    ANSWER.write(given, {"text": said})
    session().add(given)
    session().flush()
    service.sign(ANSWER, given)
    service.show(ANSWER, given)
    service.note(ANSWER, given, actor, "answered")
    return given


def improve(
    *,
    shop: Shop,
    question: Question,
    said: Mapping[str, str | None],
    name: str,
    locale: str | None,
    sender: Sending,
) -> Received:
    """The asker changes her words; a question that waited for details is open again."""
    received = sending.improve(
        kind=QUESTION, shop=shop, row=question, said=said, name=name, locale=locale, sending=sender
    )
    question.asked_back = None
    if question.state == rules.WAITING:
        states.go_on(question)
        emit(DetailsGiven(shop_id=question.shop_id, question_id=question.id))
    return received


def accept(*, question: Question, answer: Answer, by: str, actor: str) -> None:
    """This answer is the one; ``by`` the asker, or the shop while the asker has not chosen.

    :raises NotFound: it is no answer to this question that can be seen.
    :raises Conflict: the asker has chosen another, it is her own answer, or the shop takes one that is not counted.
    """
    if answer.question_id != question.id or answer.status != PUBLISHED:
        raise NotFound("There is no such answer")
    if states.is_askers(question, answer) and by == rules.ASKER:
        raise Conflict("This is your own answer")
    if by == rules.SHOP and not answer.counted:
        raise Conflict("This answer is not counted; only the asker can accept it")
    _refuse_askers_choice(question, by)
    if question.accepted_id == answer.id and question.accepted_by == by:
        return
    question.accepted_id, question.accepted_by = answer.id, by
    states.follow(question)
    _changed(question, actor, "accepted an answer")
    emit(AnswerAccepted(shop_id=question.shop_id, answer_id=answer.id, question_id=question.id, by=by))


def take_back_acceptance(*, question: Question, by: str, actor: str) -> None:
    """No answer is the one any more."""
    _refuse_askers_choice(question, by)
    if question.accepted_id is not None:
        question.accepted_id = question.accepted_by = None
        _changed(question, actor, "accepted no answer")


def close(*, question: Question, reason: str, actor: str) -> None:
    """The shop says that no answer is to be expected, for a reason from the closed list; answers stay readable."""
    if reason not in rules.CLOSE_REASONS:
        raise Invalid.of("/reason", "invalid", f"The reason is one of: {', '.join(rules.CLOSE_REASONS)}")
    _refuse_closed(question)
    states.close(question, reason)
    _changed(question, actor, "closed", reason)
    emit(QuestionClosed(shop_id=question.shop_id, question_id=question.id, reason=reason))


def reopen(*, question: Question, actor: str) -> None:
    """The shop has closed it by mistake, or knows more now.

    :raises Conflict: it is not closed.
    """
    if question.state != rules.CLOSED:
        raise Conflict("This question is not closed")
    states.reopen(question)
    _changed(question, actor, "reopened")
    emit(QuestionReopened(shop_id=question.shop_id, question_id=question.id))


def ask_back(*, question: Question, text: str, actor: str) -> None:
    """The shop asks the asker for details; the question waits for her.

    :raises Conflict: it is closed, or answered by more than anybody.
    """
    if question.state == rules.CLOSED or states.is_settled(question):
        raise Conflict(f"This question is {question.state}")
    question.asked_back = _words(text)
    states.wait(question)
    _changed(question, actor, "asked for details")
    emit(DetailsAsked(shop_id=question.shop_id, question_id=question.id))


def keep_comments(*, answer: Answer, number: int) -> None:
    """An answer has so many comments now."""
    answer.comments_count = number
    session().flush()
    catalog.touch(shop_id=answer.shop_id, product_id=ANSWER.product_of(answer))


def asked_by(question: Question, sender: Sending) -> bool:
    """Whether she who comes along is the asker."""
    return contributions.is_hers(question, sender.guest.id, sender.shopper.id if sender.shopper else None)


def _product(shop: Shop, ref: str, facts: catalog.Facts) -> Product:
    if settings.value(shop.settings, "unknown_products") == "refuse" and products.by_ref(shop.id, ref) is None:
        raise Invalid.of("/product", "unknown", "This shop takes questions about the products it has listed only")
    return catalog.know(shop_id=shop.id, ref=ref, facts=facts)


def _words(text: str) -> str:
    said = plain.paragraphs(text)
    if said is None:
        raise Invalid.of("/text", "required", "Words are needed")
    if len(said) > rules.ANSWER_MAX:
        raise Invalid.of("/text", "too_long", f"At most {rules.ANSWER_MAX} characters")
    return said


def _refuse_closed(question: Question) -> None:
    if question.state == rules.CLOSED:
        raise Conflict("This question is closed")


def _refuse_askers_choice(question: Question, by: str) -> None:
    if by == rules.SHOP and question.accepted_by == rules.ASKER:
        raise Conflict("The asker has chosen an answer herself")


def _changed(question: Question, actor: str, verb: str, reason: str | None = None) -> None:
    question.version += 1
    catalog.touch(shop_id=question.shop_id, product_id=question.product_id)
    audit.note(
        shop_id=question.shop_id,
        actor=actor,
        verb=verb,
        target_kind=QUESTION.name,
        target_id=question.id,
        reason=reason,
    )
