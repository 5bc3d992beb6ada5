"""Who writes from a shop's page."""

import uuid
from dataclasses import dataclass

from flask import request

from goodword.shoppers import queries
from goodword.shoppers.models import Guest
from goodword.shops import guards
from goodword.shops.models import Shop


@dataclass(frozen=True)
class GuestScope:
    """A guest on a page that the shop lists."""

    shop: Shop
    guest: Guest
    origin: str

    @property
    def shop_id(self) -> uuid.UUID:
        """The shop."""
        return self.shop.id

    @property
    def actor_id(self) -> uuid.UUID:
        """The guest."""
        return self.guest.id


def guest(site_key: str) -> GuestScope:
    """A guest by her bearer, from a listed origin."""
    shop = guards.page(site_key)
    return GuestScope(shop, queries.guest_by_bearer(shop.id, guards.bearer()), request.headers.get("Origin", ""))
