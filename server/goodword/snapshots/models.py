"""The snapshots' table."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base


class Snapshot(Base):
    """The finished bytes of one read of one subject (a product, or the shop itself).

    Fresh while ``version`` is the subject's own: whatever changes the truth raises
    the subject's version in the same transaction, and nothing here need be touched.
    """

    __tablename__ = "snapshots"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    subject_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    body: Mapped[bytes]
    built_at: Mapped[datetime] = mapped_column(default=clock.now)
