"""Working time by the clocks of the world: what is due when, and that nothing is due while the shop is closed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from goodword.lib.worktime import DAYS, Hours, holidays_of, week_of
from hypothesis import given, settings
from hypothesis import strategies as st

OFFICE = "Mo-Fr 09:00-18:00; Sa 10:00-14:00"
ZONES = ("UTC", "Europe/Kyiv", "Europe/Warsaw", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


def hours(zone: str, line: str = "", holidays: str = "") -> Hours:
    return Hours.of({"zone": zone, "hours": line, "holidays": holidays})


def local(zone: str, text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("zone", "line", "asked", "work", "due"),
    [
        ("Europe/Kyiv", OFFICE, "2026-11-17 10:00", 4, "2026-11-17 14:00"),
        ("Europe/Kyiv", OFFICE, "2026-11-17 16:00", 4, "2026-11-18 11:00"),
        ("Europe/Kyiv", OFFICE, "2026-11-17 23:30", 4, "2026-11-18 13:00"),
        ("Europe/Kyiv", OFFICE, "2026-11-20 17:00", 4, "2026-11-21 13:00"),
        ("Europe/Kyiv", OFFICE, "2026-11-21 13:00", 4, "2026-11-23 12:00"),
        ("Europe/Kyiv", OFFICE, "2026-11-22 03:00", 9, "2026-11-23 18:00"),
        ("Europe/Kyiv", OFFICE, "2026-11-17 10:00", 24, "2026-11-19 16:00"),
        ("Europe/Warsaw", "Mo-Fr 09:00-12:00,13:00-17:00", "2026-11-17 11:00", 2, "2026-11-17 14:00"),
        ("Europe/Warsaw", "Fr-Mo 20:00-24:00", "2026-11-17 12:00", 5, "2026-11-21 21:00"),
        ("Europe/Warsaw", "We 00:00-24:00", "2026-11-17 12:00", 24, "2026-11-19 00:00"),
        # By the clock alone: a day is 24 hours that pass, whatever clocks do meanwhile.
        ("Europe/Kyiv", "", "2026-03-28 12:00", 24, "2026-03-29 13:00"),
        ("Europe/Kyiv", "", "2026-10-24 12:00", 24, "2026-10-25 11:00"),
        ("America/New_York", "", "2026-03-07 12:00", 24, "2026-03-08 13:00"),
        ("America/New_York", "", "2026-10-31 12:00", 24, "2026-11-01 11:00"),
        # Open all night: spring's night has an hour less, autumn's one more.
        ("Europe/Warsaw", "Mo-Su 00:00-06:00", "2026-03-29 00:00", 5, "2026-03-29 06:00"),
        ("Europe/Warsaw", "Mo-Su 00:00-06:00", "2026-10-25 00:00", 6, "2026-10-25 05:00"),
        ("America/New_York", "Mo-Su 00:00-06:00", "2026-03-08 00:00", 5, "2026-03-08 06:00"),
        ("America/New_York", "Mo-Su 00:00-06:00", "2026-11-01 00:00", 7, "2026-11-01 06:00"),
        # Opening in an hour that does not come: at the leap. Kyiv leaps from 03:00 to 04:00, New York from 02:00.
        ("Europe/Kyiv", "Mo-Su 03:30-08:00", "2026-03-29 01:00", 1, "2026-03-29 05:00"),
        ("America/New_York", "Mo-Su 02:30-08:00", "2026-03-08 01:00", 1, "2026-03-08 04:00"),
        ("America/New_York", "Mo-Su 02:15-02:45,12:00-13:00", "2026-03-08 01:00", 1, "2026-03-08 13:00"),
        # A day shift does not notice any of it.
        ("America/New_York", OFFICE, "2026-03-06 17:00", 6, "2026-03-09 10:00"),
        ("America/New_York", OFFICE, "2026-10-30 17:00", 6, "2026-11-02 10:00"),
    ],
)
def test_an_answer_is_due_when_so_much_working_time_has_passed(zone, line, asked, work, due):
    counted = hours(zone, line).after(local(zone, asked), timedelta(hours=work))
    assert counted == local(zone, due).astimezone(UTC), counted.astimezone(ZoneInfo(zone))


def test_an_hour_that_comes_twice_begins_the_first_time_and_counts_twice():
    night = hours("America/New_York", "Su 01:30-06:00; Mo 09:00-18:00")
    asked = local("America/New_York", "2026-11-01 00:00")
    assert night.after(asked, timedelta(minutes=30)) == datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
    assert night.between(asked, local("America/New_York", "2026-11-02 00:00")) == timedelta(hours=5.5)


def test_on_holidays_the_shop_is_closed():
    asked = local("Europe/Warsaw", "2026-12-24 17:00")
    closed = hours("Europe/Warsaw", OFFICE, "12-25, 12-26 2026-12-28")
    assert closed.after(asked, timedelta(hours=2)) == local("Europe/Warsaw", "2026-12-29 10:00")


@pytest.mark.parametrize(
    "line",
    ["09:00-18:00", "Mo", "Xy 09:00-18:00", "Mo-Fr 18:00-09:00", "Mo-Fr 09:00-25:00", "Mo 09:75-18:00",
     "Mo-Fr 9-18", "Mo 09:00-10:00", "Mo-Fr 09:00-09:00", "пн-пт 09:00-18:00"],
)  # fmt: skip
def test_a_line_that_nobody_understands_is_refused(line):
    with pytest.raises(ValueError, match=r".+"):
        week_of(line)


TOO_MANY = ", ".join(f"{month:02}-{day:02}" for month in range(1, 5) for day in range(1, 29))


@pytest.mark.parametrize("line", ["13-01", "2026-02-30", "Christmas", "25.12.", TOO_MANY])
def test_a_day_that_does_not_exist_is_no_holiday(line):
    with pytest.raises(ValueError, match=r".+"):
        holidays_of(line)


def test_spans_that_touch_are_one():
    assert week_of("Mo 09:00-12:00,11:00-14:00; Mo,We 14:00-15:00; Su-Mo 08:00-08:30")[0] == ((480, 510), (540, 900))


spans = st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(1, 10)).map(
    lambda at: (at[0] * 60 + at[1], min(at[0] * 60 + at[1] + at[2] * 60, 1440))
)
lines = st.lists(st.tuples(st.sampled_from(DAYS), spans), min_size=4, max_size=8).map(
    lambda rules: (
        "; ".join(f"{day} {a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for day, (a, b) in rules)
        + "; Mo 06:00-12:00"
    )
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
works = st.integers(1, 48 * 60).map(lambda minutes: timedelta(minutes=minutes))


@settings(max_examples=150, deadline=None)
@given(zone=st.sampled_from(ZONES), line=lines, asked=moments, later=st.integers(0, 10**6), work=works)
def test_who_asks_later_is_answered_no_sooner_and_never_while_the_shop_is_closed(zone, line, asked, later, work):
    shop = hours(zone, line)
    due = shop.after(asked, work)
    assert shop.after(asked + timedelta(seconds=later), work) >= due
    assert shop.between(asked, due) == work, "the working time up to it is exactly the promised one"
    assert shop.between(asked, due - timedelta(microseconds=1)) < work, "and it is due while open"
