"""A promise's clock: what is due when. It stands in rows, by the terms that the promise was given with."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from goodword.lib import clock
from goodword.lib.worktime import Hours
from goodword.promises.models import Promise
from goodword.promises.rules import ESCALATED, NEXT, in_time
from goodword.shops import settings
from goodword.shops.models import Shop


def terms_of(shop: Shop) -> dict[str, Any]:
    """By what a promise is counted that is given now."""
    return {
        "within": settings.value(shop.settings, "answer_within"),
        "zone": shop.time_zone,
        "hours": settings.value(shop.settings, "working_hours"),
        "holidays": settings.value(shop.settings, "holidays"),
    }


def due(terms: Mapping[str, Any], counted_from: datetime, spent: int = 0) -> datetime:
    """When the promised time is over, if the clock does not stand still."""
    return Hours.of(terms).after(counted_from, max(_promised(terms) - timedelta(seconds=spent), timedelta(0)))


def run(promise: Promise) -> None:
    """The clock goes from now on, after whatever was spent before."""
    if promise.counted_from is None:
        was_over, promise.counted_from = is_over(promise), clock.now()
        if not was_over:
            promise.due_at = due(promise.terms, promise.counted_from, promise.spent)
    promise.next_at = next_step(promise)


def halt(promise: Promise) -> None:
    """The clock stands still: nothing is due."""
    if promise.counted_from is not None:
        over = Hours.of(promise.terms).between(promise.counted_from, clock.now())
        promise.spent += int(over.total_seconds())
    promise.counted_from = promise.next_at = None


def is_over(promise: Promise) -> bool:
    """Whether the promised time is over; what was late once is late for good, whatever becomes of the question."""
    if promise.counted_from is None:
        return promise.spent >= _promised(promise.terms).total_seconds()
    return clock.now() > promise.due_at


def next_step(promise: Promise) -> datetime | None:
    """When the next step of a promise is due whose clock goes; None behind the last one."""
    if promise.stage == ESCALATED or promise.counted_from is None:
        return None
    share = in_time(_promised(promise.terms), NEXT[promise.stage])
    left = max(share - timedelta(seconds=promise.spent), timedelta(0))
    return min(Hours.of(promise.terms).after(promise.counted_from, left), promise.due_at)


def _promised(terms: Mapping[str, Any]) -> timedelta:
    return timedelta(hours=terms["within"])
