"""What no route needs to look at: addresses with control characters, and bodies that are not JSON."""

import json
import re

from flask import Flask, request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from goodword.lib.errors import NotFound

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_WITH_BODY = {"POST", "PUT", "PATCH"}


def refuse_illegible(app: Flask) -> None:
    """Answer them before any route does. A form of another page can send no JSON, so none is taken as such."""

    @app.before_request
    def _look() -> None:
        if _CONTROLS.search(request.path):
            raise NotFound
        is_ours = request.path.startswith("/v1/") and request.routing_exception is None
        if is_ours and request.method in _WITH_BODY:
            _look_at_body()


def _look_at_body() -> None:
    if not request.is_json:
        raise UnsupportedMediaType("Send JSON, with the content type application/json")
    try:
        json.loads(request.get_data(cache=True))
    except (json.JSONDecodeError, UnicodeDecodeError):
        return  # the parser of the route says what is wrong with it
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise BadRequest("This JSON is too deep, or has a number that is too long") from None
