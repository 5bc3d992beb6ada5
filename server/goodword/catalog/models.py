"""Products with their stored ratings, and the refs that name them."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Product(OfShop, Base):
    """A product and the sums of its published reviews, changed in the transaction of the review.

    ``version`` grows with every change that a page could show; snapshots compare themselves to it.
    ``stands_for`` is None for all that the shop sells; an ``hour`` can be asked about, and is in no list of products.
    """

    __tablename__ = "products"

    name: Mapped[str | None]
    url: Mapped[str | None]
    image: Mapped[str | None]
    gtin: Mapped[str | None]
    group_id: Mapped[uuid.UUID | None]
    variant: Mapped[str | None]
    stands_for: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    stars_1: Mapped[int] = mapped_column(default=0)
    stars_2: Mapped[int] = mapped_column(default=0)
    stars_3: Mapped[int] = mapped_column(default=0)
    stars_4: Mapped[int] = mapped_column(default=0)
    stars_5: Mapped[int] = mapped_column(default=0)
    words_count: Mapped[int] = mapped_column(default=0)
    media_count: Mapped[int] = mapped_column(default=0)
    verified_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (same_shop("group_id", "product_groups"), Index("ix_products_group", "shop_id", "group_id"))

    @property
    def histogram(self) -> dict[str, int]:
        """How many published reviews gave each number of stars."""
        return {str(stars): getattr(self, f"stars_{stars}") for stars in range(1, 6)}


class ProductGroup(OfShop, Base):
    """Products that share their reviews: variants, sizes, versions. ``reason`` is the shop's, and public.

    An ended group stays on record; no product is in it.
    """

    __tablename__ = "product_groups"

    name: Mapped[str]
    reason: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]


class ProductRef(Base):
    """A name by which the shop's pages and files call a product: its id, SKU or GTIN."""

    __tablename__ = "product_refs"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[uuid.UUID]
    kind: Mapped[str] = mapped_column(default="id")

    __table_args__ = (same_shop("product_id", "products"), Index("ix_product_refs_product", "shop_id", "product_id"))
