"""What a form of the staff pages must carry: a token of this very browser, and our own origin (OWASP's CSRF notes).

The token is a signature over a random cookie and the session's: nothing to store, and worthless in another browser.
"""

import base64
import secrets

from flask import Response, g, request

from goodword.lib.errors import Forbidden
from goodword.lib.signing import signer
from goodword.staff.passkeys import own_origin

SESSION, STEP, PAGE = "__Host-gw-staff", "__Host-gw-step", "__Host-gw-page"
FIELD, HEADER = "form", "X-Goodword-Form"
_SAFE = {"GET", "HEAD"}
_PURPOSE = "staff form"


def cookie(name: str) -> str | None:
    """What the browser keeps under this name."""
    return request.cookies.get(name)


def keep(response: Response, name: str, value: str | None) -> Response:
    """Let the browser keep it until it is closed, for our pages only; None forgets it."""
    if value is None:
        response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="Lax")
    else:
        response.set_cookie(name, value, path="/", secure=True, httponly=True, samesite="Lax")
    return response


def token() -> str:
    """The token for this answer's forms."""
    return _token_of(page_cookie(), g.get("staff_bearer", cookie(SESSION)))


def page_cookie() -> str:
    """The random cookie of this browser, made when there is none."""
    if "staff_page" not in g:
        g.staff_page = cookie(PAGE) or secrets.token_urlsafe(16)
    return str(g.staff_page)


def check() -> None:
    """Stop whatever another page has sent.

    :raises Forbidden: it has, or the form is of a browser that was closed since.
    """
    origin = request.headers.get("Origin")
    if request.method not in _SAFE and origin != own_origin():
        raise Forbidden("This did not come from a page of ours")
    if origin not in {None, own_origin()} or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Forbidden("This did not come from a page of ours")
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    here = cookie(PAGE)
    if not here or not secrets.compare_digest(given.encode(), _token_of(here, cookie(SESSION)).encode()):
        raise Forbidden("This page is too old; load it again")


def _token_of(page: str, session_bearer: str | None) -> str:
    signed = signer.sign(_PURPOSE, f"{page}\0{session_bearer or ''}".encode("utf-8", "surrogatepass"))
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")
