"""What the shop's own mail server hands in, by a secret key."""

from typing import Any

from flask import Response, request
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from goodword.letters import bounces
from goodword.lib import ids
from goodword.lib.errors import Invalid
from goodword.shops.guards import ManageScope, may
from goodword.web.edge import writes
from goodword.web.finished import as_json
from goodword.web.legible import takes_files
from goodword.web.limits import limit, limiter

api = Blueprint("letters of a shop", __name__, url_prefix="/v1/manage/letters", description="Letters that came back")
FILE = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "contentMediaType": "message/rfc822"}},
            }
        }
    },
}


class BounceOut(Schema):
    """What became of a report."""

    believed = fields.Boolean(required=True, metadata={"description": "It names a letter of ours, for the first time"})
    kind = fields.String(allow_none=True, metadata={"description": "hard, soft or complaint"})
    letter = fields.String(allow_none=True)


@api.post("/bounces")
@limiter.limit(limit(3000, "hour"))
@api.doc(requestBody=FILE)
@takes_files(bounces.LARGEST)
@writes(may("letters:write"))
@api.response(200, BounceOut)
def take(scope: ManageScope) -> Response:
    """Hand in one mail that came back (RFC 3464), or a complaint (RFC 5965), as it was received."""
    file = request.files.get("file")
    if file is None:
        raise Invalid.of("/file", "required", "The mail is sent as the field “file” of a multipart form")
    report = bounces.read(file.stream.read(bounces.LARGEST))
    taken = bounces.take(report, shop_id=scope.shop_id) if report else None
    told: dict[str, Any] = {"believed": taken is not None, "kind": None, "letter": None}
    if taken is not None:
        told |= {"kind": taken.kind, "letter": ids.show("let", taken.letter_id)}
    return as_json(told)
