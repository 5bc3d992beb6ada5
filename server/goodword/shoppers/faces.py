"""What a writer is told of herself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from goodword.lib import ids
from goodword.lib.db import session
from goodword.shoppers import experts, profiles
from goodword.shoppers.bearers import Given
from goodword.shoppers.models import Purchase, Shopper
from goodword.shoppers.rules import GUEST, email_hint, initials

EXPERT = "expert"
VERIFIED = "verified"

PictureOf = Callable[[Shopper], dict[str, Any] | None]


class Pictures:
    """Who knows the pictures: a room above, named in wiring."""

    def __init__(self) -> None:
        self.of: PictureOf = lambda _shopper: None

    def connect(self, of: PictureOf) -> None:
        """Ask this from now on."""
        self.of = of


pictures = Pictures()


def me(*, shopper: Shopper | None, how: str, proven_until: datetime | None) -> dict[str, Any]:
    """Her face as she herself sees it; a guest has none yet."""
    name = shopper.name if shopper else None
    return {
        "kind": "shopper" if shopper else GUEST,
        "name": name,
        "initials": initials(name),
        "avatar": pictures.of(shopper) if shopper else None,
        "badges": badges(shopper) if shopper else [],
        "public": bool(shopper and shopper.slug),
        "profile": profiles.address_of(shopper) if shopper else None,
        "email_hint": email_hint(shopper.email) if shopper and shopper.email else None,
        "experts": [ids.show("xpt", one) for one in experts.ids_of(shopper.shop_id, shopper.id)] if shopper else [],
        "how": how,
        "proven_until": proven_until,
    }


def known(given: Given, shopper: Shopper, *, how: str) -> dict[str, Any]:
    """What is answered whenever somebody has just shown who she is."""
    return vars(given) | {"shopper": me(shopper=shopper, how=how, proven_until=given.proven_until)}


def badges(shopper: Shopper) -> list[str]:
    """Facts about her, in the order in which they are shown."""
    is_expert = experts.is_one(shopper.shop_id, shopper.id)
    return [badge for badge, holds in ((EXPERT, is_expert), (VERIFIED, _has_bought(shopper))) if holds]


def _has_bought(shopper: Shopper) -> bool:
    hers = (Purchase.shop_id == shopper.shop_id) & (Purchase.shopper_id == shopper.id)
    return session().scalar(select(Purchase.id).where(hers).limit(1)) is not None
