"""Guests greet; mailed links are pressed."""

from typing import Any

from flask_smorest import Blueprint

from goodword.shoppers import service
from goodword.shoppers.schemas import GuestIn, GuestOut
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.web.edge import writes
from goodword.web.limits import limit, limiter

api = Blueprint("shoppers", __name__, url_prefix="/v1/shops/<string:site_key>", description="Who writes")


@api.post("/guests")
@limiter.limit(limit(60, "hour"))
@api.arguments(GuestIn)
@writes(guards.page)
@api.response(201, GuestOut)
def greet(shop: Shop, _nothing: dict[str, Any]) -> dict[str, str]:
    """Become a guest: at the first write, never before."""
    _, bearer = service.greet(shop_id=shop.id)
    return {"bearer": bearer}
