"""The columns that everything written has, and the tables around them."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from goodword.contributions import lifecycle, rules
from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Contribution(OfShop):
    """What a shopper wrote. ``created_at`` is None when nobody knows when; such rows sort last.

    ``withdrawn_from`` is the state in which she took it back: to it, and to no better one, it can return.
    """

    status: Mapped[str] = mapped_column(default=lifecycle.UNCONFIRMED)
    version: Mapped[int] = mapped_column(default=1)
    locale: Mapped[str | None]
    source: Mapped[str] = mapped_column(default="widget")
    source_id: Mapped[str | None]
    collection_method: Mapped[str] = mapped_column(default="unsolicited")
    verification_level: Mapped[str] = mapped_column(default=rules.UNPROVEN)
    order_line_id: Mapped[uuid.UUID | None]
    author_kind: Mapped[str] = mapped_column(default="guest")
    author_name: Mapped[str | None]
    moderation_reason: Mapped[str | None]
    helpful: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime | None]
    received_at: Mapped[datetime] = mapped_column(default=clock.now)
    published_at: Mapped[datetime | None]
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_from: Mapped[str | None]

    @declared_attr
    def incentive_id(cls) -> Mapped[uuid.UUID | None]:
        """What she got for it, if anything; it follows the text wherever it is shown."""
        return mapped_column()

    @declared_attr
    def shopper_id(cls) -> Mapped[uuid.UUID | None]:
        """Who wrote it, once she has proven who she is."""
        return mapped_column()

    @declared_attr
    def guest_id(cls) -> Mapped[uuid.UUID | None]:
        """The guest key it was sent with."""
        return mapped_column()


def contribution_constraints() -> tuple[Any, ...]:
    """Foreign keys of a contribution's table: all of them inside the shop."""
    return (
        same_shop("incentive_id", "incentives"),
        same_shop("shopper_id", "shoppers"),
        same_shop("guest_id", "guests"),
    )


class Incentive(OfShop, Base):
    """What was given for a contribution: ``points``, or ``claimed`` by the system it came from."""

    __tablename__ = "incentives"

    kind: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Vote(OfShop, Base):
    """“Helpful”, once a voter. The row's id is the voter's; two voters are never one row."""

    __tablename__ = "votes"

    kind: Mapped[str] = mapped_column(primary_key=True)
    target_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_votes_target", "shop_id", "kind", "target_id"),)


class Flag(OfShop, Base):
    """“Look at this”, once a voter and reason; what is flagged stays visible."""

    __tablename__ = "flags"

    kind: Mapped[str] = mapped_column(primary_key=True)
    target_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    reason: Mapped[str]
    note: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_flags_target", "shop_id", "kind", "target_id"),)


class Revision(OfShop, Base):
    """What it said before an edit."""

    __tablename__ = "revisions"

    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    version: Mapped[int]
    said: Mapped[dict[str, Any]]
    replaced_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_revisions_target", "shop_id", "kind", "target_id", "version", unique=True),)
