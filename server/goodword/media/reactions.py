"""What the room does when it is told something."""

from goodword.media import service
from goodword.shoppers.events import GuestJoined


def on_guest_joined(event: GuestJoined) -> None:
    """Photos that wait for a review are the shopper's; those of reviews go with their reviews."""
    service.hand_over_waiting(shop_id=event.shop_id, guest_id=event.guest_id, to=event.pen_id)
