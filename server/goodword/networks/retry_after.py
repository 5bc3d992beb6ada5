"""When to ask again, in every form in which networks say it."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

LONGEST = timedelta(days=7)
_RESETS = ("ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
_OLDEST_EPOCH = 1_000_000_000
"""A larger number is seconds since 1970, a smaller one seconds from now."""


def told(headers: Mapping[str, str], body: Any, now: datetime) -> datetime | None:
    """The moment that the answer names, never one that has passed nor one further than a week; None when it names none.

    Read are Retry-After (seconds or a date, RFC 9110), the resets that come with a used-up limit (seconds, seconds
    since 1970, or ISO 8601), and ``retry_after`` in the body (Telegram: in ``parameters``). Names are in lower case.
    """
    said = [headers.get("retry-after"), *_in_body(body), *(headers.get(name) for name in _RESETS)]
    moments = (_moment(str(each), now) for each in said if each is not None)
    first = next((moment for moment in moments if moment), None)
    return first and min(max(first, now), now + LONGEST)


def _in_body(body: Any) -> list[Any]:
    if not isinstance(body, dict):
        return []
    parameters = body.get("parameters")
    return [each.get("retry_after") for each in (parameters, body) if isinstance(each, dict)]


def _moment(said: str, now: datetime) -> datetime | None:
    try:
        return _by_number(float(said), now)
    except ValueError:
        return _by_date(said)


def _by_number(seconds: float, now: datetime) -> datetime | None:
    if not math.isfinite(seconds):
        return None
    ahead = seconds - now.timestamp() if seconds > _OLDEST_EPOCH else seconds
    return now + timedelta(seconds=min(max(ahead, 0.0), LONGEST.total_seconds()))


def _by_date(said: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(said.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None
