"""Where an hour stands, read off the clock."""

from datetime import datetime, timedelta
from typing import Protocol

TITLE_MAX, TEXT_MAX, MOST_PRODUCTS = 120, 2_000, 20
MINUTES = (10, 480)

ANNOUNCED, COLLECTING, LIVE, OVER, CANCELLED = "announced", "collecting", "live", "over", "cancelled"
STATES = (ANNOUNCED, COLLECTING, LIVE, OVER, CANCELLED)
ASKABLE = frozenset({COLLECTING, LIVE})
"""Questions are taken and voted on; the expert answers in these and afterwards."""
AHEAD = frozenset({ANNOUNCED, COLLECTING})
ENDED = frozenset({OVER, CANCELLED})

MOVED, BEGINS = "moved", "begins"
NEWS = (MOVED, CANCELLED, BEGINS)
"""What those are written to who have asked in it, or asked to be told of such hours; the newest replaces the others."""

FITS = {MOVED: AHEAD, BEGINS: frozenset({LIVE}), CANCELLED: frozenset({CANCELLED})}
"""In which states each of them still is news."""

SOON = timedelta(minutes=10)
AGAIN = {LIVE: 4, COLLECTING: 60, ANNOUNCED: 300}
AGAIN_SOON = 10
"""After how many seconds a page asks for news; an hour that has ended has none."""


class Timed(Protocol):
    """What is known of its time."""

    begins_at: datetime
    collects_at: datetime
    minutes: int
    ended_at: datetime | None
    cancelled_at: datetime | None


def ends_at(hour: Timed) -> datetime:
    """When it ends, or has ended."""
    planned = hour.begins_at + timedelta(minutes=hour.minutes)
    return planned if hour.ended_at is None else min(planned, hour.ended_at)


def state_of(hour: Timed, now: datetime) -> str:
    """One of ``STATES``: the clock alone moves it, unless somebody has cancelled or ended it."""
    if hour.cancelled_at is not None:
        return CANCELLED
    if now >= ends_at(hour):
        return OVER
    if now >= hour.begins_at:
        return LIVE
    return COLLECTING if now >= hour.collects_at else ANNOUNCED


def again_in(hour: Timed, now: datetime) -> int | None:
    """After how many seconds it is worth asking again; never later than at the next change of its state."""
    state = state_of(hour, now)
    if state in ENDED:
        return None
    if state != LIVE and hour.begins_at - now <= SOON:
        return AGAIN_SOON
    return AGAIN[state]
