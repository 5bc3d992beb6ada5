"""A promise follows its question: it is given, stands still, goes on, is kept, lapses. One step at a time."""

import uuid

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.promises import asking, counting, queries
from goodword.promises.models import Promise
from goodword.promises.rules import ENDED, ESCALATED, EXPERTS, KEPT, LAPSED, NEXT, OPEN, OWNERS, STAFF, WARNED
from goodword.questions.kinds import QUESTION
from goodword.questions.models import Question
from goodword.questions.rules import CLOSED, WAITING
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.submissions import queries as words

ASKING = {
    STAFF: asking.ask_staff,
    EXPERTS: asking.ask_experts,
    OWNERS: asking.ask_owners,
    WARNED: asking.warn_staff,
    ESCALATED: asking.tell_leaders,
}


def follow(*, shop_id: uuid.UUID, question_id: uuid.UUID) -> None:
    """Bring the promise where its question is, and take the step that is due. Done twice, it is as done once."""
    question = words.by_id(QUESTION, shop_id, question_id)
    if products.by_id(shop_id, question.product_id).stands_for:
        return  # an expert answers it in her hour
    promise = queries.of_question(shop_id, question_id, lock=True)
    if question.status != PUBLISHED or question.state == CLOSED or not question.counted:
        _end(promise)
    elif answered := queries.answered_at(question):
        _end(promise, kept=promise is not None and answered <= promise.due_at)
    elif question.state == WAITING:
        _wait(promise)
    elif promise is None:
        _give(shops.by_id(shop_id), question)
    else:
        _go_on(promise, question)


def _give(shop: Shop, question: Question) -> None:
    begun = question.published_at or clock.now()
    terms = counting.terms_of(shop)
    promise = Promise(
        shop_id=shop.id,
        id=ids.new(),
        question_id=question.id,
        terms=terms,
        stage=STAFF,
        asked_at=begun,
        counted_from=begun,
        spent=0,
        due_at=counting.due(terms, begun),
    )
    promise.next_at = counting.next_step(promise)
    session().add(promise)
    session().flush()
    asking.ask_staff(shop, promise, question)


def _go_on(promise: Promise, question: Question) -> None:
    _open(promise)
    counting.run(promise)
    if promise.next_at is None or promise.next_at > clock.now():
        return
    promise.stage = NEXT[promise.stage].stage
    promise.next_at = counting.next_step(promise)
    session().flush()
    ASKING[promise.stage](shops.by_id(promise.shop_id), promise, question)


def _wait(promise: Promise | None) -> None:
    if promise is not None:
        _open(promise)
        counting.halt(promise)


def _open(promise: Promise) -> None:
    if promise.stage not in OPEN:
        promise.stage, promise.ended_at = STAFF, None


def _end(promise: Promise | None, *, kept: bool = False) -> None:
    if promise is None or promise.stage not in OPEN:
        return
    promise.stage = KEPT if kept else LAPSED if counting.is_over(promise) else ENDED
    promise.ended_at = clock.now()
    counting.halt(promise)
