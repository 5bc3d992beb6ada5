"""What a post can speak of: a review, an answer, a comment, as it stands now."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from goodword.accounts.rules import KINDS
from goodword.catalog import queries as products
from goodword.comments.kinds import COMMENT
from goodword.contributions.lifecycle import PUBLISHED
from goodword.contributions.rules import PREFIXES
from goodword.feeds.defaults import language_of
from goodword.lib import ids
from goodword.lib.db import session
from goodword.questions.kinds import ANSWER
from goodword.reviews.models import Review
from goodword.submissions.kinds import Kind

LOOKED_AT = 50


@dataclass(frozen=True)
class Thing:
    """One thing that she wrote. ``stars`` are of a review, and only said; ``rewarded``: she got something for it."""

    shop_id: uuid.UUID
    kind: str
    id: uuid.UUID
    guest_id: uuid.UUID | None
    status: str
    locale: str | None
    title: str
    words: str
    stars: int | None
    rewarded: bool
    product_id: uuid.UUID
    product: str
    address: str | None

    @property
    def is_seen(self) -> bool:
        """Whether everybody can see it."""
        return self.status == PUBLISHED

    @property
    def digest(self) -> str:
        """Equal for equal words for which something was given, or was not."""
        said = f"{self.title}\0{self.words}\0{self.stars}" + ("\0rewarded" if self.rewarded else "")
        return sha256(said.encode()).hexdigest()[:32]


def find(shop_id: uuid.UUID, kind: str, thing_id: uuid.UUID | None) -> Thing | None:
    """The thing, whatever its state; None when there is none."""
    if kind not in KINDS or thing_id is None:
        return None
    row = session().get(_MODELS[kind], (shop_id, thing_id))
    return _READ[kind](row) if row is not None else None


def newest(shop_id: uuid.UUID, kind: str, language: str) -> Thing | None:
    """The last one that everybody can see, in this language; whatever its stars."""
    model = _MODELS[kind]
    seen = (model.shop_id == shop_id) & (model.status == PUBLISHED) & model.text.is_not(None)
    rows = session().scalars(select(model).where(seen).order_by(model.id.desc()).limit(LOOKED_AT))
    row = next((each for each in rows if language_of(each.locale) == language), None)
    return _READ[kind](row) if row is not None else None


def parsed(kind: str, shown: str) -> uuid.UUID | None:
    """The id inside what pages call it."""
    return ids.parse(PREFIXES[kind], shown) if kind in KINDS else None


def shown(kind: str, thing_id: uuid.UUID) -> str:
    """What pages call it."""
    return ids.show(PREFIXES[kind], thing_id)


def _review(row: Review) -> Thing:
    product = products.by_id(row.shop_id, row.product_id)
    return _thing("review", row, row.product_id, product.url, title=row.title or "", stars=row.rating)


def _words(kind: Kind) -> Callable[[Any], Thing]:
    return lambda row: _thing(kind.name, row, kind.product_of(row), kind.address_of(row))


def _thing(
    kind: str, row: Any, product_id: uuid.UUID, address: str | None, *, title: str = "", stars: int | None = None
) -> Thing:
    product = products.by_id(row.shop_id, product_id)
    return Thing(
        shop_id=row.shop_id,
        kind=kind,
        id=row.id,
        guest_id=row.guest_id,
        status=row.status,
        locale=row.locale,
        title=title,
        words=row.text or "",
        stars=stars,
        rewarded=row.incentive_id is not None,
        product_id=product_id,
        product=product.name or products.ref_of(row.shop_id, product_id),
        address=address or product.url,
    )


_MODELS: Mapping[str, Any] = {"review": Review, "answer": ANSWER.model, "comment": COMMENT.model}
_READ: Mapping[str, Callable[[Any], Thing]] = {
    "review": _review,
    "answer": _words(ANSWER),
    "comment": _words(COMMENT),
}
