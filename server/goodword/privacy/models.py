"""Exports that were asked for, and erasures."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop
from goodword.privacy import rules


class Export(OfShop, Base):
    """Everything about a person in one file. ``file`` names it in the store, at random, before it is there.

    ``guest_id`` is who asked.

    No foreign keys: the row may outlive the person for as long as its file lies there.
    """

    __tablename__ = "personal_exports"

    shopper_id: Mapped[uuid.UUID | None]
    guest_id: Mapped[uuid.UUID]
    state: Mapped[str] = mapped_column(default=rules.WAITING)
    file: Mapped[str | None]
    bytes: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    ready_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_personal_exports_guest", "shop_id", "guest_id", "asked_at"),
        Index("ix_personal_exports_state", "state", "asked_at"),
    )


class Erasure(OfShop, Base):
    """Somebody asked to be forgotten. ``who`` says whom, and is emptied in the transaction that forgets her."""

    __tablename__ = "erasures"

    who: Mapped[dict[str, Any]] = mapped_column(default=dict)
    keep_words: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default=rules.ASKED)
    asked_by: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    done_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_erasures_state", "state", "asked_at"),)
