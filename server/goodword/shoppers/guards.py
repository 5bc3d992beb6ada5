"""Who acts on a shop's page: a guest by her key, a shopper by her bearer. Never the one for the other.

Where the shop vouches for everybody who writes (``identity`` is ``enforce``), guests are nobody, and a shopper who is
known by e-mail sees what is hers, takes it back, and writes nothing.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from flask import Response, after_this_request, request

from goodword.lib.errors import FreshProofNeeded, IdentityRequired, OriginNotListed
from goodword.shoppers import bearers, queries
from goodword.shoppers.models import Guest, Shopper, ShopperBearer
from goodword.shoppers.rules import GUEST, SHOP
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
        assert self.shopper is not None, "the guard lets in shoppers only"
        return self.shopper

    @property
    def how(self) -> str:
        """How she is known: ``shop``, ``email`` or ``guest``."""
        return self.bearer.how if self.bearer else GUEST

    @property
    def proven_until(self) -> datetime | None:
        """Until when she need not show again who she is; None when she must, or cannot."""
        return self.bearer.fresh_until if self.bearer else None

    @property
    def may_write(self) -> bool:
        """Whether the shop takes words of hers: not if it vouches for everybody who writes, and not for her."""
        return self.how == SHOP or not settings.vouches_for_all(self.shop.settings)

    def who_writes(self) -> "WriterScope":
        """Only whom the shop takes words of.

        :raises IdentityRequired: it vouches for everybody who writes, and not for her.
        """
        if not self.may_write:
            raise IdentityRequired
        return self

    def who_is_known(self) -> "WriterScope":
        """Only a shopper; a guest is nobody here.

        :raises IdentityRequired: she is a guest.
        """
        if self.shopper is None:
            raise IdentityRequired
        return self

    def who_is_fresh(self) -> "WriterScope":
        """Only a shopper who has shown within ten minutes who she is, or a guest, who has nothing but her key.

        :raises FreshProofNeeded: it was longer ago.
        """
        if self.shopper is not None and self.proven_until is None:
            raise FreshProofNeeded
        return self


def herself(site_key: str) -> WriterScope:
    """A guest or a shopper by her bearer, from a listed origin, who sees or takes back what is hers.

    :raises IdentityExpired: she was known, and is not any more; she is not taken for a guest then.
    :raises IdentityRequired: she is a guest where the shop vouches for everybody.
    """
    shop = _page(site_key)
    shown, origin = guards.bearer(), request.headers.get("Origin", "")
    if not shown.startswith(f"{bearers.PREFIX}_"):
        return WriterScope(shop, queries.guest_by_bearer(shop.id, shown), None, origin).who_writes()
    bearer, shopper, pen = queries.shopper_by_bearer(shop.id, shown)
    _note_use(bearer)
    return WriterScope(shop, pen, shopper, origin, bearer)


def writer(site_key: str) -> WriterScope:
    """Somebody who writes."""
    return herself(site_key).who_writes()


def shopper(site_key: str) -> WriterScope:
    """A shopper who sees or takes back what is hers."""
    return herself(site_key).who_is_known()


def writing_shopper(site_key: str) -> WriterScope:
    """A shopper who writes."""
    return writer(site_key).who_is_known()


def proven_shopper(site_key: str) -> WriterScope:
    """A shopper who has shown within ten minutes who she is."""
    return shopper(site_key).who_is_fresh()


def owner(site_key: str) -> WriterScope:
    """Who may be forgotten: a shopper who has just shown who she is, or a guest by her key."""
    return herself(site_key).who_is_fresh()


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
