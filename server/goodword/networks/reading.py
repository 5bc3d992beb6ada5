"""Reading what a server says without trusting its shape."""

import json
import re
from typing import Any

from goodword.lib.outbound import Answer
from goodword.networks.contract import Json

LONGEST = 2000
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def number(told: Any, *path: str, or_else: int) -> int:
    """The number at the end of the path, if there is one above nothing."""
    for name in path:
        told = told.get(name) if isinstance(told, dict) else None
    return told if isinstance(told, int) and not isinstance(told, bool) and told > 0 else or_else


def listed(told: Any) -> list[Json]:
    """The objects of a list; none where there is no list."""
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def anything(answer: Answer) -> Any:
    """What the answer says in JSON, whatever it is; None where it says nothing, or what nobody could keep."""
    try:
        told = json.loads(answer.body)
        written = json.dumps(told, ensure_ascii=False)
        written.encode()  # half a surrogate has no bytes
    except (ValueError, RecursionError):
        return None
    return None if _NUL.search(written) else told


def web_address(told: object) -> str | None:
    """An address that can be shown as a link; None for anything else."""
    said = str(told or "")
    return said if len(said) <= LONGEST and said.isprintable() and _WEB.fullmatch(said) else None
