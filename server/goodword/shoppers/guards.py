"""Who writes from a shop's page: a guest by her key, a shopper by her bearer. Never the one for the other."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from flask import Response, after_this_request, request

from goodword.lib.errors import FreshProofNeeded, IdentityRequired, OriginNotListed
from goodword.shoppers import bearers, faces, queries
from goodword.shoppers.models import Guest, Shopper, ShopperBearer
from goodword.shoppers.rules import EMAIL, GUEST
from goodword.shops import guards, settings
from goodword.shops import queries as shops
from goodword.shops.models import Shop


@dataclass(frozen=True)
class WriterScope:
    """Somebody who writes on a page that the shop lists.

    ``guest`` is her pen: the guest herself, or the one that all of a shopper's words hang on.
    """

    shop: Shop
    guest: Guest
    shopper: Shopper | None
    origin: str
    bearer: ShopperBearer | None = None

    @property
    def shop_id(self) -> uuid.UUID:
        """The shop."""
        return self.shop.id

    @property
    def actor_id(self) -> uuid.UUID:
        """Her pen."""
        return self.guest.id

    @property
    def shopper_id(self) -> uuid.UUID | None:
        """The shopper, if she is one."""
        return self.shopper.id if self.shopper else None

    @property
    def known(self) -> Shopper:
        """The shopper, where the guard lets in nobody else."""
        if self.shopper is None:
            raise IdentityRequired
        return self.shopper

    @property
    def how(self) -> str:
        """How she is known: ``shop``, ``email`` or ``guest``."""
        return self.bearer.how if self.bearer else GUEST

    @property
    def proven_until(self) -> datetime | None:
        """Until when she need not show again who she is; None when she must, or cannot."""
        return faces.fresh_until(self.bearer.proven_at) if self.bearer else None


def writer(site_key: str) -> WriterScope:
    """A guest or a shopper by her bearer, from a listed origin.

    :raises IdentityExpired: she was known, and is not any more; she is not taken for a guest then.
    :raises IdentityRequired: the shop wants to vouch for everybody who writes.
    """
    shop = _page(site_key)
    shown, origin = guards.bearer(), request.headers.get("Origin", "")
    if not shown.startswith(f"{bearers.PREFIX}_"):
        scope = WriterScope(shop, queries.guest_by_bearer(shop.id, shown), None, origin)
    else:
        bearer, shopper, pen = queries.shopper_by_bearer(shop.id, shown)
        scope = WriterScope(shop, pen, shopper, origin, bearer)
        _note_use(bearer)
    if settings.value(shop.settings, "identity") == "enforce" and scope.how in {GUEST, EMAIL}:
        raise IdentityRequired
    return scope


def shopper(site_key: str) -> WriterScope:
    """A shopper by her bearer, from a listed origin; a guest is nobody here.

    :raises IdentityRequired: she is a guest.
    """
    scope = writer(site_key)
    if scope.shopper is None:
        raise IdentityRequired
    return scope


def proven_shopper(site_key: str) -> WriterScope:
    """A shopper who has shown within ten minutes who she is.

    :raises FreshProofNeeded: it was longer ago.
    """
    scope = shopper(site_key)
    if scope.proven_until is None:
        raise FreshProofNeeded
    return scope


def _page(site_key: str) -> Shop:
    """Browsers do not name their page when they read from its own host; the bearer is the proof, not the page."""
    origin = request.headers.get("Origin")
    if origin is None and request.method in {"GET", "HEAD"}:
        return guards.public(site_key)
    shop = shops.by_site_key(site_key)
    if not shops.lists_origin(shop, origin or ""):
        raise OriginNotListed
    return shop


def _note_use(bearer: ShopperBearer) -> None:
    if not bearers.is_used_again(bearer):
        return
    shop_id, bearer_id = bearer.shop_id, bearer.id

    @after_this_request
    def _used(response: Response) -> Response:
        bearers.used(shop_id=shop_id, bearer_id=bearer_id)
        return response
