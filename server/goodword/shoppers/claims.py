"""What an assertion says of her orders: ``[{"id": "1001", "at": "2026-03-01", "products": ["kettle"]}]``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MOST_LINES = 200
LONGEST = 200
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Bought:
    """One product of one order, by the shop's own refs."""

    order_ref: str
    product_ref: str
    at: datetime | None


def bought_in(orders: object) -> Iterator[Bought]:
    """Every line of the orders.

    :raises ValueError: it is not of this form, or has more than 200 lines.
    """
    lines = [line for order in _list(orders or [], "orders") for line in _lines(order)]
    if len(lines) > MOST_LINES:
        raise ValueError(f"orders have more than {MOST_LINES} products: leave out the oldest")
    yield from dict.fromkeys(lines)


def _lines(order: Any) -> Iterator[Bought]:
    if not isinstance(order, dict):
        raise ValueError("an order is not an object with id, at and products")  # noqa: TRY004 - it is what the shop says
    at = _at(order.get("at"))
    for product in _list(order.get("products"), "products of an order"):
        yield Bought(_ref(order.get("id"), "id of an order"), _ref(product, "product of an order"), at)


def _list(value: object, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{name} are no list")  # noqa: TRY004 - the same
    return value


def _ref(value: object, name: str) -> str:
    said = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(said, str) or not 0 < len(said) <= LONGEST or _CONTROLS.search(said):
        raise ValueError(f"the {name} is not a text of 1 to {LONGEST} characters")
    return said


def _at(value: object) -> datetime | None:
    """A date or moment (RFC 3339), or seconds since 1970."""
    if value is None:
        return None
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        moment = datetime.fromisoformat(value)  # type: ignore[arg-type]  # what is no text is told below
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        raise ValueError("at of an order is neither a moment (RFC 3339) nor seconds") from None
