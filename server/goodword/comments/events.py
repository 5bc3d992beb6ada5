"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class CommentPublished(Event):
    """Told whenever a comment becomes visible: the first time, and again after having been hidden.

    ``on_kind`` and ``on_id`` say under what it stands, ``parent_id`` under which comment, ``answers_id`` to which one
    it replies. ``mentions`` are the shoppers, in hex, to whom it speaks, never its own writer: of the comment that it
    answers, then of what it stands under.
    """

    shop_id: uuid.UUID
    comment_id: uuid.UUID
    on_kind: str
    on_id: uuid.UUID
    parent_id: uuid.UUID | None
    answers_id: uuid.UUID | None
    mentions: tuple[str, ...]
