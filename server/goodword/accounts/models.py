"""Linked accounts, links on their way, and what we are to the networks."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from goodword.accounts import rules
from goodword.lib import clock, ids
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Account(OfShop, Base):
    """That she lets us post in her name at one network. ``sealed`` are its secrets, None once it has ended.

    ``renewed`` counts how often the secrets were replaced: who has read an older number holds dead ones.
    ``refreshing_until``: somebody is replacing them. ``limits`` is what fits at her server, as it last said.
    ``review``, ``answer`` and ``comment``: whether posts about those are offered to her. Hours are of ``time_zone``.
    """

    __tablename__ = "accounts"

    guest_id: Mapped[uuid.UUID]
    network: Mapped[str]
    host: Mapped[str | None]
    subject: Mapped[str]
    handle: Mapped[str]
    url: Mapped[str | None]
    scopes: Mapped[str] = mapped_column(default="")
    expires_at: Mapped[datetime | None]
    sealed: Mapped[str | None]
    renewed: Mapped[int] = mapped_column(default=0)
    refreshing_until: Mapped[datetime | None]
    limits: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default=rules.LINKED)
    reason: Mapped[str | None]
    review: Mapped[bool] = mapped_column(default=False, server_default=false())
    answer: Mapped[bool] = mapped_column(default=False, server_default=false())
    comment: Mapped[bool] = mapped_column(default=False, server_default=false())
    quiet_from: Mapped[int | None]
    quiet_until: Mapped[int | None]
    time_zone: Mapped[str | None]
    linked_at: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        same_shop("guest_id", "guests"),
        Index("ix_accounts_guest", "shop_id", "guest_id", "state"),
        Index("ix_accounts_subject", "shop_id", "network", "subject"),
    )


class Linking(OfShop, Base):
    """An account on its way.

    ``state_digest`` is of the word that comes back once, and of what its browser keeps; ``word_digest`` of the one that
    only the page which began can show, with her bearer: nothing is linked before it has. ``sealed`` is what must be
    there again when her browser comes back, then the grant. ``back`` is her page.
    """

    __tablename__ = "linkings"

    guest_id: Mapped[uuid.UUID]
    network: Mapped[str]
    host: Mapped[str | None]
    state_digest: Mapped[str] = mapped_column(unique=True)
    word_digest: Mapped[str | None]
    sealed: Mapped[str | None]
    back: Mapped[str]
    state: Mapped[str] = mapped_column(default=rules.BEGUN)
    reason: Mapped[str | None]
    account_id: Mapped[uuid.UUID | None]
    expires_at: Mapped[datetime]

    __table_args__ = (same_shop("guest_id", "guests"), Index("ix_linkings_expires", "expires_at"))


class NetworkApp(OfShop, Base):
    """The shop's own approved application at a network that asks for one, sealed."""

    __tablename__ = "network_apps"

    network: Mapped[str]
    client_id: Mapped[str]
    sealed: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("shop_id", "network"),)


class Registration(Base):
    """What one server of a network with many knows this installation as, sealed; of no shop.

    ``back`` is the address that it was made with: for another one it is worth nothing.
    """

    __tablename__ = "registrations"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=ids.new)
    network: Mapped[str]
    host: Mapped[str]
    sealed: Mapped[str]
    back: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("network", "host"),)


class Removal(OfShop, Base):
    """What is still to be taken away at a network for an account that is ours no more; its id is the account's.

    ``sealed`` holds only what that needs: the grant, and which posts. The row goes when it is done, or after 14 days.
    """

    __tablename__ = "removals"

    network: Mapped[str]
    host: Mapped[str | None]
    sealed: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_removals_due", "due_at"),)
