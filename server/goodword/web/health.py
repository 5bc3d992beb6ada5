"""Whether the process lives."""

from flask import Blueprint, Response, jsonify

from goodword.web.edge import anyone

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@anyone
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")
