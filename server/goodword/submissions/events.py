"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class WordsHidden(Event):
    """Told when the shop hides a question, an answer or a comment; the reason is from the closed list.

    ``was_seen``: everybody could see it until then.
    """

    shop_id: uuid.UUID
    kind: str
    target_id: uuid.UUID
    reason: str
    was_seen: bool = False
