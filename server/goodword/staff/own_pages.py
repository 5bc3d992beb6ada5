"""Her own page: who she is, her shops, what opens the door to her, where she is signed in."""

from typing import Any

from flask import Response, request

from goodword.lib import ids
from goodword.lib.db import reading
from goodword.lib.errors import Conflict, Invalid, NotFound, Problem
from goodword.shops import queries as shops
from goodword.staff import forms, frame, own, queries, recovery, sessions, totp
from goodword.staff.entering import Wrong
from goodword.staff.guards import staff, visitor
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes
from goodword.web.limits import limit, limiter

pages = frame.blueprint("own")
_ME, _SURE = staff("self"), staff("self", fresh=True)


@pages.get("/")
@reads(_ME)
def you(seat: Seat) -> Response:
    """Who she is."""
    return _you(seat, by=request.args.get("by", ""))


@pages.post("/shop")
@writes(_ME)
def look_at(seat: Seat) -> Response:
    """Look at another of her shops."""
    shop = shops.by_site_key(request.form.get("shop", ""))
    if not sessions.look_at(seat, shop.id):
        raise NotFound
    return frame.go("/staff/")


@pages.post("/me")
@writes(_ME)
def rename(seat: Seat) -> Response:
    """Name and language."""
    try:
        own.rename(seat.staff, name=frame.field("name", longest=80), locale=request.form.get("locale", ""))
    except Invalid as problem:
        return _you(seat, problem)
    return frame.go("/staff/?done=saved")


@pages.post("/me/password")
@limiter.limit(limit(30, "hour"))
@visitor
def password() -> Response:
    """A new password, by the present one."""
    with reading():
        seat = _SURE()
    given = {name: request.form.get(name, "") for name in ("current", "password")}
    try:
        own.change_password(
            staff=seat.staff, session_id=seat.session.id, current=given["current"], new=given["password"]
        )
    except Invalid as problem:
        with reading():
            return _you(_SURE(), problem)
    return frame.go("/staff/?done=password")


@pages.post("/me/app/begin")
@writes(_SURE)
def begin_app(seat: Seat) -> Response:
    """A QR code for an app."""
    bearer, secret = own.begin_app(seat.staff)
    return forms.keep(_app(seat, secret), forms.STEP, bearer)


@pages.post("/me/app")
@writes(_SURE)
def set_app(seat: Seat) -> Response:
    """The app's first code."""
    step = forms.cookie(forms.STEP)
    try:
        own.set_app(seat.staff, step_bearer=step, code=request.form.get("code", "")[:20])
    except Wrong as problem:
        return _app(seat, own.begun_secret(seat.staff, step), problem)
    return frame.go("/staff/?done=app")


@pages.post("/me/app/remove")
@writes(_SURE)
def remove_app(seat: Seat) -> Response:
    """No app any more."""
    try:
        own.remove_app(seat.staff)
    except Conflict as problem:
        return _you(seat, problem, error="last_second")
    return frame.go("/staff/?done=removed")


@pages.post("/me/passkeys/begin")
@writes(_SURE)
def begin_passkey(seat: Seat) -> Response:
    """What the browser needs to make a passkey."""
    options, bearer = own.begin_passkey(seat.staff)
    return forms.keep(Response(options, content_type="application/json"), forms.STEP, bearer)


@pages.post("/me/passkeys")
@writes(_SURE)
def add_passkey(seat: Seat) -> Response:
    """A passkey is made."""
    name = frame.field("name", longest=60) or frame.browser().device or "Passkey"
    try:
        answer = request.form.get("answer", "")
        own.add_passkey(seat.staff, step_bearer=forms.cookie(forms.STEP), answer=answer, name=name)
    except Invalid as problem:
        return _you(seat, problem)
    return frame.go("/staff/?done=passkey")


@pages.post("/me/passkeys/<string:passkey_id>/remove")
@writes(_SURE)
def remove_passkey(seat: Seat, passkey_id: str) -> Response:
    """A passkey that opens nothing any more."""
    try:
        own.remove_passkey(seat.staff, ids.parse("psk", passkey_id))
    except Conflict as problem:
        return _you(seat, problem, error="last_second")
    return frame.go("/staff/?done=removed")


@pages.post("/me/codes")
@writes(_SURE)
def codes(seat: Seat) -> Response:
    """Ten new codes, shown this once."""
    return frame.show("codes.html", seat=seat, tab="you", codes=recovery.renew(seat.staff.id), joined=False)


@pages.post("/me/sessions/end")
@writes(_ME)
def end_others(seat: Seat) -> Response:
    """Out everywhere but here."""
    sessions.end(staff_id=seat.staff.id, but=seat.session.id)
    return frame.go("/staff/?done=ended")


@pages.post("/me/sessions/<string:session_id>/end")
@writes(_ME)
def end_one(seat: Seat, session_id: str) -> Response:
    """Out there."""
    named = ids.parse("ses", session_id)
    if named is None or not sessions.end(staff_id=seat.staff.id, session_id=named):
        raise NotFound
    return frame.go("/staff/?done=ended")


def _you(seat: Seat, problem: Problem | None = None, *, error: str = "", **more: Any) -> Response:
    if error:
        more["errors"] = {"": error}
    return frame.show(
        "you.html",
        seat=seat,
        tab="you",
        passkeys=queries.passkeys_of(seat.staff.id),
        codes_left=queries.codes_left(seat.staff.id),
        sessions=queries.sessions_of(seat.staff.id),
        problem=problem,
        **more,
    )


def _app(seat: Seat, secret: str, problem: Problem | None = None) -> Response:
    address = totp.address(secret, email=seat.staff.email)
    return frame.show("app.html", seat=seat, tab="you", secret=secret, qr=totp.picture(address), problem=problem)
