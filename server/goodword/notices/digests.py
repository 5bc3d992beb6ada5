"""Digests leave in the morning of the shop."""

import uuid
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from goodword.letters import gathering
from goodword.letters.kinds import DAILY, WEEKLY
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.notices import standing
from goodword.shops import queries as shops

MORNING = time(8)


def send_digests() -> None:
    """Write every digest that is due, each in a transaction of its own: killed on the way, it goes on where it was."""
    with reading():
        waiting = gathering.waiting()
    for shop_id, to in waiting:
        with writing():
            _send(shop_id, to)


def _send(shop_id: uuid.UUID, to: str) -> None:
    shop = shops.by_id(shop_id)
    due = last_mornings(clock.now(), shop.time_zone)
    gathering.tell(shop_id=shop.id, shop_name=shop.name, to=to, due=due, is_news=standing.is_news)


def last_mornings(now: datetime, time_zone: str) -> Mapping[str, datetime]:
    """When a digest was due last: at eight by the shop's clock, today or yesterday, and on the last Monday."""
    here = now.astimezone(ZoneInfo(time_zone))
    day = here.date() if here.time() >= MORNING else here.date() - timedelta(days=1)
    monday = day - timedelta(days=day.weekday())
    return {name: datetime.combine(date, MORNING, here.tzinfo) for name, date in ((DAILY, day), (WEEKLY, monday))}
