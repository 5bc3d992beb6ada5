"""Which shop a request is about, and what it may do there."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from flask import g, request

from goodword.lib.db import reading
from goodword.lib.errors import Forbidden, NotFound, OriginNotListed, Unauthorized
from goodword.shops import queries
from goodword.shops.models import Shop


@dataclass(frozen=True)
class KeyScope:
    """The shop's own server, by a secret key."""

    shop: Shop
    key_id: uuid.UUID

    @property
    def shop_id(self) -> uuid.UUID:
        """The shop."""
        return self.shop.id

    @property
    def actor_id(self) -> uuid.UUID:
        """The key."""
        return self.key_id

    @property
    def actor(self) -> str:
        """How the audit names it."""
        return f"key:{self.key_id.hex}"


def public(site_key: str) -> Shop:
    """Anybody may read what is public."""
    return queries.by_site_key(site_key)


def page(site_key: str) -> Shop:
    """A page of an origin that the shop lists. Browsers send the origin; this is no proof of who calls."""
    shop = queries.by_site_key(site_key)
    if not queries.lists_origin(shop, request.headers.get("Origin", "")):
        raise OriginNotListed
    return shop


def key(scope: str) -> Callable[[], KeyScope]:
    """The shop's server with a secret key that includes exactly this scope."""

    def guard() -> KeyScope:
        shop, found = queries.by_secret_key(bearer())
        if scope not in found.scopes.split():
            raise Forbidden(f"This key lacks the scope {scope}")
        g.called_by_key_of = shop.id
        return KeyScope(shop, found.id)

    guard.__name__ = f"key {scope}"
    return guard


def bearer() -> str:
    """The credential of the request (RFC 6750).

    :raises Unauthorized: there is none.
    """
    kind, _, credential = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not credential.strip():
        raise Unauthorized
    return credential.strip()


def origin_is_listed(site_key: str, origin: str) -> bool:
    """For CORS: whether a page of this origin may read our answers to its writes."""
    with reading():
        try:
            return queries.lists_origin(queries.by_site_key(site_key), origin)
        except NotFound:
            return False
