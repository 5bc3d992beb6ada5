"""Reviews and the shop's replies to them."""

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from goodword.contributions.models import Contribution, contribution_constraints
from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop

UNKNOWN_DATE = datetime(1, 1, 1, tzinfo=UTC)
"""Where a review of unknown date stands: behind all others."""


class Review(Contribution, Base):
    """A rating with or without words. The last columns are its words and facts, made ready for lists.

    ``search`` is the folded text; ``sorted_at`` is ``created_at`` or the beginning of time.
    One that is not ``counted`` is shown, with the reason, but is in no sum.
    A shopper has one review of a product; a guest's later text waits beside it until proven.
    """

    __tablename__ = "reviews"

    product_id: Mapped[uuid.UUID]
    rating: Mapped[int]
    title: Mapped[str | None]
    text: Mapped[str | None]
    search: Mapped[str] = mapped_column(default="")
    has_words: Mapped[bool] = mapped_column(default=False)
    has_media: Mapped[bool] = mapped_column(default=False)
    is_verified: Mapped[bool] = mapped_column(default=False)
    sorted_at: Mapped[datetime] = mapped_column(default=UNKNOWN_DATE)
    content_hash: Mapped[str | None]
    counted: Mapped[bool] = mapped_column(default=True, server_default=true())
    not_counted_because: Mapped[str | None]
    comments_count: Mapped[int] = mapped_column(default=0, server_default="0")

    __table_args__: Any = (
        *contribution_constraints(),
        same_shop("product_id", "products"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        UniqueConstraint("shop_id", "product_id", "shopper_id"),
        UniqueConstraint("shop_id", "source", "source_id"),
        Index("ix_reviews_newest", "shop_id", "product_id", "status", "sorted_at", "id"),
        Index("ix_reviews_helpful", "shop_id", "product_id", "status", "helpful", "has_words", "sorted_at", "id"),
        Index("ix_reviews_rating", "shop_id", "product_id", "status", "rating", "sorted_at", "id"),
        Index("ix_reviews_queue", "shop_id", "status", "received_at", "id"),
        Index("ix_reviews_guest", "shop_id", "guest_id", "received_at"),
        Index("ix_reviews_shopper", "shop_id", "shopper_id", "received_at"),
        Index("ix_reviews_id", "id"),
    )


class ReviewPhoto(OfShop, Base):
    """A photo of a review; the row's id is the photo's, so each is of one review."""

    __tablename__ = "review_photos"

    review_id: Mapped[uuid.UUID]
    position: Mapped[int]

    __table_args__ = (
        same_shop("id", "photos"),
        same_shop("review_id", "reviews"),
        Index("ix_review_photos_review", "shop_id", "review_id", "position"),
    )


class Reply(OfShop, Base):
    """The shop's own answer to a review; the row's id is the review's, so there is one.

    ``source`` says that it came with an import and the shop has not touched it since.
    """

    __tablename__ = "replies"

    author: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime | None] = mapped_column(default=clock.now)
    edited_at: Mapped[datetime | None]
    source: Mapped[str | None]

    __table_args__ = (same_shop("id", "reviews"),)
