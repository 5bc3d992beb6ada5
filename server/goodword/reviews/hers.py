"""What one person has written in a shop: with her pen, or as the shopper that she is known to be."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, tuple_, update

from goodword.catalog import service as catalog
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import PUBLISHED, REPLACED
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.reviews import queries
from goodword.reviews.models import Review
from goodword.submissions.writings import by_writer

_KEYS = (Review.received_at, Review.id)


def page(
    shop_id: uuid.UUID,
    guest_id: uuid.UUID,
    shopper_id: uuid.UUID | None,
    *,
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[Review]:
    """Her reviews in whatever state, the newest first; what a later one has replaced is not among them."""
    mine = by_writer(Review, shop_id, guest_id, shopper_id)
    return _newest(mine & (Review.status != REPLACED), after=after, limit=limit)


def published(
    shop_id: uuid.UUID, shopper_id: uuid.UUID, *, after: Sequence[Any] | None, limit: int
) -> Sequence[Review]:
    """Those of a shopper that everybody can see, the newest first. The order cannot see the stars."""
    return _newest(_seen(shop_id, shopper_id), after=after, limit=limit)


def count(shop_id: uuid.UUID, shopper_id: uuid.UUID) -> int:
    """How many of a shopper's reviews everybody can see."""
    return session().scalar(select(func.count()).select_from(Review).where(_seen(shop_id, shopper_id))) or 0


def position(review: Review) -> list[Any]:
    """What a cursor carries."""
    return [review.received_at.isoformat(), review.id.hex]


def own(shop_id: uuid.UUID, guest_id: uuid.UUID, shopper_id: uuid.UUID | None, review_id: uuid.UUID | None) -> Review:
    """Her review, kept from other writers until the commit.

    :raises NotFound: there is none, or it is not hers: the two look alike.
    """
    review = queries.by_id(shop_id, review_id, lock=True)
    if not contributions.is_hers(review, guest_id, shopper_id) or review.status == REPLACED:
        raise NotFound("There is no such review")
    return review


def renamed(*, shop_id: uuid.UUID, shopper_id: uuid.UUID, name: str | None) -> None:
    """She calls herself otherwise, or nothing any more: so do all her reviews."""
    hers = (Review.shop_id == shop_id) & (Review.shopper_id == shopper_id)
    session().execute(update(Review).where(hers).values(author_name=name, version=Review.version + 1))
    looks_otherwise(shop_id=shop_id, shopper_id=shopper_id)


def looks_otherwise(*, shop_id: uuid.UUID, shopper_id: uuid.UUID) -> None:
    """Her name, picture or profile is another: the pages that show it are stale."""
    products = select(Review.product_id).where(_seen(shop_id, shopper_id)).distinct().order_by(Review.product_id)
    for product_id in session().scalars(products).all():
        catalog.touch(shop_id=shop_id, product_id=product_id)


def _seen(shop_id: uuid.UUID, shopper_id: uuid.UUID) -> ColumnElement[bool]:
    return (Review.shop_id == shop_id) & (Review.shopper_id == shopper_id) & (Review.status == PUBLISHED)


def _newest(mine: ColumnElement[bool], *, after: Sequence[Any] | None, limit: int) -> Sequence[Review]:
    wanted = select(Review).where(mine)
    if after is not None:
        wanted = wanted.where(tuple_(*_KEYS) < tuple_(datetime.fromisoformat(after[0]), uuid.UUID(after[1])))
    return session().scalars(wanted.order_by(*(key.desc() for key in _KEYS)).limit(limit)).all()
