"""A shopper asks for everything that is known of her, or to be forgotten."""

from typing import Any

from flask import Blueprint as Pages
from flask import Response
from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.lib.db import reading, session
from goodword.lib.errors import NotFound
from goodword.media.storage import storage
from goodword.privacy import addresses, service
from goodword.privacy.models import Export
from goodword.privacy.packing import CONTENT_TYPE
from goodword.privacy.persons import Asked
from goodword.privacy.rules import PROMISED, READY
from goodword.privacy.schemas import EraseIn, EraseOut, ExportIn, ExportOut
from goodword.shoppers.guards import WriterScope, owner, proven_shopper
from goodword.web.edge import anyone, reads, writes
from goodword.web.limits import limit, limiter

api = Blueprint("privacy", __name__, url_prefix="/v1/shops/<string:site_key>/me", description="Her own data")
pages = Pages("exports", __name__, url_prefix="/export")

_NOBODY_ELSE = {
    "Cache-Control": "no-store",
    "Content-Disposition": 'attachment; filename="my-data.zip"',
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


@api.post("/export")
@limiter.limit(limit(10, "hour"))
@api.arguments(ExportIn)
@writes(proven_shopper)
@api.response(202, ExportOut)
def export(scope: WriterScope, _nothing: dict[str, Any]) -> dict[str, Any]:
    """Have everything about her put into one file: JSON, her pictures, and a page to read."""
    return _shown(service.ask_export(shop_id=scope.shop_id, guest_id=scope.actor_id, shopper_id=scope.shopper_id))


@api.get("/export/<string:export_id>")
@limiter.limit(limit(600, "hour"))
@reads(proven_shopper)
@api.response(200, ExportOut)
def export_state(scope: WriterScope, export_id: str) -> dict[str, Any]:
    """How it stands with an export; when it is ready, an address that is good for fifteen minutes."""
    parsed = ids.parse("exp", export_id)
    return _shown(service.export_of(shop_id=scope.shop_id, guest_id=scope.actor_id, export_id=parsed))


@api.post("/erase")
@limiter.limit(limit(10, "hour"))
@api.arguments(EraseIn)
@writes(owner)
@api.response(202, EraseOut)
def erase(scope: WriterScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Be forgotten, within minutes. ``keep_words`` leaves her reviews under nobody's name."""
    asked = Asked(scope.shop_id, scope.shopper_id, scope.actor_id)
    actor = f"{'shopper' if scope.shopper_id else 'guest'}:{scope.actor_id.hex}"
    erasure = service.ask_erasure(asked=asked, actor=actor, **sent)
    return {"id": erasure.id, "by": erasure.asked_at + PROMISED}


@pages.get("/<string:token>")
@limiter.limit(limit(60, "hour"))
@anyone
def load(token: str) -> Response:
    """The file of an export, by its signed address."""
    shop_id, export_id = addresses.read(token)
    with reading():
        found = session().get(Export, (shop_id, export_id))
        name = found.file if found is not None and found.state == READY else None
    data = storage.store.read(name) if name else None
    if data is None:
        raise NotFound("This export has been removed")
    return Response(data, content_type=CONTENT_TYPE, headers=_NOBODY_ELSE)


def _shown(export: Export) -> dict[str, Any]:
    url, until = addresses.address_of(export) if export.state == READY else (None, None)
    return {"id": export.id, "state": export.state, "bytes": export.bytes, "url": url, "url_expires_at": until}
