"""Photos as pages load them: bytes that we made, of a type that we say, in a page that may do nothing."""

import re
import uuid

from flask import Blueprint, Response, request

from goodword.lib.db import reading
from goodword.lib.errors import NotFound
from goodword.media import queries
from goodword.media.rules import SERVED
from goodword.media.storage import CONTENT_TYPE, storage
from goodword.web.edge import anyone

pages = Blueprint("media", __name__, url_prefix="/m")

_NAME = re.compile(r"([0-9a-f]{32})/([0-9a-f]{32})-(small|large)\.webp")
_ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": 'inline; filename="photo.webp"',
    "Cross-Origin-Resource-Policy": "cross-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"


@pages.get("/<path:name>")
@anyone
def photo(name: str) -> Response:
    """One size of a photo. Its bytes never change under its name, so a copy may be kept for ever."""
    matched = _NAME.fullmatch(name)
    if matched is None:
        raise NotFound("There is no such photo")
    with reading():
        found = queries.served(uuid.UUID(matched[1]), matched[2], request.args.get("leave", ""))
    keeping = FOR_EVER if found.state in SERVED else "private, no-store"
    answer = Response(content_type=CONTENT_TYPE, headers={"Cache-Control": keeping, "ETag": f'"{found.token}"'})
    if found.token not in request.if_none_match:
        answer.set_data(_read(queries.file_of(found, matched[3])))
    answer.make_conditional(request)
    return answer


@pages.after_request
def _guarded(answer: Response) -> Response:
    answer.headers.update(_ALWAYS)
    return answer


def _read(file: str) -> bytes:
    data = storage.store.read(file)
    if data is None:
        raise NotFound("There is no such photo")
    return data
