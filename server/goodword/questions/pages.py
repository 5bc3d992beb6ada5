"""Questions and answers as everybody sees them: the same for a snapshot, a route and the page of one question."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.catalog import shelf as shelves
from goodword.catalog.shelf import Shelf
from goodword.lib.pages import cut, read_cursor
from goodword.questions import queries, rules, sums
from goodword.questions.gates import gates
from goodword.questions.kinds import address_of
from goodword.questions.models import Answer, Question
from goodword.questions.queries import Wish
from goodword.questions.schemas import AnswerOut, QuestionOut
from goodword.submissions import beside

NO_PAGE: dict[str, Any] = {"data": [], "next": None, "count": 0, "unanswered": 0, "usually_hours": None, "hour": None}


def page(shop_id: uuid.UUID, *, product: str, limit: int, cursor: str | None = None, **wishes: Any) -> dict[str, Any]:
    """One page of a product's questions; an unknown product is one without any."""
    known = shelves.by_ref(shop_id, product)
    if known is None:
        return {"product": product} | NO_PAGE
    return {"product": product} | of_shelf(known, Wish(**wishes), limit=limit, cursor=cursor)


def of_shelf(
    shelf: Shelf, wish: Wish, *, limit: int = rules.DEFAULT_LIMIT, cursor: str | None = None
) -> dict[str, Any]:
    """One page of a known product, with the questions about those that it stands together with."""
    scope = [shelf.shop_id.hex, shelf.id.hex, "questions", wish.sort, wish.q]
    after = read_cursor(scope, cursor) if cursor else None
    found = queries.page(shelf.shop_id, shelf.ids, wish, after=after, limit=limit + 1)
    shown, following = cut(found, limit, scope, lambda one: queries.position(one, wish))
    asked, unanswered = sums.of(shelf.shop_id, shelf.ids)
    return {
        "data": as_shown(shelf.shop_id, shown),
        "next": following,
        "count": asked,
        "unanswered": unanswered,
        "usually_hours": queries.usually_hours(shelf.shop_id),
        "hour": gates.hour_of(shelf.product),
    }


def as_shown(shop_id: uuid.UUID, questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Questions with their first answers."""
    first = queries.best(shop_id, questions, each=rules.ANSWERS_SHOWN) if questions else {}
    facts = beside.of(shop_id, [*questions, *(one for several in first.values() for one in several)])
    return [
        _QUESTION.dump(question)
        | facts[question.id]
        | {
            "url": address_of(question),
            "answers": [_answer(one, question, facts) for one in first.get(question.id, ())],
        }
        for question in questions
    ]


def one(question: Question) -> dict[str, Any]:
    """A question by itself, with the product that it is about."""
    product = products.by_id(question.shop_id, question.product_id)
    ref = products.ref_of(question.shop_id, product.id)
    about = {"ref": ref, "name": product.name, "url": product.url}
    return as_shown(question.shop_id, [question])[0] | {"product": about}


def answers(question: Question, *, limit: int, cursor: str | None = None) -> dict[str, Any]:
    """One page of a question's answers, the accepted one first."""
    scope = [question.shop_id.hex, question.id.hex, "answers"]
    after = read_cursor(scope, cursor) if cursor else None
    found = queries.answers(question, after=after, limit=limit + 1)
    shown, following = cut(found, limit, scope, queries.answers_position)
    accepted = queries.accepted(question) if after is None else None
    together = [*([accepted] if accepted else []), *shown]
    return {"data": answers_shown(question, together), "next": following}


def answers_shown(question: Question, shown: Sequence[Answer]) -> list[dict[str, Any]]:
    """These answers to a question."""
    facts = beside.of(question.shop_id, shown)
    return [_answer(one, question, facts) for one in shown]


def _answer(answer: Answer, question: Question, facts: Mapping[uuid.UUID, dict[str, Any]]) -> dict[str, Any]:
    dumped: dict[str, Any] = _ANSWER.dump(answer)
    return dumped | facts[answer.id] | {"accepted": answer.id == question.accepted_id}


_BESIDE = ("author", "labels", "incentive")
LATER_QUESTION = (*_BESIDE, "url", "answers")
LATER_ANSWER = (*_BESIDE, "accepted")
_QUESTION = QuestionOut(exclude=LATER_QUESTION)
_ANSWER = AnswerOut(exclude=LATER_ANSWER)
