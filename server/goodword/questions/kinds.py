"""Questions and answers as kinds of words, and what becomes of numbers when one of them appears or goes."""

import uuid

from sqlalchemy import select

from goodword.catalog import queries as products
from goodword.contributions import rules as common
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import Conflict
from goodword.lib.events import emit
from goodword.questions import rules, states, sums
from goodword.questions.events import AnswerPublished, QuestionPublished
from goodword.questions.gates import gates
from goodword.questions.models import Answer, Question
from goodword.reviews import queries as reviews
from goodword.submissions.kinds import Change, Kind


def question_of(answer: Answer, *, lock: bool = False) -> Question:
    """The question that it answers; ``lock`` keeps other writers out until the commit."""
    return session().get_one(Question, (answer.shop_id, answer.question_id), with_for_update=lock or None)


def address_of(question: Question) -> str:
    """The page of a question."""
    return addresses.of(f"/q/{ids.show('que', question.id)}")


def _address_of_answer(answer: Answer) -> str:
    return f"{address_of(question_of(answer))}#{ids.show('ans', answer.id)}"


def _may_be_asked(question: Question) -> bool:
    try:
        gates.may_ask(products.by_id(question.shop_id, question.product_id))
    except Conflict:
        return False
    return True


def _question_shown(question: Question) -> None:
    emit(QuestionPublished(shop_id=question.shop_id, question_id=question.id))


def _product_of_answer(answer: Answer) -> uuid.UUID:
    return question_of(answer).product_id


def _answer_shown(answer: Answer) -> None:
    emit(AnswerPublished(shop_id=answer.shop_id, answer_id=answer.id, question_id=answer.question_id))


def _answers_changed(answer: Answer) -> None:
    states.follow(question_of(answer, lock=True))


def _sign_answer(answer: Answer) -> None:
    answer.role = _role_of(answer)
    answer.weight = rules.WEIGHTS[answer.role]


def _role_of(answer: Answer) -> str:
    if answer.author_kind in {rules.STAFF, common.EXPERT}:
        return answer.author_kind
    owns = answer.verification_level == common.PURCHASE or _has_verified_review(answer)
    return rules.OWNER if owns else rules.SHOPPER


def _has_verified_review(answer: Answer) -> bool:
    if answer.shopper_id is None:
        return False
    hers = reviews.of_shopper(answer.shop_id, question_of(answer).product_id, answer.shopper_id)
    return hers is not None and hers.is_verified


def _unname_asker(question: Question, change: Change) -> None:
    question.asked_back = question.asked_back and change(question.asked_back)
    official = (Answer.shop_id == question.shop_id) & (Answer.question_id == question.id)
    for answer in session().scalars(select(Answer).where(official, Answer.role == rules.STAFF)).all():
        ANSWER.write(answer, {"text": change(answer.text or "")})


QUESTION = Kind(
    name="question",
    prefix=common.PREFIXES["question"],
    model=Question,
    product_of=lambda question: question.product_id,
    address_of=address_of,
    parts={"text": plain.line, "details": plain.paragraphs},
    may_arrive=_may_be_asked,
    shown=_question_shown,
    count_in=sums.count_in,
    count_out=sums.count_out,
    changed=states.follow,
    unnamed=_unname_asker,
)
ANSWER = Kind(
    name="answer",
    prefix=common.PREFIXES["answer"],
    model=Answer,
    product_of=_product_of_answer,
    address_of=_address_of_answer,
    parts={"text": plain.paragraphs},
    may_arrive=lambda answer: question_of(answer).state != rules.CLOSED,
    shown=_answer_shown,
    count_in=_answers_changed,
    count_out=_answers_changed,
    signed=_sign_answer,
    changed=_answers_changed,
)
