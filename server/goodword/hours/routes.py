"""Reading hours from a shop's page. Asking, voting and answering are as with any question: see ``product``."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.hours import pages, queries, service
from goodword.hours.schemas import HourOut, HoursOut, HoursQuery, NewsOut, NewsQuery
from goodword.lib import ids
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.web.edge import reads
from goodword.web.finished import as_json

api = Blueprint("hours", __name__, url_prefix="/v1/shops/<string:site_key>/hours", description="Expert hours")


@api.get("")
@api.arguments(HoursQuery, location="query")
@reads(guards.public)
@api.response(200, HoursOut)
def every(shop: Shop, wish: dict[str, Any]) -> Response:
    """The shop's expert hours, those to come and those that are over, the latest first."""
    return as_json({"data": pages.many(queries.every(shop.id, **wish))})


@api.get("/<string:hour_id>")
@reads(guards.public)
@api.response(200, HourOut)
def one(shop: Shop, hour_id: str) -> Response:
    """One hour."""
    return as_json(pages.shown(queries.by_id(shop.id, ids.parse(service.PREFIX, hour_id))))


@api.get("/<string:hour_id>/news")
@api.arguments(NewsQuery, location="query")
@reads(guards.public)
@api.response(200, NewsOut)
def news(shop: Shop, wish: dict[str, Any], hour_id: str) -> Response:
    """Whether its questions, votes, answers or its state have changed since a version, and when to ask again."""
    return as_json(pages.news(queries.by_id(shop.id, ids.parse(service.PREFIX, hour_id)), wish["since"]))
