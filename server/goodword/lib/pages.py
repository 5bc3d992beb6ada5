"""Keyset pages: a signed cursor holds the sort values of the last row shown.

Offsets grow slower with every page and skip rows when something is published
in between; a keyset does neither.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from goodword.lib import stamps
from goodword.lib.errors import Invalid

Row = TypeVar("Row")


def make_cursor(scope: list[Any], position: list[Any]) -> str:
    """An opaque, signed cursor; ``scope`` (shop, product, sort, filters) is signed but not carried."""
    body = json.dumps(position, separators=(",", ":")).encode()
    return stamps.put("cursor", body, of=_signed(scope))


def cut(
    found: Sequence[Row], limit: int, scope: list[Any], position: Callable[[Row], list[Any]]
) -> tuple[Sequence[Row], str | None]:
    """The rows of a page and the cursor to the next; ``found`` holds one more than ``limit`` if there is a next."""
    shown = found[:limit]
    return shown, make_cursor(scope, position(shown[-1])) if len(found) > limit else None


def read_cursor(scope: list[Any], cursor: str) -> list[Any]:
    """The position inside a cursor made for exactly this scope.

    :raises Invalid: it was made elsewhere, for another list, or changed on the way.
    """
    body = stamps.read("cursor", cursor, of=_signed(scope))
    if not body:
        raise Invalid.of("/cursor", "invalid", "This cursor does not belong to this list")
    position: list[Any] = json.loads(body)
    return position


def _signed(scope: list[Any]) -> bytes:
    return json.dumps(scope, separators=(",", ":"), default=str).encode() + b"\0"
