"""When the next try is free: plain sums over moments in microseconds."""

from collections.abc import Sequence
from datetime import datetime, timedelta

MICROSECOND = timedelta(microseconds=1)


def micros(span: timedelta) -> int:
    """A span in microseconds."""
    return span // MICROSECOND


def moment(at: datetime) -> int:
    """A moment in microseconds since 1970."""
    return round(at.timestamp() * 1_000_000)


def free_at(tried: Sequence[int], *, most: int, within: timedelta, again: timedelta) -> int:
    """From when another try keeps to ``most`` in any span of ``within``; 0 when the limit was not reached.

    Whoever has reached it waits at least ``again`` after her last try.
    """
    last = tried[-most:]
    if len(last) < most or last[-1] - last[0] >= micros(within):
        return 0
    return max(last[0] + micros(within), last[-1] + micros(again))
