"""What the shop's side does with experts."""

from typing import Any

from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.shoppers import experts
from goodword.shoppers.models import Expert
from goodword.shoppers.schemas import ExpertIn, ExpertOut, ExpertsOut
from goodword.shops.guards import ManageScope, may
from goodword.web.edge import reads, writes

api = Blueprint("experts", __name__, url_prefix="/v1/manage/experts", description="Who writes as an expert")


@api.get("")
@reads(may("experts:read"))
@api.response(200, ExpertsOut)
def every(scope: ManageScope) -> dict[str, Any]:
    """The shop's experts, invited ones and those of before too."""
    return {"data": [_shown(each) for each in experts.every(scope.shop_id)]}


@api.post("")
@api.arguments(ExpertIn)
@writes(may("experts:write"), once=True)
@api.response(201, ExpertOut)
def invite(scope: ManageScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Mail an invitation; she is an expert when she has pressed the button behind its link."""
    return _shown(experts.invite(shop=scope.shop, actor=scope.actor, **sent))


@api.delete("/<string:expert_id>")
@writes(may("experts:write"))
@api.response(200, ExpertOut)
def remove(scope: ManageScope, expert_id: str) -> dict[str, Any]:
    """She writes like everybody else from now on; what she wrote stays."""
    return _shown(experts.remove(expert=experts.by_id(scope.shop_id, ids.parse("xpt", expert_id)), actor=scope.actor))


def _shown(expert: Expert) -> dict[str, Any]:
    return {name: getattr(expert, name) for name in _NAMES} | {"state": experts.state_of(expert)}


_NAMES = ("id", "email", "name", "title", "topics", "invited_at", "accepted_at", "removed_at")
