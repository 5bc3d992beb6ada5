"""Who may see how the server is doing: this machine itself, or whoever has the token."""

import hmac
import ipaddress
from collections.abc import Callable
from functools import wraps

from flask import Response, current_app, request

from goodword.config import Config
from goodword.lib.errors import NotFound, Unauthorized

PASSED_ON = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")


def operators(view: Callable[[], Response]) -> Callable[[], Response]:
    """Let operators in.

    A proxy on this machine calls from this machine, too, for the whole world: what it
    has passed on needs the token.
    """

    @wraps(view)
    def guarded() -> Response:
        token = config_now().metrics_token
        if token:
            _expect(token)
        elif not _is_from_here():
            raise NotFound
        return view()

    guarded.allows = "operator"  # type: ignore[attr-defined]  # read by refuse_undeclared
    return guarded


def config_now() -> Config:
    """The settings of the application that answers."""
    found: Config = current_app.config["GOODWORD"]
    return found


def _expect(token: str) -> None:
    kind, _, sent = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not hmac.compare_digest(sent.strip().encode(), token.encode()):
        raise Unauthorized


def _is_from_here() -> bool:
    if any(name in request.headers for name in PASSED_ON):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
