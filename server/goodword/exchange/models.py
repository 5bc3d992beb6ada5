"""Imports that run or have run."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop


class Import(OfShop, Base):
    """How far an import of one file has come: ``rows_done`` commits with the rows themselves."""

    __tablename__ = "imports"

    source: Mapped[str]
    digest: Mapped[str]
    rows_done: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None]
    started_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("shop_id", "source", "digest"),)
