"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class WordsMoved(Event):
    """Told when words that everybody could see say something else from now on, and when they are not seen any more."""

    shop_id: uuid.UUID
    kind: str
    target_id: uuid.UUID
