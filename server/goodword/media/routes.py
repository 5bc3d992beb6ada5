"""Sending photos before the review that they belong to."""

from flask import request
from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.lib.errors import Invalid
from goodword.media import darkroom, service, taking
from goodword.media.models import Photo
from goodword.media.rules import LARGEST
from goodword.media.schemas import PhotoOut
from goodword.shoppers.guards import WriterScope, herself, writer
from goodword.web.edge import works, writes
from goodword.web.legible import takes_files
from goodword.web.limits import limit, limiter

api = Blueprint(
    "photos", __name__, url_prefix="/v1/shops/<string:site_key>/photos", description="Photos, sent before their review"
)
FILE = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}},
            }
        }
    },
}


def _take_in(scope: WriterScope) -> taking.Taken:
    with darkroom.place():
        file = request.files.get("file")
        if file is None:
            raise Invalid.of(darkroom.POINTER, "required", "A photo is sent as the field “file” of a multipart form")
        return taking.take_in(shop_id=scope.shop_id, guest_id=scope.actor_id, sent=file.stream)


@api.post("")
@limiter.limit(limit(120, "hour"))
@api.doc(requestBody=FILE)
@takes_files(LARGEST)
@works(writer, _take_in)
@api.response(201, PhotoOut)
def send(scope: WriterScope, taken: taking.Taken) -> Photo:
    """Send a photo: JPEG, PNG, WebP, AVIF or HEIC, up to 12 MB. Name it in a review within 24 hours."""
    return service.arrive(
        shop_id=scope.shop_id, photo_id=taken.photo_id, developed=taken.developed, digest=taken.digest
    )


@api.delete("/<string:photo_id>")
@limiter.limit(limit(300, "hour"))
@writes(herself)
@api.response(204)
def discard(scope: WriterScope, photo_id: str) -> None:
    """Take back a photo that no review uses yet."""
    service.discard(shop_id=scope.shop_id, guest_id=scope.actor_id, photo_id=ids.parse("pho", photo_id))
