"""A page of reviews as its finished bytes: the same for a snapshot and for a route."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.catalog import shelf as shelves
from goodword.catalog.rules import NO_RATING, rating
from goodword.catalog.shelf import Shelf
from goodword.contributions import rules as common
from goodword.fields import queries as own
from goodword.lib.pages import cut, read_cursor
from goodword.media.models import Photo
from goodword.media.schemas import shown as photo_shown
from goodword.reviews import authors, photos, queries, rules
from goodword.reviews.models import Reply, Review
from goodword.reviews.queries import Listed, Wish
from goodword.reviews.schemas import ManagedReviewOut, ReplyOut, ReviewOut

_NOBODY = {"words": 0, "media": 0, "verified": 0}
DEFAULT_LIMIT = 10


def page(shop_id: uuid.UUID, *, product: str, limit: int, cursor: str | None = None, **wishes: Any) -> dict[str, Any]:
    """One page, with the product's sums; an unknown product is one without reviews."""
    known = shelves.by_ref(shop_id, product)
    if known is None:
        return {"product": product} | NO_PAGE
    several = {name: tuple(sorted(set(wishes.get(name, ())))) for name in ("stars", "fields")}
    return {"product": product} | of_shelf(known, Wish(**(wishes | several)), limit=limit, cursor=cursor)


def of_shelf(shelf: Shelf, wish: Wish, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None) -> dict[str, Any]:
    """One page of a known product, with the reviews of those that it stands together with."""
    scope = _scope(shelf, wish)
    after = read_cursor(scope, cursor) if cursor else None
    found = queries.page(shelf.shop_id, shelf.ids, wish, after=after, limit=limit + 1)
    shown, following = cut(found, limit, scope, lambda row: queries.position(row[0], wish.sort))
    return {
        "name": shelf.product.name,
        "rating": rating(shelf.histogram),
        "counts": shelf.counts,
        "fields": own.summary(shelf.shop_id, shelf.ids, asked_of=shelf.id),
        "matching": queries.matching(shelf.shop_id, shelf.ids, wish) if wish.narrows else None,
        "data": _shown(shelf, shown),
        "next": following,
    }


def _scope(shelf: Shelf, wish: Wish) -> list[Any]:
    narrowed = [wish.stars, wish.media, wish.verified, wish.q, wish.lang, *([wish.fields] if wish.fields else [])]
    return [shelf.shop_id.hex, shelf.id.hex, wish.sort, *narrowed]


def _shown(shelf: Shelf, listed: Sequence[Listed]) -> list[dict[str, Any]]:
    answers = own.values_of(shelf.shop_id, [review.id for review, _ in listed])
    media = photos.of(shelf.shop_id, [review.id for review, _ in listed if review.has_media])
    of, beside = _others(shelf, listed), authors.of(shelf.shop_id, [review for review, _ in listed])
    return [
        as_shown(
            review,
            reply,
            fields=answers.get(review.id),
            of=of.get(review.product_id),
            media=media.get(review.id, ()),
            author=beside.get(review.id, authors.NOBODY),
        )
        for review, reply in listed
    ]


def _others(shelf: Shelf, listed: Sequence[Listed]) -> dict[uuid.UUID, dict[str, Any]]:
    """What is said of the other products of the group, whose reviews stand on this page."""
    other_ids = {review.product_id for review, _ in listed} - {shelf.id}
    refs = products.refs_of(shelf.shop_id, other_ids) if other_ids else {}
    return {
        one.id: {"product": refs[one.id], "name": one.name, "variant": one.variant}
        for one in shelf.together
        if one.id in other_ids
    }


NO_PAGE: dict[str, Any] = {
    "name": None,
    "rating": NO_RATING,
    "counts": _NOBODY,
    "fields": [],
    "matching": None,
    "data": [],
    "next": None,
}


def as_shown(
    review: Review,
    reply: Reply | None,
    *,
    fields: dict[str, Any] | None = None,
    of: dict[str, Any] | None = None,
    media: Sequence[Photo] = (),
    author: Mapping[str, Any] = authors.NOBODY,
) -> dict[str, Any]:
    """A review as everybody sees it: with its answers, photos and face, and the product it is of if that is another."""
    return _dump(_REVIEW, review, reply, media) | {"fields": fields or {}, "of": of, **author}


def as_managed(
    review: Review,
    reply: Reply | None,
    product: str,
    *,
    fields: dict[str, Any] | None = None,
    media: Sequence[Photo] = (),
    why: Sequence[dict[str, Any]] = (),
    author: Mapping[str, Any] = authors.NOBODY,
) -> dict[str, Any]:
    """A review as its shop sees it, with its answers, its photos and what its screening found."""
    shown = _dump(_MANAGED, review, reply, media)
    return shown | {"fields": fields or {}, "of": None, "product": product, "why": list(why), **author}


def _dump(schema: ReviewOut, review: Review, reply: Reply | None, media: Sequence[Photo]) -> dict[str, Any]:
    facts = rules.badges(
        verification_level=review.verification_level,
        source=review.source,
        has_incentive=review.incentive_id is not None,
        is_staff=review.not_counted_because == "staff",
        is_expert=review.author_kind == common.EXPERT,
    )
    dumped: dict[str, Any] = schema.dump(review)
    return dumped | {
        "badges": facts,
        "media": [photo_shown(photo) for photo in media],
        "reply": _REPLY.dump(reply) if reply else None,
    }


_LATER = ("badges", "media", "own", "of", "reply", "author_profile", "author_avatar")
_REVIEW = ReviewOut(exclude=_LATER)
_MANAGED = ManagedReviewOut(exclude=(*_LATER, "product", "why"))
_REPLY = ReplyOut()
