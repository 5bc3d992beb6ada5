"""Imports that run or have run, and the pictures that they found."""

import uuid
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop

WAITING, KEPT, FAILED = "waiting", "kept", "failed"


class Import(OfShop, Base):
    """How far an import of one file has come: ``rows_done`` commits with the rows themselves."""

    __tablename__ = "imports"

    source: Mapped[str]
    digest: Mapped[str]
    rows_done: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None]
    started_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("shop_id", "source", "digest"),)


class Picture(OfShop, Base):
    """A picture that its review's source keeps at an address, to be fetched and kept here.

    ``why`` is the last fault; ``due_at`` is when it is tried next.
    """

    __tablename__ = "import_pictures"

    review_id: Mapped[uuid.UUID]
    place: Mapped[int]
    url: Mapped[str]
    line: Mapped[int]
    state: Mapped[str] = mapped_column(default=WAITING)
    why: Mapped[str | None]
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    tries: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        same_shop("review_id", "reviews"),
        UniqueConstraint("shop_id", "review_id", "url"),
        Index("ix_import_pictures_due", "shop_id", "state", "due_at"),
    )
