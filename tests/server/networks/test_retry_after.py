"""Networks say in a dozen ways when to come again; a wrong one never makes us ask at once for ever, nor in a year."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from goodword.networks.retry_after import told

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
FORMS: dict[str, tuple[dict[str, str], Any, timedelta | None]] = {
    "seconds": ({"retry-after": "290"}, None, timedelta(seconds=290)),
    "part of a second": ({"retry-after": "0.5"}, None, timedelta(seconds=0.5)),
    "a date": ({"retry-after": "Sun, 22 Nov 2026 12:05:00 GMT"}, None, timedelta(minutes=5)),
    "epoch (Bluesky, X)": ({"ratelimit-reset": str(int(NOW.timestamp()) + 60)}, None, timedelta(minutes=1)),
    "X's own header": ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 900)}, None, timedelta(minutes=15)),
    "seconds until the reset": ({"x-ratelimit-reset": "30"}, None, timedelta(seconds=30)),
    "ISO 8601 (Mastodon)": ({"x-ratelimit-reset": "2026-11-22T12:05:00.123Z"}, None, timedelta(seconds=300.123)),
    "ISO 8601 with a zone": ({"x-ratelimit-reset": "2026-11-22T14:05:00+02:00"}, None, timedelta(minutes=5)),
    "Telegram": ({}, {"ok": False, "parameters": {"retry_after": 14}}, timedelta(seconds=14)),
    "in the body": ({}, {"retry_after": 0.25}, timedelta(seconds=0.25)),
    "before the reset": ({"retry-after": "5", "ratelimit-reset": "60"}, None, timedelta(seconds=5)),
    "passed": ({"retry-after": "Sat, 21 Nov 2026 12:05:00 GMT"}, None, timedelta()),
    "below nothing": ({"retry-after": "-5"}, None, timedelta()),
    "in a million years": ({"retry-after": "99999999999999999999"}, None, WEEK),
    "in 2990": ({"retry-after": "2990-11-22T12:05:00Z"}, None, WEEK),
    "before all time": ({"retry-after": "0001-01-01T00:00:00+14:00"}, None, None),
    "after all time": ({"retry-after": "9999-12-31T23:59:59-14:00"}, None, None),
    "no number": ({"retry-after": "nan"}, None, None),
    "without end": ({"retry-after": "inf"}, None, None),
    "words": ({"retry-after": "soon"}, ["soon"], None),
    "unsaid": ({}, None, None),
}


@pytest.mark.parametrize("form", FORMS)
def test_when_to_ask_again_is_understood(form: str) -> None:
    headers, body, wait = FORMS[form]
    assert told(headers, body, NOW) == (None if wait is None else NOW + wait)
