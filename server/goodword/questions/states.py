"""How it stands with a question: whether it is answered, by how many, and which answer is the one."""

import uuid

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import clock
from goodword.lib.db import session
from goodword.questions import sums
from goodword.questions.models import Answer, Question
from goodword.questions.rules import ANSWERED, CLOSED, OPEN, WAITING


def follow(question: Question) -> None:
    """Its answers are others than before: numbers and state follow. The row is locked by whoever calls."""
    shown = (Answer.shop_id == question.shop_id) & (Answer.question_id == question.id) & (Answer.status == PUBLISHED)
    by_others = is_by_another(question)
    found = select(
        func.count().filter(Answer.counted),
        func.count().filter(Answer.counted, by_others),
        func.min(Answer.published_at).filter(Answer.counted, by_others),
        func.count().filter(Answer.id == question.accepted_id),
    )
    number, of_others, first, accepted = session().execute(found.where(shown)).one()
    with sums.following(question):
        question.answers_count, question.has_answer = number, bool(of_others)
        question.first_answered_at = first
        if not accepted:
            question.accepted_id = question.accepted_by = None
        question.state = _state(question)
    session().flush()


def is_askers(question: Question, answer: Answer) -> bool:
    """Whether the asker answers herself."""
    if answer.shopper_id is not None and answer.shopper_id == question.shopper_id:
        return True
    return answer.guest_id is not None and answer.guest_id == _pen(question)


def is_settled(question: Question) -> bool:
    """Whether it has an answer that it was waiting for: the shop's, an expert's, an owner's, or one that is accepted.

    Anybody else's may be “no idea”: the shop can still ask for details.
    """
    if question.has_answer and question.accepted_id is not None:
        return True
    its = (Answer.shop_id == question.shop_id) & (Answer.question_id == question.id)
    shown = its & (Answer.status == PUBLISHED) & Answer.counted & (Answer.weight > 0)
    return bool(session().scalar(select(exists().where(shown, is_by_another(question)))))


def close(question: Question, reason: str) -> None:
    """Nobody is expected to answer it any more."""
    with sums.following(question):
        question.state, question.closed_because, question.closed_at = CLOSED, reason, clock.now()


def reopen(question: Question) -> None:
    """As if it had never been closed: details that were asked for and have not come are awaited again."""
    with sums.following(question):
        question.closed_because = question.closed_at = None
        question.state = WAITING if question.asked_back and not is_settled(question) else _without_waiting(question)


def wait(question: Question) -> None:
    """Details are awaited."""
    with sums.following(question):
        question.state = WAITING


def go_on(question: Question) -> None:
    """They have come."""
    with sums.following(question):
        question.state = _without_waiting(question)


def _state(question: Question) -> str:
    if question.state == CLOSED or (question.state == WAITING and not is_settled(question)):
        return question.state
    return _without_waiting(question)


def _without_waiting(question: Question) -> str:
    return ANSWERED if question.has_answer else OPEN


def is_by_another(question: Question) -> ColumnElement[bool]:
    """Of answers: whether somebody else than the asker gave it."""
    pen = _pen(question)
    other_pen = or_(Answer.guest_id.is_(None), Answer.guest_id != pen) if pen else true()
    hers = question.shopper_id
    other_shopper = or_(Answer.shopper_id.is_(None), Answer.shopper_id != hers) if hers else true()
    return and_(other_pen, other_shopper)


def _pen(question: Question) -> uuid.UUID | None:
    """Whose key it hangs on; the erased have one pen together, which tells nobody from anybody."""
    return None if question.guest_id == question.shop_id else question.guest_id
