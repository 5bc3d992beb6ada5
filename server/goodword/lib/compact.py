"""JSON as we send it."""

import json
from typing import Any


def to_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
