"""Ratings of many products at once."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.catalog import shelf
from goodword.catalog.schemas import RatingsOut, RatingsQuery
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.web.edge import reads
from goodword.web.finished import as_json

api = Blueprint("catalog", __name__, url_prefix="/v1/shops/<string:site_key>", description="Products and their ratings")


@api.get("/ratings")
@api.arguments(RatingsQuery, location="query")
@reads(guards.public)
@api.response(200, RatingsOut)
def ratings(shop: Shop, wish: dict[str, Any]) -> Response:
    """Ratings of up to 100 products, in the order asked for. Usually answered from snapshots."""
    told = {"data": [shelf.rating_of(shop.id, ref) for ref in wish["product"]]}
    return as_json(told)
