"""Reading reviews; the shop comes first, and every page is a keyset page."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select, tuple_

from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import text
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.reviews.models import Reply, Review

_NEWEST = (Review.sorted_at, Review.id)
_HELPFUL = (Review.helpful, Review.has_words, Review.sorted_at, Review.id)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a reader wants to see of one product's published reviews."""

    sort: str = "helpful"
    stars: tuple[int, ...] = ()
    media: bool = False
    verified: bool = False
    q: str = ""
    lang: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.stars or self.media or self.verified or text.terms(self.q) or self.lang)


Listed = tuple[Review, Reply | None]


def by_id(shop_id: uuid.UUID, review_id: uuid.UUID | None, *, lock: bool = False) -> Review:
    """The review, whatever its status; ``lock`` keeps other writers out until the commit.

    :raises NotFound: this shop has none with this id.
    """
    review = session().get(Review, (shop_id, review_id), with_for_update=lock or None) if review_id else None
    if review is None:
        raise NotFound("There is no such review")
    return review


def published_by_id(shop_id: uuid.UUID, review_id: uuid.UUID | None, *, lock: bool = False) -> Review:
    """The review, if everybody can see it.

    :raises NotFound: there is none, or it is not published.
    """
    review = by_id(shop_id, review_id, lock=lock)
    if review.status != PUBLISHED:
        raise NotFound("There is no such review")
    return review


def reply_to(review: Review) -> Reply | None:
    """The shop's reply to a review."""
    return session().get(Reply, (review.shop_id, review.id))


def of_shopper(
    shop_id: uuid.UUID, product_id: uuid.UUID, shopper_id: uuid.UUID, *, lock: bool = False
) -> Review | None:
    """The one review that a shopper has of a product; ``lock`` keeps other writers out until the commit."""
    wanted = select(Review).where(
        Review.shop_id == shop_id, Review.product_id == product_id, Review.shopper_id == shopper_id
    )
    return session().scalar(wanted.with_for_update().execution_options(populate_existing=True) if lock else wanted)


def page(
    shop_id: uuid.UUID, product_id: uuid.UUID, wish: Wish, *, after: Sequence[Any] | None, limit: int
) -> list[Listed]:
    """Up to ``limit`` reviews behind the position ``after`` (see ``position``)."""
    if wish.sort in {"highest", "lowest"}:
        # Without the stars: with "rating IN" beside "rating =" SQLite has sorted the whole product.
        wanted = _with_reply(*_filters(shop_id, product_id, replace(wish, stars=())))
        return _by_stars(wanted, wish, after=after, limit=limit)
    wanted = _with_reply(*_filters(shop_id, product_id, wish))
    keys = _HELPFUL if wish.sort == "helpful" else _NEWEST
    return _take(wanted, keys, after=after, limit=limit)


def position(review: Review, sort: str) -> list[Any]:
    """The sort values of a review: what a cursor carries. Dates travel as text, ids as hex."""
    newest = [review.sorted_at.isoformat(), review.id.hex]
    if sort == "helpful":
        return [review.helpful, review.has_words, *newest]
    return newest if sort == "newest" else [review.rating, *newest]


def matching(shop_id: uuid.UUID, product_id: uuid.UUID, wish: Wish) -> int:
    """How many published reviews fit the wish."""
    return session().scalar(select(func.count()).select_from(Review).where(*_filters(shop_id, product_id, wish))) or 0


def queue(shop_id: uuid.UUID, *, status: str, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    """Reviews of one status for the shop, newest first. The order cannot see the stars."""
    wanted = _with_reply(Review.shop_id == shop_id, Review.status == status)
    return _take(wanted, (Review.received_at, Review.id), after=after, limit=limit)


def counts_by_reason(shop_id: uuid.UUID) -> dict[str, int]:
    """How many reviews are hidden, by reason: a public figure."""
    rows = session().execute(
        select(Review.moderation_reason, func.count())
        .where(Review.shop_id == shop_id, Review.status == "hidden")
        .group_by(Review.moderation_reason)
    )
    return {reason or "": number for reason, number in rows}


def totals(shop_id: uuid.UUID) -> dict[str, int]:
    """Published reviews of the shop: all, imported, incentivised. Public figures."""
    row = (
        session()
        .execute(
            select(
                func.count(),
                func.count().filter(Review.source.startswith("import:")),
                func.count(Review.incentive_id),
            ).where(Review.shop_id == shop_id, Review.status == PUBLISHED)
        )
        .one()
    )
    return dict(zip(("published", "imported", "incentivized"), row, strict=True))


def _filters(shop_id: uuid.UUID, product_id: uuid.UUID, wish: Wish) -> Iterable[ColumnElement[bool]]:
    yield Review.shop_id == shop_id
    yield Review.product_id == product_id
    yield Review.status == PUBLISHED
    if wish.stars:
        yield Review.rating.in_(wish.stars)
    if wish.media:
        yield Review.has_media.is_(True)
    if wish.verified:
        yield Review.is_verified.is_(True)
    if wish.lang:
        yield Review.locale == wish.lang
    for term in text.terms(wish.q):
        yield Review.search.contains(term, autoescape=True)


def _with_reply(*conditions: ColumnElement[bool]) -> Any:
    return (
        select(Review, Reply)
        .outerjoin(Reply, (Reply.shop_id == Review.shop_id) & (Reply.id == Review.id))
        .where(*conditions)
    )


def _take(wanted: Any, keys: Sequence[Any], *, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    if after is not None:
        wanted = wanted.where(tuple_(*keys) < tuple_(*_bound(keys, after)))
    rows = session().execute(wanted.order_by(*(key.desc() for key in keys)).limit(limit))
    return [(review, reply) for review, reply in rows]


def _by_stars(wanted: Any, wish: Wish, *, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    # One rating at a time: each is a slice of the index, and no sort runs over a large product.
    order = sorted(wish.stars or range(1, 6), reverse=wish.sort == "highest")
    found: list[Listed] = []
    begun = after is None
    for stars in order:
        here = after is not None and stars == after[0]
        begun = begun or here
        if begun and len(found) < limit:
            one = wanted.where(Review.rating == stars)
            found += _take(one, _NEWEST, after=after[1:] if after and here else None, limit=limit - len(found))
    return found


def _bound(keys: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    return [
        bindparam(None, _READ.get(key.key, int)(value), type_=key.type) for key, value in zip(keys, after, strict=True)
    ]


_READ: dict[str, Callable[[Any], Any]] = {
    "sorted_at": datetime.fromisoformat,
    "received_at": datetime.fromisoformat,
    "id": uuid.UUID,
    "has_words": bool,
}
