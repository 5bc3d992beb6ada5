"""The staff's page of cases: what somebody flagged or a rule held, read and decided one by one."""

from flask import Response, request

from goodword.contributions.rules import HIDE_REASONS
from goodword.dashboard.waiting import waiting
from goodword.dashboard.words import words
from goodword.lib import ids
from goodword.lib.errors import Conflict, Invalid, Problem
from goodword.moderation import queries, service
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("cases", __name__)
MOST = 30


@pages.get("/cases")
@reads(staff("cases:read"))
def every(seat: Seat) -> Response:
    """What waits, the oldest first."""
    return _page(seat, done=request.args.get("done", ""))


@pages.post("/cases/<string:case_id>")
@writes(staff("cases:write"))
def decide(seat: Seat, case_id: str) -> Response:
    """Decide one."""
    case = queries.case_by_id(frame.shop_of(seat).id, ids.parse("cas", case_id), lock=True)
    reason = request.form.get("reason") or None
    try:
        service.decide(case=case, decision=request.form.get("decision", ""), reason=reason, actor=seat.actor)
    except (Invalid, Conflict) as problem:
        return _page(seat, problem)
    return frame.go("/staff/cases?done=saved")


def _page(seat: Seat, problem: Problem | None = None, done: str = "") -> Response:
    shop, lang = frame.shop_of(seat), seat.staff.locale
    return frame.show(
        "cases.html",
        seat=seat,
        tab="cases",
        problem=problem,
        done=done,
        c=words(lang),
        cases=waiting(shop.id, lang=lang, limit=MOST),
        more=max(0, queries.count_open(shop.id) - MOST),
        reasons=HIDE_REASONS,
    )
