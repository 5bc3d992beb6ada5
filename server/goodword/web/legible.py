"""What no route needs to look at: addresses with control characters, and bodies that are not JSON."""

import json
import re
from collections.abc import Callable
from typing import Any

from flask import Flask, request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from goodword.lib.errors import NotFound

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_FRAME = 16 << 10
"""What a multipart form adds to its file."""
_WITH_BODY = {"POST", "PUT", "PATCH"}


def takes_files(largest: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a view that takes a multipart form with a file of up to ``largest`` bytes instead of JSON."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        view.takes_files = largest  # type: ignore[attr-defined]  # read below
        return view

    return decorate


def refuse_illegible(app: Flask) -> None:
    """Answer them before any route does. A form of another page can send no JSON, so none is taken as such."""

    @app.before_request
    def _look() -> None:
        if _CONTROLS.search(request.path):
            raise NotFound
        is_ours = request.path.startswith("/v1/") and request.routing_exception is None
        if is_ours and request.method in _WITH_BODY:
            largest = getattr(app.view_functions[request.endpoint or ""], "takes_files", None)
            _look_at_body() if largest is None else _look_at_form(largest)


def _look_at_form(largest: int) -> None:
    # Another page's form can send this too, but not the bearer that the guard asks for.
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType("Send a multipart form with a file")
    request.max_content_length, request.max_form_parts = largest + _FRAME, 10


def _look_at_body() -> None:
    if not request.is_json:
        raise UnsupportedMediaType("Send JSON, with the content type application/json")
    try:
        json.loads(request.get_data(cache=True))
    except (json.JSONDecodeError, UnicodeDecodeError):
        return  # the parser of the route says what is wrong with it
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise BadRequest("This JSON is too deep, or has a number that is too long") from None
