"""What is known already while somebody types: questions of this product first, then its reviews.

Words weigh by the square of their length, so that no list of little words is needed; the last one may be half typed.
"""

import re
import uuid
from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, case, select

from goodword.catalog import shelf as shelves
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.questions import queries
from goodword.questions.kinds import address_of
from goodword.questions.models import Question
from goodword.reviews.models import Review

SHOWN = 3
LOOKED_AT = 1_000
"""So many of the most helpful are compared: typing must cost little on the largest product too."""
SHORTEST, MOST_WORDS = 3, 8
NOTHING: dict[str, Any] = {"questions": [], "reviews": []}
EXCERPT = 160
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def of(shop_id: uuid.UUID, *, product: str, q: str) -> dict[str, Any]:
    """Up to three questions and three reviews that hold at least a third of what was typed."""
    words = [word for word in plain.words(q) if len(word) >= SHORTEST][-MOST_WORDS:]
    known = shelves.by_ref(shop_id, product) if words else None
    if known is None:
        return NOTHING
    questions = _nearest(Question, shop_id, known.ids, words, (Question.has_answer, Question.helpful))
    reviews = _nearest(Review, shop_id, known.ids, words, (Review.helpful,), Review.has_words.is_(True))
    first = queries.best(shop_id, questions, each=1) if questions else {}
    return {
        "questions": [
            {
                "id": ids.show("que", one.id),
                "text": one.text,
                "answers_count": one.answers_count,
                "answer": plain.excerpt(first[one.id][0].text, EXCERPT) if one.id in first else None,
                "url": address_of(one),
            }
            for one in questions
        ],
        "reviews": [
            {
                "id": ids.show("rev", one.id),
                "rating": one.rating,
                "excerpt": excerpt(f"{one.title or ''}\n{one.text or ''}", words),
                "author": one.author_name,
            }
            for one in reviews
        ],
    }


def excerpt(text: str, words: Sequence[str]) -> str:
    """The sentence of a text that holds most of these folded words."""
    sentences = [found.group().strip() for found in _SENTENCE.finditer(text)] or [text.strip()]
    best = max(sentences, key=lambda one: sum(len(word) for word in words if word in plain.fold(one)))
    return plain.excerpt(best, EXCERPT) or ""


def _nearest(
    table: Any,
    shop_id: uuid.UUID,
    product_ids: Sequence[uuid.UUID],
    words: Sequence[str],
    then: Sequence[Any],
    *more: Any,
) -> Sequence[Any]:
    mine = (table.shop_id == shop_id) & table.product_id.in_(product_ids) & (table.status == PUBLISHED)
    some = select(table.id, table.search).where(mine, *more).order_by(table.helpful.desc()).limit(LOOKED_AT).subquery()
    held = [case((some.c.search.contains(word, autoescape=True), len(word) ** 2), else_=0) for word in words]
    weight: ColumnElement[int] = reduce(add, held)
    enough = sum(len(word) ** 2 for word in words) / 3
    near = select(some.c.id, weight.label("weight")).where(weight >= enough).subquery()
    wanted = select(table).join(near, table.id == near.c.id).where(table.shop_id == shop_id)
    order = (near.c.weight.desc(), *(column.desc() for column in then), table.id.desc())
    return session().scalars(wanted.order_by(*order).limit(SHOWN)).all()
