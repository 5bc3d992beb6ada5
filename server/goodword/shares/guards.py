"""Who shares: anybody on a page of the shop, known or not."""

import uuid
from dataclasses import dataclass

from flask import request

from goodword.shoppers.guards import herself
from goodword.shops import guards
from goodword.shops.models import Shop


@dataclass(frozen=True)
class Sharer:
    """On a page that the shop lists; ``guest_id`` is her pen, if she shows who she is."""

    shop: Shop
    guest_id: uuid.UUID | None


def sharer(site_key: str) -> Sharer:
    """Whoever shares. Her bearer is not needed; one that is not good is refused, as anywhere."""
    if "Authorization" not in request.headers:
        return Sharer(guards.page(site_key), None)
    scope = herself(site_key)
    return Sharer(scope.shop, scope.guest.id)
