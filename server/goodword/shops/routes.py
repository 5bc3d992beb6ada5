"""The loader file, the long way: usually the door answers it."""

from flask import Blueprint, Response

from goodword.lib.db import reading
from goodword.shops import loader, queries
from goodword.web.edge import anyone

pages = Blueprint("loader", __name__)


@pages.get("/w/v1/<string:site_key>.js")
@anyone
def script(site_key: str) -> Response:
    """The script that a shop's pages include."""
    with reading():
        body = loader.build(queries.by_site_key(site_key))
    return Response(body, content_type="text/javascript; charset=utf-8")
