"""The tries of one caller, and the keys that callers are hashed with."""

from datetime import datetime

from sqlalchemy import JSON, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base


class Tries(Base):
    """When somebody last tried something: as many moments as the limit allows, in microseconds since 1970.

    ``who`` is a keyed hash of the shop, what was tried, and an address or a network: never one of them as it is.
    """

    __tablename__ = "tries"

    who: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[list[int]] = mapped_column(JSON)
    until: Mapped[datetime]

    __table_args__ = (Index("ix_tries_until", "until"),)


class TryKey(Base):
    """The key of one week. When it is destroyed, nobody can tell any more whom its hashes meant."""

    __tablename__ = "try_keys"

    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
