"""Asking for the links to share something with."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.shares import cards, going, page, service, subjects
from goodword.shares.guards import Sharer, sharer
from goodword.shares.schemas import ShareIn, ShareOut
from goodword.web.edge import writes
from goodword.web.finished import as_json
from goodword.web.limits import limit, limiter

api = Blueprint("shares", __name__, url_prefix="/v1/shops/<string:site_key>/links", description="Sharing from the page")
PAGES = (page.pages, cards.pages, going.pages)


@api.post("")
@limiter.limit(limit(240, "hour"))
@api.arguments(ShareIn)
@writes(sharer)
@api.response(200, ShareOut)
def share(scope: Sharer, sent: dict[str, Any]) -> Response:
    """Every way to share something, each with a short link of its own. Asked again, the links are the same."""
    subject = (
        subjects.of_id(scope.shop, sent["on"]) if "on" in sent else subjects.of_product(scope.shop, sent["product"])
    )
    return as_json(service.offer(subject=subject, guest_id=scope.guest_id))
