"""Reading reviews; the shop comes first, and every page is a keyset page."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, func, select

from goodword.contributions.lifecycle import PUBLISHED
from goodword.fields import queries as own
from goodword.lib import text, walks
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
    fields: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.stars or self.media or self.verified or text.terms(self.q) or self.lang or self.fields)


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


def by_address(review_id: uuid.UUID | None) -> Review:
    """The review whose page this is, in whatever shop, if everybody can see it.

    :raises NotFound: there is none.
    """
    shown = select(Review).where(Review.id == review_id, Review.status == PUBLISHED)
    found = session().scalar(shown) if review_id else None
    if found is None:
        raise NotFound("There is no such review")
    return found


def reply_to(review: Review) -> Reply | None:
    """The shop's reply to a review."""
    return session().get(Reply, (review.shop_id, review.id))


def replies_to(shop_id: uuid.UUID, review_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Reply]:
    """The shop's replies to these reviews."""
    wanted = select(Reply).where(Reply.shop_id == shop_id, Reply.id.in_(review_ids))
    return {reply.id: reply for reply in session().scalars(wanted)}


def of_shopper(
    shop_id: uuid.UUID, product_id: uuid.UUID, shopper_id: uuid.UUID, *, lock: bool = False
) -> Review | None:
    """The one review that a shopper has of a product; ``lock`` keeps other writers out until the commit."""
    wanted = select(Review).where(
        Review.shop_id == shop_id, Review.product_id == product_id, Review.shopper_id == shopper_id
    )
    return session().scalar(wanted.with_for_update().execution_options(populate_existing=True) if lock else wanted)


def all_of_shopper(shop_id: uuid.UUID, shopper_id: uuid.UUID) -> Sequence[Review]:
    """Everything that a shopper wrote here, locked by product and id, whatever its status."""
    hers = select(Review).where(Review.shop_id == shop_id, Review.shopper_id == shopper_id)
    return session().scalars(hers.order_by(Review.product_id, Review.id).with_for_update()).all()


def page(
    shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID], wish: Wish, *, after: Sequence[Any] | None, limit: int
) -> list[Listed]:
    """Up to ``limit`` reviews of these products behind the position ``after`` (see ``position``)."""
    if wish.fields and not any(own.told(shop_id, product_ids, each) for each in wish.fields):
        return []  # without walking all reviews of a large product to find none
    if wish.sort in {"highest", "lowest"}:
        # Without the stars: with "rating IN" beside "rating =" SQLite has sorted the whole product.
        return _by_stars(shop_id, product_ids, wish, after=after, limit=limit)
    keys = _HELPFUL if wish.sort == "helpful" else _NEWEST
    return _of_several(shop_id, product_ids, [*_filters(shop_id, wish)], keys, after=after, limit=limit)


def position(review: Review, sort: str) -> list[Any]:
    """The sort values of a review: what a cursor carries."""
    keys = {"helpful": _HELPFUL, "newest": _NEWEST}
    return walks.position(review, keys.get(sort, (Review.rating, *_NEWEST)))


def matching(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID], wish: Wish) -> int:
    """How many published reviews of these products fit the wish."""
    if len(wish.fields) == 1 and not replace(wish, fields=()).narrows:
        return own.told(shop_id, product_ids, wish.fields[0])
    fits = select(func.count()).select_from(Review).where(*_filters(shop_id, wish))
    return sum(session().scalar(fits.where(Review.product_id == one)) or 0 for one in product_ids)


def queue(shop_id: uuid.UUID, *, status: str, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    """Reviews of one status for the shop, newest first. The order cannot see the stars."""
    wanted = _with_reply(Review.shop_id == shop_id, Review.status == status)
    return _take(wanted, (Review.received_at, Review.id), after=after, limit=limit)


def left_out(shop_id: uuid.UUID, product_id: uuid.UUID, *, because: str) -> Sequence[Review]:
    """Reviews of a product that are shown but not counted, for this reason."""
    mine = (Review.shop_id == shop_id) & (Review.product_id == product_id) & (Review.not_counted_because == because)
    return session().scalars(select(Review).where(mine)).all()


def not_counted(shop_id: uuid.UUID, *, limit: int) -> Sequence[Review]:
    """Reviews that are shown but not counted, newest first; the order cannot see the stars."""
    mine = (Review.shop_id == shop_id) & (Review.status == PUBLISHED) & Review.counted.is_(False)
    return session().scalars(select(Review).where(mine).order_by(Review.received_at.desc()).limit(limit)).all()


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


def _filters(shop_id: uuid.UUID, wish: Wish) -> Iterable[ColumnElement[bool]]:
    yield Review.shop_id == shop_id
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
    yield from own.answered(shop_id, Review.id.expression, wish.fields)


def _with_reply(*conditions: ColumnElement[bool]) -> Any:
    return (
        select(Review, Reply)
        .outerjoin(Reply, (Reply.shop_id == Review.shop_id) & (Reply.id == Review.id))
        .where(*conditions)
    )


def _take(wanted: Any, keys: Sequence[Any], *, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    rows = session().execute(walks.falling(wanted, keys, after=after, limit=limit))
    return [(review, reply) for review, reply in rows]


def _of_several(
    shop_id: uuid.UUID,
    product_ids: Sequence[uuid.UUID],
    conditions: Sequence[ColumnElement[bool]],
    keys: Sequence[Any],
    *,
    after: Sequence[Any] | None,
    limit: int,
) -> list[Listed]:
    if len(product_ids) == 1:
        wanted = _with_reply(*conditions, Review.product_id == product_ids[0])
        return _take(wanted, keys, after=after, limit=limit)
    slices = [Review.product_id == one for one in product_ids]
    order = walks.ids_along(conditions, slices, keys, after=after, limit=limit)
    rows = session().execute(_with_reply(Review.shop_id == shop_id, Review.id.in_(order)))
    found: dict[uuid.UUID, Listed] = {review.id: (review, reply) for review, reply in rows}
    return [found[one] for one in order]


def _by_stars(
    shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID], wish: Wish, *, after: Sequence[Any] | None, limit: int
) -> list[Listed]:
    # One rating at a time: each is a slice of the index, and no sort runs over a large product.
    order = sorted(wish.stars or range(1, 6), reverse=wish.sort == "highest")
    conditions = [*_filters(shop_id, replace(wish, stars=()))]
    found: list[Listed] = []
    begun = after is None
    for stars in order:
        here = after is not None and stars == after[0]
        begun = begun or here
        if begun and len(found) < limit:
            rest = after[1:] if after and here else None
            one = [*conditions, Review.rating == stars]
            found += _of_several(shop_id, product_ids, one, _NEWEST, after=rest, limit=limit - len(found))
    return found
