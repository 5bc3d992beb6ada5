"""Links, and how often each was opened."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.attribution import rules
from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Link(OfShop, Base):
    """A short link to what was shared, for one network, of one sharer; without ``guest_id`` she is nobody known.

    The id is made of these (``rules.identity``), so whoever shares the same thing again has the same link; a post
    that we send for her has one of its own.
    ``token`` is what its address ends with.
    """

    __tablename__ = "links"

    token: Mapped[str] = mapped_column(default=rules.token, unique=True)
    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    network: Mapped[str]
    guest_id: Mapped[uuid.UUID | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        same_shop("guest_id", "guests"),
        Index("ix_links_guest", "shop_id", "guest_id"),
        Index("ix_links_target", "shop_id", "kind", "target_id"),
    )


class LinkOpens(Base):
    """How often a link was opened in one hour, by people and by known crawlers. Nothing says by whom."""

    __tablename__ = "link_opens"

    shop_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    link_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    by_crawlers: Mapped[bool] = mapped_column(primary_key=True)
    count: Mapped[int]

    __table_args__ = (ForeignKeyConstraint(["shop_id", "link_id"], ["links.shop_id", "links.id"]),)
