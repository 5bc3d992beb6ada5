"""A shop's own clock: what somebody types on it, and how it is shown on it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from goodword.lib.errors import Invalid
from goodword.shops.models import Shop


def typed(shop: Shop, text: str, *, pointer: str = "/begins_at") -> datetime:
    """A day and time such as ``2026-12-01 19:00`` on the shop's clock; with an offset it is what it says.

    :raises Invalid: it is none, or the clock leaps over it on that day.
    """
    try:
        said = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Invalid.of(pointer, "invalid", "A day and time such as 2026-12-01 19:00") from None
    zone = ZoneInfo(shop.time_zone)
    try:
        moment = (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(UTC)
        meant = moment.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        raise Invalid.of(pointer, "invalid", "A day within the calendar, such as 2026-12-01") from None
    if said.tzinfo is None and meant != said:
        raise Invalid.of(pointer, "invalid", "The clocks leap over this time on that day")
    return moment


def shown(shop: Shop, moment: datetime) -> datetime:
    """On the shop's clock."""
    return moment.astimezone(ZoneInfo(shop.time_zone))
