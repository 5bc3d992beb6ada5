"""What the shop's own server does with hours, by a secret key."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.hours import pages, queries, service
from goodword.hours.models import Hour
from goodword.hours.schemas import CancelIn, ChangeIn, HourIn, HourOut, HoursOut, HoursQuery
from goodword.lib import ids
from goodword.shoppers import experts
from goodword.shops.guards import ManageScope, may
from goodword.submissions.schemas import NothingIn
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json

api = Blueprint(
    "managing hours", __name__, url_prefix="/v1/manage/hours", description="The shop's side of expert hours"
)


@api.get("")
@api.arguments(HoursQuery, location="query")
@reads(may("experts:read"))
@api.response(200, HoursOut)
def every(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """The shop's hours, the latest first."""
    return as_json({"data": pages.many(queries.every(scope.shop_id, **wish))})


@api.post("")
@api.arguments(HourIn)
@writes(may("experts:write"), once=True)
@api.response(201, HourOut)
def announce(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """Announce an hour with an expert who has accepted. Whoever asked to be told gets a letter."""
    expert = experts.by_id(scope.shop_id, ids.parse("xpt", sent.pop("expert")))
    plan = service.Plan(about=sent.pop("products"), **sent)
    hour = service.announce(shop=scope.shop, expert=expert, plan=plan, actor=scope.actor)
    answer = as_json(pages.shown(hour))
    answer.status_code = 201
    return answer


@api.patch("/<string:hour_id>")
@api.arguments(ChangeIn)
@writes(may("experts:write"), once=True)
@api.response(200, HourOut)
def change(scope: ManageScope, sent: dict[str, Any], hour_id: str) -> Response:
    """Another date, length or other words. Whoever has asked in it hears of another date."""
    to = service.Change(**sent)
    return as_json(pages.shown(service.change(hour=_mine(scope, hour_id), to=to, actor=scope.actor)))


@api.post("/<string:hour_id>/cancel")
@api.arguments(CancelIn)
@writes(may("experts:write"), once=True)
@api.response(200, HourOut)
def cancel(scope: ManageScope, sent: dict[str, Any], hour_id: str) -> Response:
    """It does not take place; its questions stay readable."""
    return as_json(pages.shown(service.cancel(hour=_mine(scope, hour_id), reason=sent["reason"], actor=scope.actor)))


@api.post("/<string:hour_id>/open")
@api.arguments(NothingIn)
@writes(may("experts:write"), once=True)
@api.response(200, HourOut)
def open_now(scope: ManageScope, _nothing: dict[str, Any], hour_id: str) -> Response:
    """Let it begin now."""
    return as_json(pages.shown(service.open_now(hour=_mine(scope, hour_id), actor=scope.actor)))


@api.post("/<string:hour_id>/close")
@api.arguments(NothingIn)
@writes(may("experts:write"), once=True)
@api.response(200, HourOut)
def close_now(scope: ManageScope, _nothing: dict[str, Any], hour_id: str) -> Response:
    """Let it end now."""
    return as_json(pages.shown(service.close_now(hour=_mine(scope, hour_id), actor=scope.actor)))


def _mine(scope: ManageScope, hour_id: str) -> Hour:
    return queries.by_id(scope.shop_id, ids.parse(service.PREFIX, hour_id), lock=True)
