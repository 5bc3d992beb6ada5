"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class EmailProven(Event):
    """Told once for each mailed link, when its button is pressed in time.

    ``purpose`` says what the link was for (``review``), ``target_id`` which one.
    """

    shop_id: uuid.UUID
    shopper_id: uuid.UUID
    purpose: str
    target_id: uuid.UUID
