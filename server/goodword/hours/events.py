"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class HourTurned(Event):
    """Told once for each state that an hour comes into: by the clock, or because somebody ended or cancelled it."""

    shop_id: uuid.UUID
    hour_id: uuid.UUID
    state: str
