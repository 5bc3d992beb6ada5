"""How many questions a product has, and how many of them wait: kept in the transaction of whatever changes them."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import func, select

from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib.db import db, session
from goodword.questions.models import Question, QuestionSum
from goodword.questions.rules import OPEN, WAITING


def of(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID]) -> tuple[int, int]:
    """Of all these products: how many are shown and count, and how many of them wait for an answer."""
    mine = (QuestionSum.shop_id == shop_id) & QuestionSum.id.in_(product_ids)
    found = select(func.coalesce(func.sum(QuestionSum.asked), 0), func.coalesce(func.sum(QuestionSum.unanswered), 0))
    asked, unanswered = session().execute(found.where(mine)).one()
    return int(asked), int(unanswered)


def count_in(question: Question) -> None:
    """It is shown from now on."""
    _add(question, 1)


def count_out(question: Question) -> None:
    """It is not shown any more."""
    _add(question, -1)


def _add(question: Question, sign: int) -> None:
    if question.counted is False:
        return
    # In SQL, so that two writers at once are both counted.
    row = {"shop_id": question.shop_id, "id": question.product_id}
    added = {"asked": sign, "unanswered": sign * (question.state in {OPEN, WAITING} and not question.has_answer)}
    grown = {name: getattr(QuestionSum, name) + amount for name, amount in added.items()}
    wanted = db.insert(QuestionSum).values(row | added)
    session().execute(wanted.on_conflict_do_update(index_elements=["shop_id", "id"], set_=grown))


@contextmanager
def following(question: Question) -> Iterator[None]:
    """Whatever becomes of its state inside, the sums of its product follow."""
    is_shown = question.status == PUBLISHED
    if is_shown:
        count_out(question)
    yield
    if is_shown:
        count_in(question)
