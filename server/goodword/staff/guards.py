"""Who of the staff calls: by a session on our own pages, and by the same session on the shop's side of the API."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, Response, g, request

from goodword.lib.db import writing
from goodword.lib.errors import Forbidden, Unauthorized
from goodword.shops.guards import ManageScope
from goodword.staff import forms, sessions
from goodword.staff.rules import allows
from goodword.staff.sessions import Seat


class SignInFirst(Unauthorized):
    """Nobody is signed in, or too long ago for this; pages send to the sign-in page."""


def staff(scope: str, *, fresh: bool = False) -> Callable[[], Seat]:
    """Somebody who is signed in and has the scope; ``fresh`` wants that to have been a short while ago."""

    def guard() -> Seat:
        seat = _seat()
        if seat is None or (fresh and not seat.is_fresh):
            raise SignInFirst
        if request.method not in {"GET", "HEAD"}:
            forms.check()
        if scope != "self" and (seat.role is None or not allows(seat.role, scope)):
            raise Forbidden(f"Your role lacks the scope {scope}")
        return seat

    guard.__name__ = f"staff {scope}"
    return guard


def visitor(view: Callable[..., Any]) -> Callable[..., Any]:
    """Declare a page for people on their way in: it opens its transactions by itself, its forms are checked."""

    @wraps(view)
    def checked(**names: Any) -> Any:
        if request.method not in {"GET", "HEAD"}:
            forms.check()
        return view(**names)

    checked.allows = "staff visitor"  # type: ignore[attr-defined]  # read by refuse_undeclared
    return checked


def seated(scope: str) -> ManageScope | None:
    """Staff calling the API from a page of ours; None when nobody is signed in.

    :raises Forbidden: another page calls, or the role lacks the scope.
    """
    seat = _seat()
    if seat is None:
        return None
    forms.check()
    if seat.shop is None or seat.role is None or not allows(seat.role, scope):
        raise Forbidden(f"Your role lacks the scope {scope}")
    return ManageScope(seat.shop, seat.staff.id, seat.actor)


def keep_sessions(app: Flask) -> None:
    """Note that a session is in use, at most once a minute and after the answer's own transaction."""

    @app.after_request
    def _touch(response: Response) -> Response:
        if "staff_in_use" in g:
            with writing():
                sessions.touch(g.staff_in_use)
        return response


def _seat() -> Seat | None:
    seat = sessions.seat(forms.cookie(forms.SESSION))
    if seat is not None and sessions.needs_touch(seat.session):
        g.staff_in_use = seat.session.id
    return seat
