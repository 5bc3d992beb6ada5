"""Working hours: read from a line such as ``Mo-Fr 09:00-18:00; Sa 10:00-14:00``, and counted in a time zone.

Time is counted as it passes, not as clocks show it: an hour that comes twice in autumn counts twice, one that is left
out in spring does not count. A shop opens and closes when its clocks first show the time; where they leap over it,
at the leap.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
LEAST_A_WEEK = 5 * 60
MOST_HOLIDAYS = 100

Span = tuple[int, int]
"""From a minute of the day to another one; 1440 is the midnight at its end."""
Week = tuple[tuple[Span, ...], ...]

_RULE = re.compile(r"([A-Za-z, -]+?)\s+(\d[\d:, -]*)")
_TIMES = re.compile(r"(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)")
_HOLIDAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")


def week_of(line: str) -> Week:
    """The spans of each day from Monday on; all empty when the line is.

    :raises ValueError: it is no such line, or fewer than five hours a week are left.
    """
    week: list[list[Span]] = [[] for _ in DAYS]
    for rule in filter(str.strip, line.split(";")):
        found = _RULE.fullmatch(rule.strip())
        if found is None:
            raise ValueError(f"“{rule.strip()}” is not like Mo-Fr 09:00-18:00")
        spans = [_span(times) for times in found[2].split(",")]
        for day in _days(found[1]):
            week[day] += spans
    merged = tuple(_merged(spans) for spans in week)
    if line.strip() and sum(end - start for spans in merged for start, end in spans) < LEAST_A_WEEK:
        raise ValueError("A week needs five hours at least")
    return merged


def holidays_of(line: str) -> frozenset[str]:
    """Days such as ``2026-04-06``, or ``12-25`` of every year, with commas or spaces between.

    :raises ValueError: one of them is no day, or there are more than a hundred.
    """
    days = frozenset(re.split(r"[,;\s]+", line.strip())) - {""}
    for day in days:
        found = _HOLIDAY.fullmatch(day)
        if found is None:
            raise ValueError(f"“{day}” is not like 2026-04-06 or 12-25")
        date(int(found[1] or 2000), int(found[2]), int(found[3]))
    if len(days) > MOST_HOLIDAYS:
        raise ValueError("More than a hundred holidays are no holidays")
    return days


@dataclass(frozen=True)
class Hours:
    """When a shop works. Without working hours the clock counts, day and night."""

    zone: ZoneInfo
    week: Week
    holidays: frozenset[str] = frozenset()

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> "Hours":
        """As ``zone``, ``hours`` and ``holidays`` say it."""
        return cls(ZoneInfo(terms["zone"]), week_of(terms["hours"]), holidays_of(terms["holidays"]))

    def after(self, moment: datetime, work: timedelta) -> datetime:
        """The moment by which so much working time has passed."""
        moment = moment.astimezone(UTC)  # within a zone, Python adds what clocks show, not what passes
        if not any(self.week):
            return moment + work
        left = work
        for start, end in self._open_from(moment):
            if end - start >= left:
                return start + left
            left -= end - start
        raise AssertionError("a week has open hours, and there is no last one")

    def between(self, begun: datetime, ended: datetime) -> timedelta:
        """How much working time passed."""
        begun, ended = begun.astimezone(UTC), ended.astimezone(UTC)
        if not any(self.week):
            return max(ended - begun, timedelta(0))
        total = timedelta(0)
        for start, end in self._open_from(begun):
            if start >= ended:
                break
            total += min(end, ended) - start
        return total

    def _open_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = moment.astimezone(self.zone).date()
        while True:
            for start, end in self._spans(day):
                if end > moment:
                    yield max(start, moment), end
            day += timedelta(days=1)

    def _spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if {day.isoformat(), day.isoformat()[5:]} & self.holidays:
            return
        for opens, closes in self.week[day.weekday()]:
            start, end = (self._first(day, minute) for minute in (opens, closes))
            if start < end:
                yield start, end

    def _first(self, day: date, minute: int) -> datetime:
        """When the clocks first show it."""
        local = datetime.combine(day, time(), self.zone) + timedelta(minutes=minute)
        late, early = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
        if early >= late:
            return late
        offset = early.astimezone(self.zone).utcoffset()  # the clocks leap over it, between these two
        while late - early > timedelta(seconds=1):
            middle = early + (late - early) / 2
            if middle.astimezone(self.zone).utcoffset() == offset:
                early = middle
            else:
                late = middle
        return late.replace(microsecond=0)


def _days(said: str) -> list[int]:
    days: list[int] = []
    for part in said.split(","):
        first, _, last = (name.strip().title() for name in part.partition("-"))
        if first not in DAYS or (last or first) not in DAYS:
            raise ValueError(f"“{part.strip()}” is no day; days are {', '.join(DAYS)}")
        begin, end = DAYS.index(first), DAYS.index(last or first)
        days += [day % 7 for day in range(begin, end + (8 if end < begin else 1))]
    return days


def _span(said: str) -> Span:
    found = _TIMES.fullmatch(said.strip())
    if found is None:
        raise ValueError(f"“{said.strip()}” is not like 09:00-18:00")
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if not 0 <= start < end <= 24 * 60 or int(found[2]) > 59 or int(found[4]) > 59:
        raise ValueError(f"“{said.strip()}” does not end after it begins; at midnight it is cut: 22:00-24:00")
    return start, end


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    ordered = sorted(spans)
    merged = ordered[:1]
    for _, (start, end) in pairwise(ordered):
        before = merged[-1]
        if start <= before[1]:
            merged[-1] = before[0], max(before[1], end)
        else:
            merged.append((start, end))
    return tuple(merged)
