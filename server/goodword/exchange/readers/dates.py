"""Moments in all the forms that exports know; a form that could mean two days is asked for."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

from goodword.lib import clock

Order = Literal["day", "month"]

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_SLASHED = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T,]+(\d.*))?$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_ZONE = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_OFFSET = re.compile(r"\s+([+-]\d{2}):?(\d{2})$")
_RELATIVE = re.compile(
    r"\b(ago|yesterday|today|now|last|назад|вчера|сегодня|тому|вчора|temu|wczoraj|dzisiaj|vor|gestern|hace|il y a)\b",
    re.IGNORECASE,
)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y")
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")


class NoDate(ValueError):
    """The cell is no moment; its text is the reason."""


class TwoWays(NoDate):
    """Day and month could be either."""


def moment(value: str, order: Order | None = None) -> datetime:
    """The moment a cell means; without a zone it is UTC.

    :raises NoDate: it means none, or lies outside the years that can be.
    """
    try:
        found = _read(value.strip(), order)
    except (ValueError, OverflowError) as fault:
        raise fault if isinstance(fault, NoDate) else NoDate("is not a date such as 2026-03-12") from None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    if not EARLIEST < aware < clock.now() + timedelta(days=1):
        raise NoDate("lies outside the years that can be")
    return aware.astimezone(UTC)


def order_in(value: str) -> Order | Literal["either"] | None:
    """What a date like 05/03/2024 proves of the order in its file; None when it is written otherwise."""
    match = _SLASHED.match(value.strip())
    if match is None or match[2] == ".":
        return None
    first, second = int(match[1]), int(match[3])
    if (first > 12) == (second > 12):
        return "either"
    return "day" if first > 12 else "month"


def _read(value: str, order: Order | None) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        plain = _OFFSET.sub(r"\1:\2", _ZONE.sub("+00:00", value)).replace("/", "-")
    try:
        return datetime.fromisoformat(plain)
    except ValueError:
        return _otherwise(value, order)


def _otherwise(value: str, order: Order | None) -> datetime:
    if match := _SLASHED.match(value):
        return _slashed(match, order)
    if _EPOCH.match(value):
        return datetime.fromtimestamp(int(value[:10]), UTC)
    if _RELATIVE.search(value):
        raise NoDate("counts back from a day that the file does not name")
    if value[:3].isalpha() and value[3:5] == ", ":
        return parsedate_to_datetime(value)
    return _written(value)


def _slashed(match: re.Match[str], order: Order | None) -> datetime:
    first, mark, second, year, rest = match.groups()
    known = "day" if mark == "." else order
    if known is None:
        # A file that leaves it open has been refused before; this is a row on its own.
        proven = order_in(match[0])
        if proven == "either" and first != second:
            raise TwoWays("could be read as day/month or as month/day")
        known = "month" if proven == "month" else "day"
    day, month = (second, first) if known == "month" else (first, second)
    clock_time = _time_of(rest) if rest else "00:00"
    return datetime.fromisoformat(f"{int(year) + 2000 * (len(year) == 2)}-{int(month):02}-{int(day):02}T{clock_time}")


def _time_of(rest: str) -> str:
    for form in ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p"):
        try:
            return f"{datetime.strptime(_ZONE.sub('', rest).strip(), form):%H:%M:%S}"
        except ValueError:
            continue
    raise NoDate("is not a date such as 2026-03-12")


def _written(value: str) -> datetime:
    for day in _WRITTEN:
        for time_of_day in _CLOCKS:
            try:
                return datetime.strptime(value, day + time_of_day)
            except ValueError:
                continue
    raise NoDate("is not a date such as 2026-03-12")
