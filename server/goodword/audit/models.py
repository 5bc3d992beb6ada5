"""The audit table."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop


class Deed(OfShop, Base):
    """One thing that somebody did. ``actor`` is a key, a shopper or the command line."""

    __tablename__ = "audit"

    actor: Mapped[str]
    verb: Mapped[str]
    target_kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    reason: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_audit_target", "shop_id", "target_kind", "target_id"),)
