"""The comments' table."""

import uuid
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from goodword.contributions.models import contribution_constraints
from goodword.lib.db import Base
from goodword.lib.keys import same_shop
from goodword.submissions.models import Submission

_UNDER = ("shop_id", "on_kind", "on_id", "parent_id", "status")


class Comment(Submission, Base):
    """A comment on a review or an answer (``on_kind``, ``on_id``), or a reply to one.

    A reply hangs on the comment at the top (``parent_id``), whichever comment it answers (``answers_id``).
    """

    __tablename__ = "comments"

    on_kind: Mapped[str]
    on_id: Mapped[uuid.UUID]
    parent_id: Mapped[uuid.UUID | None]
    answers_id: Mapped[uuid.UUID | None]

    __table_args__: Any = (
        *contribution_constraints(),
        same_shop("parent_id", "comments"),
        same_shop("answers_id", "comments"),
        Index("ix_comments_order", *_UNDER, "sorted_at", "id"),
        Index("ix_comments_helpful", *_UNDER, "helpful", "sorted_at", "id"),
        Index("ix_comments_replies", "shop_id", "parent_id", "status", "sorted_at", "id"),
        Index("ix_comments_queue", "shop_id", "status", "received_at", "id"),
        Index("ix_comments_guest", "shop_id", "guest_id", "received_at"),
        Index("ix_comments_shopper", "shop_id", "shopper_id", "received_at"),
    )
