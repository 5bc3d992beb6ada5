"""What can be commented on, and what it learns of its comments."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import ids
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.questions import kinds as questions
from goodword.questions import service as answers
from goodword.questions.models import Answer
from goodword.reviews import service as reviews
from goodword.reviews.models import Review


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A kind of words that others stand under. ``is_seen``: everybody can see it. ``keep``: it has so many comments."""

    name: str
    prefix: str
    model: type[Any]
    is_seen: Callable[[Any], bool]
    keep: Callable[[Any, int], None]
    product_of: Callable[[Any], uuid.UUID]
    address_of: Callable[[Any], str | None]


def _answer_is_seen(answer: Answer) -> bool:
    return answer.status == questions.question_of(answer).status == PUBLISHED


GROUNDS: Mapping[str, Ground] = {
    each.name: each
    for each in (
        Ground(
            name=reviews.KIND,
            prefix="rev",
            model=Review,
            is_seen=lambda review: review.status == PUBLISHED,
            keep=lambda review, number: reviews.keep_comments(review=review, number=number),
            product_of=lambda review: review.product_id,
            address_of=lambda review: products.by_id(review.shop_id, review.product_id).url,
        ),
        Ground(
            name=questions.ANSWER.name,
            prefix=questions.ANSWER.prefix,
            model=Answer,
            is_seen=_answer_is_seen,
            keep=lambda answer, number: answers.keep_comments(answer=answer, number=number),
            product_of=questions.ANSWER.product_of,
            address_of=questions.ANSWER.address_of,
        ),
    )
}


def row_of(shop_id: uuid.UUID, kind: str, row_id: uuid.UUID, *, lock: bool = False) -> Any:
    """What stands there, whatever its status; ``lock`` keeps other writers out until the commit."""
    return session().get_one(GROUNDS[kind].model, (shop_id, row_id), with_for_update=lock or None)


def seen(shop_id: uuid.UUID, on: str) -> tuple[Ground, Any]:
    """What an id such as ``rev_…`` names, if everybody can see it.

    :raises NotFound: it is no id of something that takes comments, or nobody sees it.
    """
    ground = next((each for each in GROUNDS.values() if on.startswith(f"{each.prefix}_")), None)
    row_id = ids.parse(ground.prefix, on) if ground else None
    row = session().get(ground.model, (shop_id, row_id)) if ground and row_id else None
    if ground is None or row is None or not ground.is_seen(row):
        raise NotFound("There is nothing to comment on")
    return ground, row
