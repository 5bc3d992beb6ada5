"""Guests greet; mailed links are pressed."""

from typing import Any

from flask_smorest import Blueprint

from goodword.lib.errors import IdentityRequired
from goodword.shoppers import bearers, exchanging, faces, service
from goodword.shoppers.guards import WriterScope, herself, shopper
from goodword.shoppers.rules import SHOP
from goodword.shoppers.schemas import AssertionIn, GuestIn, GuestOut, KnownOut, MeOut
from goodword.shops import guards, settings
from goodword.shops.models import Shop
from goodword.web.edge import reads, writes
from goodword.web.limits import limit, limiter

api = Blueprint("shoppers", __name__, url_prefix="/v1/shops/<string:site_key>", description="Who writes")


@api.post("/guests")
@limiter.limit(limit(60, "hour"))
@api.arguments(GuestIn)
@writes(guards.page)
@api.response(201, GuestOut)
def greet(shop: Shop, _nothing: dict[str, Any]) -> dict[str, str]:
    """Become a guest: at the first write, never before."""
    if settings.vouches_for_all(shop.settings):
        raise IdentityRequired
    _, bearer = service.greet(shop_id=shop.id)
    return {"bearer": bearer}


@api.get("/me")
@reads(herself)
@api.response(200, MeOut)
def me(scope: WriterScope) -> dict[str, Any]:
    """Who she is, as she herself is told it."""
    return faces.me(shopper=scope.shopper, how=scope.how, proven_until=scope.proven_until)


@api.post("/shopper")
@limiter.limit(limit(600, "hour"))
@api.arguments(AssertionIn)
@writes(guards.page)
@api.response(201, KnownOut)
def be_vouched_for(shop: Shop, sent: dict[str, Any]) -> dict[str, Any]:
    """Exchange the shop's word for a bearer. Whatever is wrong with it is answered alike."""
    given, known = exchanging.exchange(shop=shop, assertion=sent["assertion"] or "", also=sent["guest"])
    return faces.known(given, known, how=SHOP)


@api.delete("/shopper")
@writes(shopper)
@api.response(204)
def sign_out(scope: WriterScope) -> None:
    """Sign out: this bearer opens nothing any more, on whatever page it is."""
    if scope.bearer is not None:
        bearers.revoke(bearer=scope.bearer)
