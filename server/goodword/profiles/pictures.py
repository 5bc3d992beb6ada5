"""A shopper's picture, for the rooms below that tell her who she is."""

from typing import Any

from goodword.media import queries as media
from goodword.media.schemas import shown_avatar
from goodword.shoppers.models import Shopper


def picture_of(shopper: Shopper) -> dict[str, Any] | None:
    """Her picture in both sizes; None when she has none."""
    if shopper.guest_id is None:
        return None
    return shown_avatar(media.avatars_of(shopper.shop_id, [shopper.guest_id]).get(shopper.guest_id))
