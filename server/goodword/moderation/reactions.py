"""What the room does when it is told something."""

from sqlalchemy import update

from goodword.lib.db import session
from goodword.moderation.models import Fingerprint, Sighting
from goodword.shoppers.events import GuestJoined


def on_guest_joined(event: GuestJoined) -> None:
    """What was seen of the guest was seen of the shopper: a new name gives nobody a fresh start."""
    for table in (Sighting, Fingerprint):
        mine = (table.shop_id == event.shop_id) & (table.guest_id == event.guest_id)
        session().execute(update(table).where(mine).values(guest_id=event.pen_id))
