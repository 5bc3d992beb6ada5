"""Headers that every answer carries, by kind."""

from typing import Any

from flask import Flask, Response, request

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SHORT = "public, max-age=0, stale-if-error=86400"


def add(app: Flask) -> None:
    """Set them on what Flask answers; a view that has set its own keeps it."""

    @app.after_request
    def _set(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        if response.mimetype == "text/html":
            response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        is_read = request.method in {"GET", "HEAD"} and request.path.startswith("/v1/shops/")
        is_public = is_read and "Authorization" not in request.headers
        response.headers.setdefault("Cache-Control", SHORT if is_public else "no-store")
        if is_public and response.status_code == 200:
            response.add_etag()
            response.make_conditional(request)
        return response


def of_file(headers: Any, _path: str, _url: str) -> None:
    """For the built files: any page may load them."""
    headers["Access-Control-Allow-Origin"] = "*"
    headers["X-Content-Type-Options"] = "nosniff"
