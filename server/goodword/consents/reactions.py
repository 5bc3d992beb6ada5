"""What the room does when it is told something."""

from sqlalchemy import update

from goodword.consents.models import Consent
from goodword.lib.db import session
from goodword.shoppers.events import GuestJoined


def on_guest_joined(event: GuestJoined) -> None:
    """What she allowed as a guest, she allowed; whatever she decided last holds."""
    hers = (Consent.shop_id == event.shop_id) & (Consent.guest_id == event.guest_id)
    session().execute(update(Consent).where(hers).values(guest_id=event.pen_id))
