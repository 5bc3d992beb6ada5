"""The secret keys of the shop's own server: made with exact scopes, shown once, revoked."""

from typing import Any

from flask import Response, request

from goodword.lib import ids
from goodword.lib.db import session
from goodword.lib.errors import Invalid, NotFound, Problem
from goodword.shops import queries as shops
from goodword.shops import service
from goodword.shops.models import ApiKey
from goodword.shops.rules import SCOPES
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("keys")
_SURE = staff("keys:write", fresh=True)


@pages.get("/keys")
@reads(staff("keys:read"))
def keys(seat: Seat) -> Response:
    """Which keys there are."""
    return _keys(seat)


@pages.post("/keys")
@writes(_SURE)
def create(seat: Seat) -> Response:
    """A new key."""
    name, scopes = frame.field("name", longest=80), request.form.getlist("scope")
    try:
        if not name:
            raise Invalid.of("/name", "required", "A name is needed")
        if not scopes:
            raise Invalid.of("/scope", "required", "Choose what it may do")
        _, secret = service.create_key(shop=frame.shop_of(seat), name=name, scopes=scopes, actor=seat.actor)
    except Invalid as problem:
        return _keys(seat, problem, name=name, chosen=scopes)
    return _keys(seat, secret=secret)


@pages.post("/keys/<string:key_id>/revoke")
@writes(_SURE)
def revoke(seat: Seat, key_id: str) -> Response:
    """A key that opens nothing any more."""
    named = ids.parse("key", key_id)
    found = session().get(ApiKey, (frame.shop_of(seat).id, named)) if named else None
    if found is None or found.revoked_at is not None:
        raise NotFound
    service.revoke_key(shop=frame.shop_of(seat), key=found, actor=seat.actor)
    return frame.go("/staff/keys?done=revoked")


def _keys(seat: Seat, problem: Problem | None = None, **more: Any) -> Response:
    known = shops.keys_of(frame.shop_of(seat))
    return frame.show("keys.html", seat=seat, tab="keys", problem=problem, keys=known, scopes=SCOPES, **more)
