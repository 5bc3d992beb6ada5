"""The loader file, the long way: usually the door answers it; and what old loaders ask for."""

from typing import Any

from flask import Blueprint, Response, redirect

from goodword.lib.db import reading
from goodword.lib.errors import NotFound
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


@pages.get("/w/v1/c/<string:file>")
@anyone
def old_chunk(file: str) -> Any:
    """A chunk of an earlier build: a page may hold its loader for a day. Today's chunk of that name does its work."""
    entry = file.removesuffix(".js").rpartition("-")[0]
    today = loader.entries().get(entry)
    if today is None or today.endswith(file):
        raise NotFound
    answer = redirect(f"/w/v1/{today}")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
