"""What the shop's own server reads of its promises."""

from flask import Response
from flask_smorest import Blueprint

from goodword.promises import figures
from goodword.promises.schemas import FiguresOut
from goodword.shops.guards import ManageScope, may
from goodword.web.edge import reads
from goodword.web.finished import as_json

api = Blueprint("promises", __name__, url_prefix="/v1/manage/promises", description="Answers in time")


@api.get("/figures")
@reads(may("questions:read"))
@api.response(200, FiguresOut)
def measured(scope: ManageScope) -> Response:
    """How long first answers took in the last 90 days, and how many promises were kept."""
    return as_json(figures.of(scope.shop_id))
