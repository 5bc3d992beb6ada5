"""Questions, their answers, and the numbers that lists show."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from goodword.contributions.models import contribution_constraints
from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop
from goodword.questions import rules
from goodword.submissions.models import Submission


class Question(Submission, Base):
    """A question about a product: one line, and details if she gave any.

    ``answers_count``, ``has_answer`` and ``first_answered_at`` are of answers that count, by others than the asker.
    ``asked_back`` is what the shop wants to know before it can answer, until the asker has changed her question.
    ``accepted_id`` is of an answer to it.
    """

    __tablename__ = "questions"

    product_id: Mapped[uuid.UUID]
    details: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=rules.OPEN)
    closed_because: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    asked_back: Mapped[str | None]
    accepted_id: Mapped[uuid.UUID | None]
    accepted_by: Mapped[str | None]
    answers_count: Mapped[int] = mapped_column(default=0)
    has_answer: Mapped[bool] = mapped_column(default=False, server_default=false())
    first_answered_at: Mapped[datetime | None]

    __table_args__: Any = (
        *contribution_constraints(),
        same_shop("product_id", "products"),
        Index("ix_questions_newest", "shop_id", "product_id", "status", "sorted_at", "id"),
        Index("ix_questions_helpful", "shop_id", "product_id", "status", "helpful", "has_answer", "sorted_at", "id"),
        Index("ix_questions_unanswered", "shop_id", "product_id", "status", "has_answer", "sorted_at", "id"),
        Index("ix_questions_queue", "shop_id", "status", "received_at", "id"),
        Index("ix_questions_state", "shop_id", "status", "state", "received_at", "id"),
        Index("ix_questions_guest", "shop_id", "guest_id", "received_at"),
        Index("ix_questions_shopper", "shop_id", "shopper_id", "received_at"),
        Index("ix_questions_first_answered", "shop_id", "first_answered_at"),
        Index("ix_questions_id", "id"),
    )


class Answer(Submission, Base):
    """An answer. ``role`` is who she is to this product, found out at writing; ``weight`` is its place among equals."""

    __tablename__ = "answers"

    question_id: Mapped[uuid.UUID]
    role: Mapped[str] = mapped_column(default=rules.SHOPPER)
    weight: Mapped[int] = mapped_column(default=0)
    comments_count: Mapped[int] = mapped_column(default=0)

    __table_args__: Any = (
        *contribution_constraints(),
        same_shop("question_id", "questions"),
        Index("ix_answers_best", "shop_id", "question_id", "status", "helpful", "weight", "sorted_at", "id"),
        Index("ix_answers_queue", "shop_id", "status", "received_at", "id"),
        Index("ix_answers_guest", "shop_id", "guest_id", "received_at"),
        Index("ix_answers_shopper", "shop_id", "shopper_id", "received_at"),
    )


class QuestionSum(OfShop, Base):
    """How many questions of a product are shown and count, and how many of them wait; the row's id is the product's."""

    __tablename__ = "question_sums"

    asked: Mapped[int] = mapped_column(default=0)
    unanswered: Mapped[int] = mapped_column(default=0)

    __table_args__ = (same_shop("id", "products"),)


class QuestionFigure(Base):
    """What is measured of a shop: within how many hours it usually answers; None while too little is known."""

    __tablename__ = "question_figures"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    usually_hours: Mapped[int | None]
    measured_at: Mapped[datetime] = mapped_column(default=clock.now)
