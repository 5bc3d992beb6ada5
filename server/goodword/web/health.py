"""Whether the process lives, and whether it can work."""

from flask import Blueprint, Response, jsonify
from sqlalchemy import text

from goodword.lib.db import reading, session
from goodword.web.edge import anyone

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@anyone
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@pages.get("/readyz")
@anyone
def readyz() -> Response:
    """The database answers."""
    with reading():
        session().execute(text("SELECT 1"))
    return jsonify(status="ok")
