"""Shoppers, guests, and the proofs on their way."""

import uuid
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Shopper(OfShop, Base):
    """A person known to one shop by a proven address. Nobody is known across shops."""

    __tablename__ = "shoppers"

    email: Mapped[str | None]
    name: Mapped[str | None]
    locale: Mapped[str | None]
    proven_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("shop_id", "email"),)


class Guest(OfShop, Base):
    """A page's visitor from her first write on: a random key, nothing else."""

    __tablename__ = "guests"

    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Proof(OfShop, Base):
    """A mailed link on its way: whoever presses its button reads mail at that address."""

    __tablename__ = "proofs"

    digest: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    name: Mapped[str | None]
    locale: Mapped[str | None]
    guest_id: Mapped[uuid.UUID]
    purpose: Mapped[str]
    target_id: Mapped[uuid.UUID]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (same_shop("guest_id", "guests"), Index("ix_proofs_email", "shop_id", "email", "expires_at"))
