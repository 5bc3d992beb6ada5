"""A page of reviews as its finished bytes: the same for a snapshot and for a route."""

import uuid
from typing import Any

from goodword.catalog import queries as products
from goodword.catalog.models import Product
from goodword.catalog.rules import NO_RATING, rating
from goodword.lib.pages import make_cursor, read_cursor
from goodword.reviews import queries, rules
from goodword.reviews.models import Reply, Review
from goodword.reviews.queries import Wish
from goodword.reviews.schemas import ManagedReviewOut, ReplyOut, ReviewOut

_NOBODY = {"words": 0, "media": 0, "verified": 0}
DEFAULT_LIMIT = 10


def page(shop_id: uuid.UUID, *, product: str, limit: int, cursor: str | None = None, **wishes: Any) -> dict[str, Any]:
    """One page, with the product's sums; an unknown product is one without reviews."""
    known = products.by_ref(shop_id, product)
    if known is None:
        return {"product": product} | NO_PAGE
    wish = Wish(**(wishes | {"stars": tuple(sorted(set(wishes.get("stars", ()))))}))
    return {"product": product} | of_product(known, wish, limit=limit, cursor=cursor)


def of_product(
    product: Product, wish: Wish, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> dict[str, Any]:
    """One page of a known product."""
    scope = [product.shop_id.hex, product.id.hex, wish.sort, wish.stars, wish.media, wish.verified, wish.q, wish.lang]
    after = read_cursor(scope, cursor) if cursor else None
    found = queries.page(product.shop_id, product.id, wish, after=after, limit=limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return {
        "name": product.name,
        "rating": rating(product.histogram),
        "counts": {"words": product.words_count, "media": product.media_count, "verified": product.verified_count},
        "matching": queries.matching(product.shop_id, product.id, wish) if wish.narrows else None,
        "data": [as_shown(review, reply) for review, reply in shown],
        "next": make_cursor(scope, queries.position(shown[-1][0], wish.sort)) if more else None,
    }


NO_PAGE: dict[str, Any] = {
    "name": None,
    "rating": NO_RATING,
    "counts": _NOBODY,
    "matching": None,
    "data": [],
    "next": None,
}


def as_shown(review: Review, reply: Reply | None) -> dict[str, Any]:
    """A review as everybody sees it."""
    return _dump(_REVIEW, review, reply)


def as_managed(review: Review, reply: Reply | None, product: str) -> dict[str, Any]:
    """A review as its shop sees it."""
    return _dump(_MANAGED, review, reply) | {"product": product}


def _dump(schema: ReviewOut, review: Review, reply: Reply | None) -> dict[str, Any]:
    facts = rules.badges(
        verification_level=review.verification_level,
        source=review.source,
        has_incentive=review.incentive_id is not None,
    )
    dumped: dict[str, Any] = schema.dump(review)
    return dumped | {"badges": facts, "media": [], "reply": _REPLY.dump(reply) if reply else None}


_REVIEW = ReviewOut(exclude=("badges", "media", "reply"))
_MANAGED = ManagedReviewOut(exclude=("badges", "media", "reply", "product"))
_REPLY = ReplyOut()
