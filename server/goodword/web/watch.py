"""The outermost layer of the server: names each request, measures it, and writes its line.

The line has the route's template, never the address that was asked for: an address
carries a shop's product refs, links that act, and what shoppers search for.
"""

import re
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from flask import Flask, request

from goodword.lib import traces
from goodword.web.lines import Note, notes

Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]
ROUTE, DOOR = "goodword.route", "goodword.door"
METHODS = {name: name for name in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")}
NO_ROUTE = "-"
_PLACE = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")


def name_routes(app: Flask) -> None:
    """Let Flask say which of its routes a request took."""

    @app.before_request
    def _name() -> None:
        if request.url_rule is not None:
            request.environ[ROUTE] = template(request.url_rule.rule)


@lru_cache(maxsize=1024)
def template(rule: str) -> str:
    """A route as OpenAPI writes it."""
    return _PLACE.sub(r"{\1}", rule)


class Watch:
    """A WSGI application around another one. What is inside says in the environment which route it took."""

    def __init__(self, inside: Wsgi) -> None:
        self.inside = inside

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer with ``X-Request-Id``, and note how long that took."""
        begun = time.perf_counter()
        trace = traces.of_request(environ.get("HTTP_TRACEPARENT", ""), environ.get("HTTP_X_REQUEST_ID", ""))
        token = traces.current.set(trace)
        status = 500

        def named(line: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            nonlocal status
            status = int(line[:3])
            headers.append(("X-Request-Id", trace.request_id))
            return start(line, headers, *fault)

        try:
            return self.inside(environ, named)
        finally:
            traces.current.reset(token)
            seconds, now = time.perf_counter() - begun, time.time()
            method = METHODS.get(environ["REQUEST_METHOD"], "OTHER")
            route, door = environ.get(ROUTE, NO_ROUTE), environ.get(DOOR, "inside")
            notes.take(Note(trace, method, route, status, seconds, door, now))
