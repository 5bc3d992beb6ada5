"""Posts, the voices in which they speak, and networks that have to be left alone for a while."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from goodword.feeds import rules
from goodword.lib import clock, ids
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Post(OfShop, Base):
    """One thing of hers in one account. ``key`` never changes: the network is given the same for each try.

    ``wish`` is the state in which it is to end; ``deed`` what is being done for that, ``started_at`` since when: both
    are committed before the request leaves. ``looks``: it may stand there, and is looked for before it is sent again.
    ``stale``: another text stands there. ``text`` is what she agreed to; ``is_hers``: she has worded it herself.
    ``asked``: she wants this one, whatever she chose for the kind. ``digest`` is of the words that it speaks of,
    ``template`` what it was made from, ``voice`` its name. ``left_before``: when it left the last times, before it was
    taken back and came again.
    """

    __tablename__ = "posts"

    guest_id: Mapped[uuid.UUID]
    account_id: Mapped[uuid.UUID]
    network: Mapped[str]
    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    key: Mapped[uuid.UUID] = mapped_column(default=ids.new)
    state: Mapped[str] = mapped_column(default=rules.PLANNED)
    wish: Mapped[str] = mapped_column(default=rules.SENT)
    deed: Mapped[str | None]
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    looks: Mapped[bool] = mapped_column(default=False, server_default=false())
    stale: Mapped[bool] = mapped_column(default=False, server_default=false())
    asked: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_hers: Mapped[bool] = mapped_column(default=False, server_default=false())
    text: Mapped[str]
    link: Mapped[str]
    voice: Mapped[str | None]
    template: Mapped[str | None]
    digest: Mapped[str]
    remote_id: Mapped[str | None]
    remote_url: Mapped[str | None]
    error: Mapped[str | None]
    planned_at: Mapped[datetime] = mapped_column(default=clock.now)
    agreed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    left_before: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))

    __table_args__: Any = (
        same_shop("guest_id", "guests"),
        same_shop("account_id", "accounts"),
        UniqueConstraint("shop_id", "kind", "target_id", "account_id"),
        Index("ix_posts_due", "state", "next_at"),
        Index("ix_posts_guest", "shop_id", "guest_id", "planned_at"),
        Index("ix_posts_account", "shop_id", "account_id", "sent_at"),
        Index("ix_posts_listed", "shop_id", "state", "planned_at"),
        Index("ix_posts_voice", "shop_id", "network", "voice", "planned_at"),
    )


class Breaker(Base):
    """A network, a server or an application that has asked for rest: nothing is sent there until then."""

    __tablename__ = "breakers"

    name: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    until: Mapped[datetime | None]


class Voice(OfShop, Base):
    """A template of the shop's. ``network`` is empty for all; those of the network itself come before them."""

    __tablename__ = "voices"

    kind: Mapped[str]
    locale: Mapped[str]
    network: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_voices_kind", "shop_id", "kind", "locale", "network"),)
