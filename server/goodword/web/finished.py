"""Answers whose body is ready: JSON without a schema's detour."""

from typing import Any

from flask import Response

from goodword.lib.compact import to_bytes


def as_json(value: Any) -> Response:
    """An answer with this value as JSON."""
    return Response(to_bytes(value), content_type="application/json")
