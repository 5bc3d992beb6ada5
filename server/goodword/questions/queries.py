"""Reading questions and answers; the shop comes first, and every page is a keyset page."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import text, walks
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.questions.models import Answer, Question, QuestionFigure
from goodword.questions.rules import CLOSED

_NEWEST = (Question.sorted_at, Question.id)
_HELPFUL = (Question.helpful, Question.has_answer, *_NEWEST)
_BEST = (Answer.helpful, Answer.weight, Answer.sorted_at, Answer.id)
_ARRIVED = (Question.received_at, Question.id)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a reader wants to see of one product's published questions."""

    sort: str = "helpful"
    q: str = ""

    @property
    def keys(self) -> tuple[Any, ...]:
        """What the list is sorted by, falling."""
        return _HELPFUL if self.sort == "helpful" else _NEWEST


def page(
    shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID], wish: Wish, *, after: Sequence[Any] | None, limit: int
) -> Sequence[Question]:
    """Up to ``limit`` questions about these products behind a position."""
    conditions = [*_filters(shop_id, wish)]
    slices = [Question.product_id == one for one in product_ids]
    if len(slices) == 1:
        wanted = select(Question).where(*conditions, *slices)
        return session().scalars(walks.falling(wanted, wish.keys, after=after, limit=limit)).all()
    order = walks.ids_along(conditions, slices, wish.keys, after=after, limit=limit)
    found = {one.id: one for one in many(shop_id, order)}
    return [found[one] for one in order]


def position(question: Question, wish: Wish) -> list[Any]:
    """What a cursor carries."""
    return walks.position(question, wish.keys)


def many(shop_id: uuid.UUID, question_ids: Sequence[uuid.UUID]) -> Sequence[Question]:
    """These questions of the shop."""
    return session().scalars(select(Question).where(Question.shop_id == shop_id, Question.id.in_(question_ids))).all()


def by_address(question_id: uuid.UUID | None) -> Question:
    """The question whose page this is, in whatever shop, if everybody can see it.

    :raises NotFound: there is none.
    """
    shown = select(Question).where(Question.id == question_id, Question.status == PUBLISHED)
    found = session().scalar(shown) if question_id else None
    if found is None:
        raise NotFound("There is no such question")
    return found


def best(shop_id: uuid.UUID, questions: Sequence[Question], *, each: int) -> dict[uuid.UUID, list[Answer]]:
    """The first answers of each question: the accepted one, then the most helpful."""
    shown = _shown(shop_id) & Answer.question_id.in_([one.id for one in questions])
    accepted = Answer.id.in_([one.accepted_id for one in questions if one.accepted_id])
    order = (accepted.desc(), *(key.desc() for key in _BEST))
    place = func.row_number().over(partition_by=Answer.question_id, order_by=order).label("place")
    placed = select(Answer.id, place).where(shown).subquery()
    wanted = select(Answer).join(placed, placed.c.id == Answer.id).where(Answer.shop_id == shop_id)
    found: dict[uuid.UUID, list[Answer]] = defaultdict(list)
    for answer in session().scalars(wanted.where(placed.c.place <= each).order_by(placed.c.place)):
        found[answer.question_id].append(answer)
    return found


def answers(question: Question, *, after: Sequence[Any] | None, limit: int) -> Sequence[Answer]:
    """Answers behind a position, the most helpful first; the accepted one is not among them."""
    mine = _shown(question.shop_id) & (Answer.question_id == question.id)
    if question.accepted_id:
        mine &= Answer.id != question.accepted_id
    return session().scalars(walks.falling(select(Answer).where(mine), _BEST, after=after, limit=limit)).all()


def accepted(question: Question) -> Answer | None:
    """The answer that is the one, if there is one."""
    return session().get(Answer, (question.shop_id, question.accepted_id)) if question.accepted_id else None


def answers_position(answer: Answer) -> list[Any]:
    """What a cursor carries."""
    return walks.position(answer, _BEST)


def queue(
    shop_id: uuid.UUID,
    *,
    status: str,
    state: str | None = None,
    product_id: uuid.UUID | None = None,
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[Question]:
    """Questions for the shop, the newest first."""
    wanted = select(Question).where(Question.shop_id == shop_id, Question.status == status)
    if state is not None:
        wanted = wanted.where(Question.state == state)
    if product_id is not None:
        wanted = wanted.where(Question.product_id == product_id)
    return session().scalars(walks.falling(wanted, _ARRIVED, after=after, limit=limit)).all()


def arrived_position(row: Any) -> list[Any]:
    """What a cursor of a queue carries."""
    return walks.position(row, _ARRIVED)


def answers_queue(shop_id: uuid.UUID, *, status: str, after: Sequence[Any] | None, limit: int) -> Sequence[Answer]:
    """Answers of one status for the shop, the newest first."""
    wanted = select(Answer).where(Answer.shop_id == shop_id, Answer.status == status)
    keys = (Answer.received_at, Answer.id)
    return session().scalars(walks.falling(wanted, keys, after=after, limit=limit)).all()


def every_answer(question: Question) -> Sequence[Answer]:
    """All its answers, whatever their status, the oldest first."""
    mine = (Answer.shop_id == question.shop_id) & (Answer.question_id == question.id)
    return session().scalars(select(Answer).where(mine).order_by(Answer.id)).all()


def usually_hours(shop_id: uuid.UUID) -> int | None:
    """Within how many hours the shop's questions are usually answered; None while too little is known."""
    return session().scalar(select(QuestionFigure.usually_hours).where(QuestionFigure.shop_id == shop_id))


def _filters(shop_id: uuid.UUID, wish: Wish) -> Iterable[ColumnElement[bool]]:
    yield Question.shop_id == shop_id
    yield Question.status == PUBLISHED
    if wish.sort == "unanswered":
        yield Question.has_answer.is_(False)
        yield Question.state != CLOSED
    for term in text.terms(wish.q):
        yield Question.search.contains(term, autoescape=True)


def _shown(shop_id: uuid.UUID) -> ColumnElement[bool]:
    return (Answer.shop_id == shop_id) & (Answer.status == PUBLISHED)
