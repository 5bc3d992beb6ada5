"""What the room does when it is told something."""

from sqlalchemy import update

from goodword.attribution.models import Link
from goodword.lib.db import session
from goodword.shoppers.events import GuestJoined


def on_guest_joined(event: GuestJoined) -> None:
    """What she shared as a guest, she shared."""
    hers = (Link.shop_id == event.shop_id) & (Link.guest_id == event.guest_id)
    session().execute(update(Link).where(hers).values(guest_id=event.pen_id))
