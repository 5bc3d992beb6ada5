"""Hours as everybody sees them."""

import uuid
from collections.abc import Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.hours import rules, service
from goodword.hours.models import Hour
from goodword.hours.schemas import HourOut
from goodword.lib import clock, ids
from goodword.lib.addresses import addresses
from goodword.media import queries as media
from goodword.media.schemas import shown_avatar
from goodword.questions import sums
from goodword.shoppers import experts, profiles
from goodword.shoppers import queries as people
from goodword.shoppers.rules import initials


def address_of(hour: Hour) -> str:
    """The page of an hour."""
    return addresses.of(f"/h/{ids.show(service.PREFIX, hour.id)}")


def shown(hour: Hour) -> dict[str, Any]:
    """One hour."""
    asked, unanswered = sums.of(hour.shop_id, [hour.product_id])
    dumped: dict[str, Any] = _HOUR.dump(hour)
    return dumped | {
        "state": service.state_of(hour),
        "expert": expert_of(hour.shop_id, hour.expert_id),
        "ends_at": rules.ends_at(hour).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "product": products.ref_of(hour.shop_id, hour.product_id),
        "questions_count": asked,
        "unanswered": unanswered,
        "url": address_of(hour),
    }


def many(hours: Sequence[Hour]) -> list[dict[str, Any]]:
    """Several of them."""
    return [shown(hour) for hour in hours]


def news(hour: Hour, since: int) -> dict[str, Any]:
    """Whether a page that shows a version is stale. Cheap: two rows by their keys."""
    now = clock.now()
    version = products.by_id(hour.shop_id, hour.product_id).version
    told = {"state": rules.state_of(hour, now), "again_in": rules.again_in(hour, now)}
    return {"version": version, "changed": version != since} | told


def expert_of(shop_id: uuid.UUID, expert_id: uuid.UUID) -> dict[str, Any]:
    """Who answers, with her face."""
    expert = experts.by_id(shop_id, expert_id)
    shopper = people.by_id(shop_id, expert.shopper_id) if expert.shopper_id else None
    pen = shopper.guest_id if shopper else None
    return {
        "name": expert.name,
        "title": expert.title,
        "initials": initials(expert.name),
        "profile": profiles.address_of(shopper) if shopper else None,
        "avatar": shown_avatar(media.avatars_of(shop_id, [pen]).get(pen)) if pen else None,
    }


_HOUR = HourOut(exclude=("state", "expert", "ends_at", "product", "questions_count", "unanswered", "url"))
