"""Digests: letters of news that waited, told in one."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from goodword.letters import readers, service
from goodword.letters.kinds import AT_ONCE, DAILY, KINDS, OFF, WEEKLY, Kind
from goodword.letters.models import GATHERED, TOLD, Letter, Reader
from goodword.letters.readers import DIGEST
from goodword.lib import clock
from goodword.lib.db import session

MOST = 100
"""News in one digest."""
IsNews = Callable[[Letter], bool]


def waiting() -> Sequence[tuple[uuid.UUID, str]]:
    """Shop and address of everybody for whom something was gathered."""
    found = select(Letter.shop_id, Letter.to).where(Letter.state == GATHERED).distinct()
    return [(shop_id, to) for shop_id, to in session().execute(found.order_by(Letter.shop_id, Letter.to))]


def tell(
    *, shop_id: uuid.UUID, shop_name: str, to: str, due: Mapping[str, datetime], is_news: IsNews = lambda _: True
) -> list[Letter]:
    """Write the digests that are due: of what was gathered before ``due["daily"]`` and ``due["weekly"]``.

    Read and written in one transaction, so that nothing is told twice. What she has ended meanwhile is dropped,
    and what ``is_news`` says is none any more.
    """
    mine = select(Letter).where(Letter.shop_id == shop_id, Letter.to == to, Letter.state == GATHERED)
    newest = session().scalar(mine.order_by(Letter.id.desc()).limit(1))
    if newest is None:
        return []
    reader = readers.meet(shop_id, to, newest.locale)
    told = []
    for period in (DAILY, WEEKLY, OFF):
        kinds = [name for name, kind in KINDS.items() if kind.topic and _period(reader, kind) == period]
        waits = mine.where(Letter.kind.in_(kinds))
        if period != OFF:
            waits = waits.where(Letter.created_at < due[period]).limit(MOST)
            if _has_had(reader, kinds, since=due[period]):
                continue
        if rows := session().scalars(waits.order_by(Letter.id)).all():
            told.append(_told(shop_name, reader, period, rows, is_news))
    return [letter for letter in told if letter is not None]


def _period(reader: Reader, kind: Kind) -> str:
    chosen = readers.choice(reader, kind.topic)
    return DAILY if chosen == AT_ONCE else chosen


def _has_had(reader: Reader, kinds: Sequence[str], *, since: datetime) -> bool:
    """Whether a digest of these has been written since; what did not fit into it waits for the next."""
    hers = (Letter.shop_id == reader.shop_id) & (Letter.to == reader.email) & (Letter.state == TOLD)
    told = select(Letter.id).where(hers, Letter.kind.in_(kinds), Letter.changed_at >= since)
    return session().scalar(told.limit(1)) is not None


def _told(shop_name: str, reader: Reader, period: str, rows: Sequence[Letter], is_news: IsNews) -> Letter | None:
    items = [
        {"kind": row.kind, "about": row.about_id and row.about_id.hex} | row.context for row in rows if is_news(row)
    ]
    for row in rows:
        row.state, row.context, row.changed_at = TOLD, {}, clock.now()
    if period == OFF or not items:
        return None
    said = {"shop_name": shop_name, "kind": DIGEST, "to": reader.email, "locale": reader.locale}
    return service.write(shop_id=reader.shop_id, **said, period=period, items=items)  # type: ignore[arg-type]  # as named there
