"""What waits for a person: each open case with the words that it is about and why it is there, the oldest first."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED
from goodword.moderation import queries
from goodword.moderation.models import Case
from goodword.moderation.sentences import SENTENCES, say
from goodword.reviews import queries as reviews
from goodword.submissions import queries as words
from goodword.submissions.kinds import kinds

BURST = "burst"


@dataclass(frozen=True)
class Waiting:
    """A case to decide. ``reasons`` are sentences of the rules; ``flags``, how many gave which reason.

    Of a review it does not say how many stars it has: nobody is to decide by them.
    """

    case: Case
    product_name: str
    author: str | None
    said: Sequence[str]
    is_seen: bool
    reasons: Sequence[str]
    flags: Counter[str]
    address: str | None = None

    @property
    def is_burst(self) -> bool:
        """Whether it is about a wave of reviews, not about words."""
        return self.case.kind == "product"


def waiting(shop_id: uuid.UUID, *, lang: str, limit: int) -> Sequence[Waiting]:
    """The oldest that nobody has decided."""
    return [_about(case, lang) for case in queries.waiting(shop_id, limit=limit)]


def _about(case: Case, lang: str) -> Waiting:
    flags = Counter(each.reason for each in queries.flags_on(case.shop_id, case.kind, case.target_id))
    told: dict[str, Any] = {"case": case, "reasons": _reasons(case, lang), "flags": flags}
    if case.kind == "product":
        return Waiting(**told, product_name=_named(case, case.target_id), author=None, said=(), is_seen=True)
    return Waiting(**told, **_words(case))


def _words(case: Case) -> dict[str, Any]:
    if (kind := kinds.find(case.kind)) is not None:
        row = words.by_id(kind, case.shop_id, case.target_id)
        said, product_id = kind.words_of(row), kind.product_of(row)
    else:
        row = reviews.by_id(case.shop_id, case.target_id)
        said, product_id = [each for each in (row.title, row.text) if each], row.product_id
    is_seen = row.status == PUBLISHED
    return {
        "product_name": _named(case, product_id),
        "author": row.author_name,
        "said": said,
        "is_seen": is_seen,
        "address": kind.address_of(row) if kind and is_seen else None,
    }


def _reasons(case: Case, lang: str) -> list[str]:
    """What the rules found, in words: ``numbers`` are by rule, those of a burst or a copy are its own."""
    by_rule = {case.opened_by: case.numbers} if case.opened_by == BURST else case.numbers
    known = SENTENCES["en"].keys()
    return [say(rule, told, lang) for rule, told in by_rule.items() if rule in known and isinstance(told, dict)]


def _named(case: Case, product_id: uuid.UUID) -> str:
    (product,) = products.many(case.shop_id, [product_id])
    return product.name or products.ref_of(case.shop_id, product_id)
