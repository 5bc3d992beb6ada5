"""Reading what a server says without trusting its shape."""

import json
from typing import Any

from goodword.lib.outbound import Answer
from goodword.networks.contract import Json


def number(told: Any, *path: str, or_else: int) -> int:
    """The number at the end of the path, if there is one above nothing."""
    for name in path:
        told = told.get(name) if isinstance(told, dict) else None
    return told if isinstance(told, int) and not isinstance(told, bool) and told > 0 else or_else


def listed(told: Any) -> list[Json]:
    """The objects of a list; none where there is no list."""
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def anything(answer: Answer) -> Any:
    """What the answer says in JSON, whatever it is; None where it says nothing."""
    try:
        return json.loads(answer.body)
    except ValueError:
        return None
