"""The shop's people, and links on their way to some more."""

from typing import Any

from flask import Response, request

from goodword.lib import ids
from goodword.lib.errors import Conflict, Invalid, Problem
from goodword.staff import frame, queries, service
from goodword.staff.guards import staff
from goodword.staff.models import Staff
from goodword.staff.rules import ROLES
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("people")
_SURE = staff("people:write", fresh=True)


@pages.get("/people")
@reads(staff("people:read"))
def people(seat: Seat) -> Response:
    """Who they are."""
    return _people(seat)


@pages.post("/people/invite")
@writes(_SURE)
def invite(seat: Seat) -> Response:
    """Mail a link to somebody new."""
    email, role = request.form.get("email", "").strip()[:254], request.form.get("role", "")
    try:
        service.invite(shop=frame.shop_of(seat), email=email, role=role, actor=seat.actor, locale=seat.staff.locale)
    except Invalid as problem:
        return _people(seat, problem, email=email)
    except Conflict as problem:
        return _people(seat, problem, errors={"email": "already"}, email=email)
    return frame.go("/staff/people?done=invited")


@pages.post("/people/invitations/<string:invitation_id>/take-back")
@writes(_SURE)
def take_back(seat: Seat, invitation_id: str) -> Response:
    """A link that opens nothing any more."""
    service.take_back(shop=frame.shop_of(seat), invitation_id=ids.parse("inv", invitation_id), actor=seat.actor)
    return frame.go("/staff/people?done=taken_back")


@pages.post("/people/<string:staff_id>/role")
@writes(_SURE)
def role(seat: Seat, staff_id: str) -> Response:
    """She is something else from now on."""
    person = _person(seat, staff_id)
    try:
        service.give_role(
            shop_id=frame.shop_of(seat).id, staff=person, role=request.form.get("role", ""), actor=seat.actor
        )
    except (Conflict, Invalid) as problem:
        return _people(seat, problem, errors={"": "last_owner"} if isinstance(problem, Conflict) else {})
    return frame.go("/staff/people?done=saved")


@pages.post("/people/<string:staff_id>/reset")
@writes(_SURE)
def reset(seat: Seat, staff_id: str) -> Response:
    """Mail her a link to set password and second step anew."""
    person = _person(seat, staff_id)
    service.reset(shop=frame.shop_of(seat), staff=person, actor=seat.actor)
    return frame.go("/staff/people?done=reset")


@pages.post("/people/<string:staff_id>/remove")
@writes(_SURE)
def remove(seat: Seat, staff_id: str) -> Response:
    """She is nobody here any more."""
    person = _person(seat, staff_id)
    try:
        service.remove(shop_id=frame.shop_of(seat).id, staff=person, actor=seat.actor)
    except Conflict as problem:
        return _people(seat, problem, errors={"": "last_owner"})
    return frame.go("/staff/" if person.id == seat.staff.id else "/staff/people?done=removed")


def _person(seat: Seat, staff_id: str) -> Staff:
    person, _ = queries.person_of(frame.shop_of(seat).id, ids.parse("stf", staff_id))
    return person


def _people(seat: Seat, problem: Problem | None = None, **more: Any) -> Response:
    shop = frame.shop_of(seat)
    return frame.show(
        "people.html",
        seat=seat,
        tab="people",
        problem=problem,
        people=queries.people_of(shop.id),
        invitations=queries.open_invitations(shop.id),
        roles=ROLES,
        **more,
    )
