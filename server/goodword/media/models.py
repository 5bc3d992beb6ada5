"""Photos of shoppers: whose, in which state, and the word that names their files."""

import uuid
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock, secrets
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop
from goodword.media import rules


class Photo(OfShop, Base):
    """A photo, or somebody's avatar, in our sizes. The row is there before its files, so no file is ever without one.

    ``token`` is random and names the files: an id could be guessed by its time. Without a guest it was imported.
    """

    __tablename__ = "photos"

    guest_id: Mapped[uuid.UUID | None]
    kind: Mapped[str] = mapped_column(default=rules.PHOTO, server_default=rules.PHOTO)
    state: Mapped[str] = mapped_column(default=rules.ARRIVING)
    token: Mapped[str] = mapped_column(default=secrets.file_name)
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    moved_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        same_shop("guest_id", "guests"),
        UniqueConstraint("shop_id", "token"),
        Index("ix_photos_guest", "shop_id", "guest_id", "created_at"),
        Index("ix_photos_state", "state", "moved_at"),
    )
