"""What the staff sees: questions with a promise, the soonest due first, and who has been asked so far."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import clock
from goodword.lib.db import session
from goodword.promises.asking import ASKED
from goodword.promises.models import Promise, PromiseLetter
from goodword.promises.rules import OPEN
from goodword.questions.models import Question

MOST = 200


@dataclass(frozen=True)
class Due:
    """A question that is to be answered. ``asked`` is how many of whom were written to, by role."""

    promise: Promise
    question: Question
    product_name: str
    asked: Counter[str]

    @property
    def is_waiting(self) -> bool:
        """Whether the asker is to say more first."""
        return self.promise.counted_from is None

    @property
    def is_late(self) -> bool:
        """Whether the promised time is over."""
        return not self.is_waiting and self.promise.due_at < clock.now()


def due(shop_id: uuid.UUID, *, limit: int = MOST) -> Sequence[Due]:
    """What has been promised and not been given yet."""
    found = session().execute(
        select(Promise, Question)
        .join(Question, (Question.shop_id == Promise.shop_id) & (Question.id == Promise.question_id))
        .where(Promise.shop_id == shop_id, Promise.stage.in_(OPEN), Question.status == PUBLISHED)
        .order_by(Promise.due_at, Promise.id)
        .limit(limit)
    ).all()  # fmt: skip
    asked = _asked(shop_id, [promise.id for promise, _ in found])
    named = {each.id: each.name for each in products.many(shop_id, [question.product_id for _, question in found])}
    refs = products.refs_of(shop_id, named)
    return [
        Due(promise, question, named[question.product_id] or refs[question.product_id], asked[promise.id])
        for promise, question in found
    ]


def overdue() -> int:
    """How many promises of all shops are over without an answer; their clock is still running."""
    late = Promise.stage.in_(OPEN) & Promise.counted_from.is_not(None) & (Promise.due_at < clock.now())
    its = (Question.shop_id == Promise.shop_id) & (Question.id == Promise.question_id)
    shown = its & (Question.status == PUBLISHED)
    return session().scalar(select(func.count()).select_from(Promise).join(Question, shown).where(late)) or 0


def _asked(shop_id: uuid.UUID, promise_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Counter[str]]:
    counted: dict[uuid.UUID, Counter[str]] = {each: Counter() for each in promise_ids}
    its = (PromiseLetter.shop_id == shop_id) & PromiseLetter.promise_id.in_(promise_ids)
    number = func.count()
    rows = select(PromiseLetter.promise_id, PromiseLetter.role, number).where(its, PromiseLetter.kind == ASKED)
    for promise_id, role, asked in session().execute(rows.group_by(PromiseLetter.promise_id, PromiseLetter.role)):
        counted[promise_id][role] = asked
    return counted
