"""Which pages may read our answers in a browser (Fetch standard, CORS).

Reads answer every origin. Writes answer an origin that the shop lists, by exact
look-up in its rows; there are no cookies, so there are no credentials to allow.
"""

import re
from collections.abc import Callable

from flask import Flask, Response, request

_OF_SHOP = re.compile(r"/v1/shops/([\x21-\x2e\x30-\x7e]+)/")
_READS = {"GET", "HEAD"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "7200",
}


def answer_origins(app: Flask, lists: Callable[[str, str], bool]) -> None:
    """Set the headers; ``lists(site_key, origin)`` says whether the shop lists it."""

    @app.before_request
    def _preflight() -> Response | None:
        return Response(status=204) if _asks_first() else None

    @app.after_request
    def _headers(response: Response) -> Response:
        match = _OF_SHOP.match(request.path)
        origin = request.headers.get("Origin")
        if not match:
            return response
        if request.method in _READS:
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response
        response.vary.add("Origin")
        if origin and lists(match[1], origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "Retry-After, X-Request-Id"
            response.headers.update(_PREFLIGHT if _asks_first() else {})
        return response


def _asks_first() -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
