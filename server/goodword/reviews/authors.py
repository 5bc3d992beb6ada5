"""The faces beside reviews: the picture of whoever has one, and the profile of whoever made hers public."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from goodword.contributions.models import Contribution
from goodword.media import queries as media
from goodword.media.schemas import shown_avatar
from goodword.shoppers import profiles
from goodword.shoppers import queries as people

NOBODY: Mapping[str, Any] = {"author_profile": None, "author_avatar": None}


def of(shop_id: uuid.UUID, reviews: Iterable[Contribution]) -> Mapping[uuid.UUID, Mapping[str, Any]]:
    """What is shown beside each review, by its id."""
    written = {review.id: review.shopper_id for review in reviews if review.shopper_id}
    known = {shopper.id: shopper for shopper in people.many(shop_id, set(written.values()))} if written else {}
    pictures = media.avatars_of(shop_id, [shopper.guest_id for shopper in known.values() if shopper.guest_id])
    return {
        review_id: {
            "author_profile": profiles.address_of(shopper),
            "author_avatar": shown_avatar(pictures.get(shopper.guest_id)) if shopper.guest_id else None,
        }
        for review_id, shopper_id in written.items()
        if (shopper := known.get(shopper_id))
    }
