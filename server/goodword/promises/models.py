"""Promises, and whom we wrote to for each."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Promise(OfShop, Base):
    """A question that is to be answered by ``due_at``.

    ``terms`` are what it was given by: ``within`` (hours), ``zone``, ``hours``, ``holidays``; settings that change
    later change nothing of it. ``spent`` seconds of working time were over at ``counted_from``, which is None while
    the clock stands still. ``next_at`` is when the next step is due, None when there is none.
    """

    __tablename__ = "promises"

    question_id: Mapped[uuid.UUID]
    terms: Mapped[dict[str, Any]]
    stage: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    counted_from: Mapped[datetime | None]
    spent: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        same_shop("question_id", "questions"),
        Index("uq_promises_question", "shop_id", "question_id", unique=True),
        Index("ix_promises_next", "next_at"),
        Index("ix_promises_due", "shop_id", "stage", "due_at"),
        Index("ix_promises_ended", "ended_at"),
    )


class PromiseLetter(OfShop, Base):
    """Somebody was written to. ``person_id`` is of the staff, an expert or a shopper, as ``role`` says.

    Its link answers the question for her, once: ``answer_id`` is what she said.
    """

    __tablename__ = "promise_letters"

    promise_id: Mapped[uuid.UUID]
    kind: Mapped[str]
    role: Mapped[str]
    person_id: Mapped[uuid.UUID]
    letter_id: Mapped[uuid.UUID]
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    answered_at: Mapped[datetime | None]
    answer_id: Mapped[uuid.UUID | None]

    __table_args__ = (
        same_shop("promise_id", "promises"),
        Index("uq_promise_letters_once", "shop_id", "promise_id", "kind", "role", "person_id", unique=True),
        Index("ix_promise_letters_person", "shop_id", "role", "person_id"),
    )
