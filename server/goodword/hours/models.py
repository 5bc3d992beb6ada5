"""The hours' table."""

import uuid
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.hours import rules
from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop
from goodword.shoppers.models import LIST


class Hour(OfShop, Base):
    """A date with an expert. ``product_id`` is what its questions are about: a thing of the catalogue that is the hour.

    ``state`` is the one that everybody has been told of; ``rules.state_of`` says which it is now.
    ``products`` are refs of what it is about; none: anything in the shop. ``told_up_to`` is the last shopper whom a
    letter has told of it, ``told_at`` when all had been. ``news`` is
    what has become of it and is still to be told (``rules.NEWS``), ``news_up_to`` the last shopper who was.
    """

    __tablename__ = "hours"

    product_id: Mapped[uuid.UUID]
    expert_id: Mapped[uuid.UUID]
    title: Mapped[str]
    text: Mapped[str | None]
    products: Mapped[list[str]] = mapped_column(LIST, default=list)
    begins_at: Mapped[datetime]
    minutes: Mapped[int]
    collects_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=rules.ANNOUNCED)
    ended_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_because: Mapped[str | None]
    told_up_to: Mapped[uuid.UUID | None]
    told_at: Mapped[datetime | None]
    news: Mapped[str | None]
    news_up_to: Mapped[uuid.UUID | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        same_shop("product_id", "products"),
        same_shop("expert_id", "experts"),
        Index("ix_hours_begins", "shop_id", "begins_at", "id"),
        Index("ix_hours_product", "shop_id", "product_id", unique=True),
        Index("ix_hours_state", "state", "begins_at"),
    )
