"""Questions and answers as their shop sees them, whatever their status."""

from collections.abc import Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.questions import queries
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.models import Answer, Question
from goodword.questions.pages import LATER_ANSWER, LATER_QUESTION, as_shown
from goodword.questions.schemas import ManagedAnswerOut, ManagedQuestionOut
from goodword.shops.models import Shop
from goodword.submissions import beside, found


def questions(shop: Shop, rows: Sequence[Question]) -> list[dict[str, Any]]:
    """These questions, each with its first answers."""
    refs = products.refs_of(shop.id, [row.product_id for row in rows]) if rows else {}
    why = found.why(shop, QUESTION, rows)
    shown = as_shown(shop.id, rows)
    return [
        public | _QUESTION.dump(row) | {"product": refs[row.product_id], "why": why[row.id]}
        for row, public in zip(rows, shown, strict=True)
    ]


def answers(shop: Shop, rows: Sequence[Answer]) -> list[dict[str, Any]]:
    """These answers."""
    accepted = {one.accepted_id for one in queries.many(shop.id, [row.question_id for row in rows])} if rows else set()
    why, facts = found.why(shop, ANSWER, rows), beside.of(shop.id, rows)
    return [_ANSWER.dump(row) | facts[row.id] | {"accepted": row.id in accepted, "why": why[row.id]} for row in rows]


_QUESTION = ManagedQuestionOut(exclude=(*LATER_QUESTION, "product", "why"))
_ANSWER = ManagedAnswerOut(exclude=(*LATER_ANSWER, "why"))
