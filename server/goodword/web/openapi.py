"""OpenAPI 3.1, generated from the routes, their schemas and their guards."""

from typing import Any

from apispec import BasePlugin
from flask import Flask

from goodword import __version__

WRITER, SHOPPER, SECRET_KEY, STAFF = "writer", "shopper", "secret_key", "staff"
GUARDS = dict.fromkeys(("herself", "writer", "owner"), WRITER) | dict.fromkeys(
    ("shopper", "writing_shopper", "proven_shopper"), SHOPPER
)

SETTINGS = {
    "API_TITLE": "Goodword",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": "Reviews and ratings for any shop's product pages.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "x-goodword-version": __version__,
        },
        "components": {
            "securitySchemes": {
                WRITER: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A guest's (gst_…) or a shopper's bearer (shp_…), from a page of a listed origin.",
                },
                SHOPPER: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A shopper's bearer (shp_…), from a page of an origin that the shop lists.",
                },
                SECRET_KEY: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A secret key of the shop (gws_…) with exactly the scope named.",
                },
                STAFF: {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "__Host-gw-staff",
                    "description": "A session of the staff pages whose role has the scope named, from a page of this "
                    "host, with the page's token as X-Goodword-Form.",
                },
            }
        },
    },
}
IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "The same key and body again get the same answer, and nothing is done twice. Kept for 24 hours.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 200, "pattern": "^[\\x21-\\x7e]+$"},
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "description": "The version that was read, in quotes; anything newer is refused with 409.",
    "schema": {"type": "string", "pattern": '^(\\*|"[0-9]{1,9}")$'},
}


class Edge(BasePlugin):
    """Documents what the edge knows of a view: who may call, and whether a repeat is answered again."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def operation_helper(self, path: str | None = None, operations: dict[str, Any] | None = None, **told: Any) -> None:
        """Complete the operations of one route."""
        view = self._app.view_functions[told["rule"].endpoint]
        for operation in (operations or {}).values():
            operation["security"] = _security(getattr(view, "allows", ""))
            if getattr(view, "once", False):
                operation.setdefault("parameters", []).append(IDEMPOTENCY_KEY)


def _security(guard: str) -> list[dict[str, list[str]]]:
    kind, _, scope = guard.partition(" ")
    if kind == "may":
        return [{SECRET_KEY: [scope]}, {STAFF: [scope]}]
    return [{GUARDS[kind]: []}] if kind in GUARDS else []
