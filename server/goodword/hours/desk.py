"""The staff's page of expert hours: which there are, announcing one, opening, ending, cancelling."""

from typing import Any

from babel.dates import format_datetime
from flask import Response, request

from goodword.hours import pages as hours
from goodword.hours import queries, rules, service, times
from goodword.hours.models import Hour
from goodword.hours.words import desk as said
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.errors import Conflict, Invalid, NotFound, Problem
from goodword.shoppers import experts
from goodword.shops.models import Shop
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("hours")
_MAY = staff("experts:write")
FIELDS = ("expert", "title", "begins_at", "minutes")


@pages.get("/hours")
@reads(staff("experts:read"))
def every(seat: Seat) -> Response:
    """Which there are, those that are over too."""
    return _page(seat, done=request.args.get("done", ""))


@pages.post("/hours")
@writes(_MAY)
def announce(seat: Seat) -> Response:
    """Announce one."""
    shop = frame.shop_of(seat)
    typed = _typed()
    try:
        expert = experts.by_id(shop.id, ids.parse("xpt", typed["expert"]))
        service.announce(shop=shop, expert=expert, plan=_plan(shop, typed), actor=seat.actor)
    except (Invalid, Conflict, NotFound) as problem:
        return _page(seat, problem, typed=typed)
    return frame.go("/staff/hours?done=saved")


@pages.post("/hours/<string:hour_id>/change")
@writes(_MAY)
def change(seat: Seat, hour_id: str) -> Response:
    """Another date, length or other words."""
    typed = _typed()
    try:
        plan = _plan(frame.shop_of(seat), typed)
        to = service.Change(title=plan.title, text=plan.text, begins_at=plan.begins_at, minutes=plan.minutes)
        service.change(hour=_hour(seat, hour_id), to=to, actor=seat.actor)
    except (Invalid, Conflict) as problem:
        return _page(seat, problem, changing=typed | {"id": hour_id})
    return frame.go("/staff/hours?done=saved")


@pages.post("/hours/<string:hour_id>/open")
@writes(_MAY)
def open_now(seat: Seat, hour_id: str) -> Response:
    """Let it begin now."""
    return _done(seat, lambda: service.open_now(hour=_hour(seat, hour_id), actor=seat.actor))


@pages.post("/hours/<string:hour_id>/close")
@writes(_MAY)
def close_now(seat: Seat, hour_id: str) -> Response:
    """Let it end now."""
    return _done(seat, lambda: service.close_now(hour=_hour(seat, hour_id), actor=seat.actor))


@pages.post("/hours/<string:hour_id>/cancel")
@writes(_MAY)
def cancel(seat: Seat, hour_id: str) -> Response:
    """It does not take place."""
    return _done(seat, lambda: service.cancel(hour=_hour(seat, hour_id), reason=None, actor=seat.actor))


def _typed() -> dict[str, str]:
    typed = {name: frame.field(name, longest=rules.TITLE_MAX) for name in FIELDS}
    return typed | {"text": (plain.paragraphs(request.form.get("text", "")) or "")[: rules.TEXT_MAX]}


def _plan(shop: Shop, typed: dict[str, str]) -> service.Plan:
    minutes = typed["minutes"]
    return service.Plan(
        title=typed["title"],
        text=typed["text"],
        begins_at=times.typed(shop, typed["begins_at"]),
        minutes=int(minutes) if minutes.isascii() and minutes.isdecimal() and len(minutes) < 5 else 0,
    )


def _done(seat: Seat, deed: Any) -> Response:
    try:
        deed()
    except Conflict as problem:
        return _page(seat, problem)
    return frame.go("/staff/hours?done=saved")


def _hour(seat: Seat, shown: str) -> Hour:
    return queries.by_id(frame.shop_of(seat).id, ids.parse(service.PREFIX, shown), lock=True)


def _now(shop: Shop, hour: Hour, lang: str) -> tuple[str, dict[str, Any]]:
    """When it begins, in words, and what the form of a change begins with."""
    begins = times.shown(shop, hour.begins_at)
    typed = {"title": hour.title, "text": hour.text or "", "minutes": hour.minutes}
    return format_datetime(begins, "medium", locale=lang), typed | {"begins_at": begins.strftime("%Y-%m-%dT%H:%M")}


def _page(seat: Seat, problem: Problem | None = None, **more: Any) -> Response:
    shop, lang = frame.shop_of(seat), seat.staff.locale
    listed = [(hour, hours.shown(hour), *_now(shop, hour, lang)) for hour in queries.every(shop.id)]
    return frame.show(
        "hours.html",
        seat=seat,
        tab="hours",
        problem=problem,
        h=said.words(lang),
        hours=listed,
        experts=[each for each in experts.every(shop.id) if experts.state_of(each) == "accepted"],
        zone=shop.time_zone,
        **more,
    )
