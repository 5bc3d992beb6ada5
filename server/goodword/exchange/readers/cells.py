"""How raw cells become values: what means nothing is refused by name, never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED
from goodword.exchange.readers.base import Refused, Row, Unreadable
from goodword.exchange.readers.dates import NoDate, Order, moment
from goodword.lib import text as plain
from goodword.reviews.rules import NAME_MAX, REPLY_MAX, TEXT_MAX

LONGEST_TITLE = 500
LONGEST_REF = 200
LONGEST_OWN = 200
MOST_PICTURES = 6
_PLAIN_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_NO_UTF8 = re.compile("[\udc80-\udcff]")
_GLOBAL_ID = re.compile(r"gid://[a-z]+/[A-Za-z]+/(\d+)$")
_ADDRESSES = re.compile(r"https?://[^\s|;\"'<>]+?(?=,\s*https?://|[,|;\s\"']|$)")

SHOWN = frozenset({"", "published", "publish", "ok", "active", "approved", "approve", "visible", "true", "yes", "1"})
SPAM = frozenset({"spam"})
REFS = ("product", "product_id", "handle", "sku", "gtin")
"""Names of a product in a file, the surest first."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How the cells of one file are to be read."""

    scale: int = 5
    order: Order | None = None


OURS = Ways()


def row_from(line: int, cells: Mapping[str, Any], ways: Ways = OURS) -> Row | Refused:
    """A row from cells that carry our own names; the reason if one of them is wrong."""
    try:
        return _row(line, cells, ways)
    except Unreadable as why:
        return Refused(line, str(why))


def _row(line: int, cells: Mapping[str, Any], ways: Ways) -> Row:
    rating = _rating(cells, ways.scale)
    refs = _refs(cells)
    status, reason = _status(cells)
    return Row(
        line=line,
        source_id=ref_of(cells, "id"),
        product=refs[0],
        refs=tuple(refs[1:]),
        rating=rating,
        title=line_of(cells, "title", LONGEST_TITLE),
        text=plain.paragraphs(_raw(cells, "text", TEXT_MAX)),
        author=line_of(cells, "author", NAME_MAX),
        date=_moment(cells, "date", ways.order),
        locale=line_of(cells, "locale", 12),
        verified=_yes(cells, "verified"),
        incentivized=_yes(cells, "incentivized"),
        helpful=_count(cells, "helpful"),
        reply=plain.paragraphs(_raw(cells, "reply", REPLY_MAX)),
        reply_date=_moment(cells, "reply_date", ways.order),
        product_name=line_of(cells, "product_name", 300),
        product_url=address_of(cells, "product_url"),
        product_image=address_of(cells, "product_image"),
        status=status,
        reason=reason,
        pictures=_pictures(cells),
        own=_own(cells),
        who=str(cells.get("email") or "").strip().lower(),
    )


def _refs(cells: Mapping[str, Any]) -> list[str]:
    said = [_GLOBAL_ID.sub(r"\1", ref) for name in REFS if (ref := ref_of(cells, name))]
    if not said:
        raise Unreadable("product is missing")
    return list(dict.fromkeys(said))


def _status(cells: Mapping[str, Any]) -> tuple[str, str | None]:
    # A word that we do not know was not shown to anybody: it waits for the shop.
    word = (line_of(cells, "status", 100) or "").lower()
    if word in SHOWN:
        return PUBLISHED, None
    return (HIDDEN, "spam") if word in SPAM else (HELD, None)


def _raw(cells: Mapping[str, Any], name: str, longest: int) -> str | None:
    value = cells.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise Unreadable(f"{name} is not text")
    if len(str(value)) > longest:
        raise Unreadable(f"{name} is longer than {longest} characters")
    if _NO_UTF8.search(str(value)):
        raise Unreadable(f"{name} is not UTF-8")
    return str(value).strip() or None


def line_of(cells: Mapping[str, Any], name: str, longest: int) -> str | None:
    return plain.line(_raw(cells, name, longest))


def ref_of(cells: Mapping[str, Any], name: str) -> str | None:
    value = _raw(cells, name, LONGEST_REF)
    if value is not None and not value.isprintable():
        raise Unreadable(f"{name} has control characters")
    return value


def _rating(cells: Mapping[str, Any], scale: int) -> int:
    value = cells.get("rating")
    if value is None or value == "":
        raise Unreadable("rating is missing")
    number = number_in(value)
    if number is None:
        raise Unreadable("rating is not a number")
    if scale != 5 and 0 < number <= scale:
        return max(1, int(number * 5 / scale + 0.5))
    if number not in {1.0, 2.0, 3.0, 4.0, 5.0}:
        raise Unreadable(f"rating is not a whole number from 1 to {scale}")
    return int(number)


def number_in(value: object) -> float | None:
    """The number that a cell holds, with a point or a comma; None where it holds none."""
    try:
        if isinstance(value, str):
            return float(value.strip().replace(",", ".")) if _PLAIN_NUMBER.fullmatch(value.strip()) else None
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
    except (ValueError, OverflowError):
        return None


def _moment(cells: Mapping[str, Any], name: str, order: Order | None) -> datetime | None:
    value = line_of(cells, name, 40)
    if value is None:
        return None
    try:
        return moment(value, order)
    except NoDate as why:
        raise Unreadable(f"{name} {why}") from None


def _yes(cells: Mapping[str, Any], name: str) -> bool:
    return str(cells.get(name, "")).strip().lower() in {"1", "true", "yes"}


def _count(cells: Mapping[str, Any], name: str) -> int:
    value = str(cells.get(name) or "0").strip()
    if not (value.isascii() and value.isdigit() and len(value) < 8):
        raise Unreadable(f"{name} is not a whole number")
    return int(value)


def address_of(cells: Mapping[str, Any], name: str) -> str | None:
    value = line_of(cells, name, 2000)
    if value is not None and not value.startswith(("https://", "http://")):
        raise Unreadable(f"{name} is not a web address")
    return value


def _pictures(cells: Mapping[str, Any]) -> tuple[str, ...]:
    value = cells.get("pictures")
    if not isinstance(value, str) or not value:
        return ()
    return tuple(dict.fromkeys(_ADDRESSES.findall(value)))[:MOST_PICTURES]


def _own(cells: Mapping[str, Any]) -> Mapping[str, Any]:
    said = cells.get("own")
    if not isinstance(said, dict):
        return {}
    return {name: kept for name, value in said.items() if (kept := _own_value(name, value)) not in (None, "", [])}


def _own_value(name: str, value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        return [one for each in value if (one := line_of({name: each}, name, LONGEST_OWN))]
    return line_of({name: value}, name, LONGEST_OWN)
