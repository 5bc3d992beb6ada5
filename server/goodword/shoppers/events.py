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


@dataclass(frozen=True)
class GuestJoined(Event):
    """Told when a shopper has shown that a guest's key is hers: what hangs on the guest hangs on her pen from now on.

    What is another shopper's already, written in the same browser, stays that shopper's.
    """

    shop_id: uuid.UUID
    guest_id: uuid.UUID
    shopper_id: uuid.UUID
    pen_id: uuid.UUID


@dataclass(frozen=True)
class ShoppersJoined(Event):
    """Told when two shoppers have turned out to be one, before ``GuestJoined`` for the pen of the one who is gone."""

    shop_id: uuid.UUID
    gone_id: uuid.UUID
    into_id: uuid.UUID


@dataclass(frozen=True)
class ExpertChanged(Event):
    """Told when a shopper has accepted to be an expert, and when the shop takes that back."""

    shop_id: uuid.UUID
    shopper_id: uuid.UUID
    is_expert: bool
