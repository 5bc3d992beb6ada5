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
class ManageScope:
    """The shop's side: its own server by a secret key, or one of its staff by a session of the staff pages."""

    shop: Shop
    actor_id: uuid.UUID
    actor: str
    """How the audit names her or it: ``key:…`` or ``staff:…``."""

    @property
    def shop_id(self) -> uuid.UUID:
        """The shop."""
        return self.shop.id


class StaffDoor:
    """How a session of the staff pages is known here; the room that knows them stands above and is handed in."""

    def __init__(self) -> None:
        self._seated: Callable[[str], ManageScope | None] = lambda _scope: None

    def open(self, seated: Callable[[str], ManageScope | None]) -> None:
        """``seated(scope)`` gives whoever calls by a session; None when there is none."""
        self._seated = seated

    def enter(self, scope: str) -> ManageScope:
        """Somebody of the staff whose role has the scope.

        :raises Unauthorized: nobody is signed in.
        """
        found = self._seated(scope)
        if found is None:
            raise Unauthorized
        return found


staff_door = StaffDoor()


def public(site_key: str) -> Shop:
    """Anybody may read what is public."""
    return queries.by_site_key(site_key)


def page(site_key: str) -> Shop:
    """A page of an origin that the shop lists. Browsers send the origin; this is no proof of who calls."""
    shop = queries.by_site_key(site_key)
    if not queries.lists_origin(shop, request.headers.get("Origin", "")):
        raise OriginNotListed
    return shop


def may(scope: str) -> Callable[[], ManageScope]:
    """Whoever has exactly this scope: the shop's server by its secret key, or staff by their role."""

    def guard() -> ManageScope:
        return _by_key(scope) if "Authorization" in request.headers else staff_door.enter(scope)

    guard.__name__ = f"may {scope}"
    return guard


def _by_key(scope: str) -> ManageScope:
    shop, found = queries.by_secret_key(bearer())
    if scope not in found.scopes.split():
        raise Forbidden(f"This key lacks the scope {scope}")
    g.called_by_key_of = shop.id
    return ManageScope(shop, found.id, f"key:{found.id.hex}")


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
