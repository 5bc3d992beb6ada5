"""Shops, their origins and their secret keys."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock, ids
from goodword.lib.db import Base
from goodword.lib.keys import OfShop


class Shop(Base):
    """A tenant. ``site_key`` stands in its pages and opens nothing but public reads.

    ``usual`` names the parts of the widget that its pages need beside the list: ``own``, ``photos``.
    """

    __tablename__ = "shops"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=ids.new)
    site_key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    url: Mapped[str | None]
    time_zone: Mapped[str] = mapped_column(default="UTC")
    locale: Mapped[str] = mapped_column(default="en")
    currency: Mapped[str] = mapped_column(default="EUR")
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    usual: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Origin(Base):
    """An origin (RFC 6454) whose pages may write; ``*`` lists every origin."""

    __tablename__ = "origins"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    origin: Mapped[str] = mapped_column(primary_key=True)


class ApiKey(OfShop, Base):
    """A secret key of the shop's server: its hash, and exactly what it may do."""

    __tablename__ = "api_keys"

    name: Mapped[str]
    hint: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    scopes: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    revoked_at: Mapped[datetime | None]
