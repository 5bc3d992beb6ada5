"""The clock of an hour, and the shop's own clock."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from goodword.hours import rules, times
from goodword.lib.errors import Invalid
from goodword.shops.models import Shop

SEVEN = datetime(2026, 12, 1, 19, tzinfo=UTC)


@dataclass
class Date:
    begins_at: datetime = SEVEN
    collects_at: datetime = SEVEN - timedelta(days=2)
    minutes: int = 60
    ended_at: datetime | None = None
    cancelled_at: datetime | None = None


def test_the_clock_alone_moves_it():
    at = {
        timedelta(days=-3): "announced",
        timedelta(days=-2): "collecting",
        timedelta(seconds=-1): "collecting",
        timedelta(0): "live",
        timedelta(minutes=59, seconds=59): "live",
        timedelta(minutes=60): "over",
    }
    assert {after: rules.state_of(Date(), SEVEN + after) for after in at} == at
    early = replace(Date(), ended_at=SEVEN + timedelta(minutes=10))
    assert rules.state_of(early, SEVEN + timedelta(minutes=10)) == "over"
    assert rules.state_of(replace(Date(), cancelled_at=SEVEN), SEVEN) == "cancelled"


def test_pages_ask_seldom_before_often_while_it_is_live_and_never_after():
    asked = [rules.again_in(Date(), SEVEN + timedelta(minutes=at)) for at in (-4000, -60, -5, 5, 61)]
    assert asked == [300, 60, 10, 4, None]


@pytest.mark.parametrize(
    ("zone", "typed", "moment"),
    [
        ("Europe/Kyiv", "2026-12-01 19:00", "2026-12-01T17:00:00+00:00"),
        ("Europe/Kyiv", "2026-07-01T19:00", "2026-07-01T16:00:00+00:00"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00+00:00"),  # the first of two
        ("Europe/Warsaw", "2026-12-01T19:00:00+00:00", "2026-12-01T19:00:00+00:00"),
    ],
)
def test_what_is_typed_is_on_the_shops_clock(zone, typed, moment):
    assert times.typed(Shop(time_zone=zone), typed).isoformat() == moment


@pytest.mark.parametrize("typed", ["2026-03-29 03:30", "tomorrow", "", "2026-13-01 10:00"])
def test_a_time_that_is_none_there_is_refused(typed):
    with pytest.raises(Invalid):
        times.typed(Shop(time_zone="Europe/Kyiv"), typed)
