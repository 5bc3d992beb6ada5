"""The staff's page about experts: who they are, inviting one, letting one go."""

from typing import Any

from flask import Response, request

from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.errors import Conflict, Invalid, Problem
from goodword.shoppers import experts
from goodword.shoppers.schemas import EXPERT_LINE, EXPERT_TOPIC, EXPERT_TOPICS
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("experts")
_MAY = staff("experts:write")


@pages.get("/experts")
@reads(staff("experts:read"))
def every(seat: Seat) -> Response:
    """Who they are, those of before too."""
    return _experts(seat)


@pages.post("/experts")
@writes(_MAY)
def invite(seat: Seat) -> Response:
    """Mail an invitation."""
    typed = {name: frame.field(name, longest=EXPERT_LINE) for name in ("name", "title")}
    typed["email"] = request.form.get("email", "").strip()[:254]
    topics = [each[:EXPERT_TOPIC] for each in request.form.get("topics", "")[:2_000].split(",") if plain.line(each)]
    try:
        experts.invite(shop=frame.shop_of(seat), topics=topics[:EXPERT_TOPICS], actor=seat.actor, **typed)
    except (Invalid, Conflict) as problem:
        already = {"errors": {"email": "expert"}} if isinstance(problem, Conflict) else {}
        return _experts(seat, problem, typed=typed | {"topics": ", ".join(topics)}, **already)
    return frame.go("/staff/experts?done=invited")


@pages.post("/experts/<string:expert_id>/remove")
@writes(_MAY)
def remove(seat: Seat, expert_id: str) -> Response:
    """She writes like everybody else from now on."""
    experts.remove(expert=experts.by_id(frame.shop_of(seat).id, ids.parse("xpt", expert_id)), actor=seat.actor)
    return frame.go("/staff/experts?done=removed")


def _experts(seat: Seat, problem: Problem | None = None, **more: Any) -> Response:
    known = [(each, experts.state_of(each)) for each in experts.every(frame.shop_of(seat).id)]
    return frame.show("experts.html", seat=seat, tab="experts", problem=problem, experts=known, **more)
