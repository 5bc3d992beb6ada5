"""The outbox."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop

QUEUED, SENDING, SENT, DEAD = "queued", "sending", "sent", "dead"


class Letter(OfShop, Base):
    """One letter, from the transaction that wants it to the server that takes it.

    ``sending`` is committed before the server is called, so a letter that was cut off
    is known as such; its second copy carries the same ``message_id``.
    ``context`` holds links that act: it is emptied when the letter has left.
    ``about_id`` is what it is about, such as a review: who may erase that may erase the letter.
    """

    __tablename__ = "letters"

    kind: Mapped[str]
    sender_name: Mapped[str]
    to: Mapped[str]
    locale: Mapped[str]
    context: Mapped[dict[str, Any]]
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default=QUEUED)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    traceparent: Mapped[str | None]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    about_id: Mapped[uuid.UUID | None]

    __table_args__ = (Index("ix_letters_state", "state", "changed_at"),)
