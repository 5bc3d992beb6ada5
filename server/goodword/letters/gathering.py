"""Digests: letters of news that waited, told in one."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from goodword.letters import readers, service
from goodword.letters.kinds import AT_ONCE, DAILY, KINDS, OFF
from goodword.letters.models import GATHERED, TOLD, Letter, Reader
from goodword.letters.readers import DIGEST
from goodword.lib import clock
from goodword.lib.db import session

MOST = 100


def waiting() -> Sequence[tuple[uuid.UUID, str]]:
    """Shop and address of everybody for whom something was gathered."""
    found = select(Letter.shop_id, Letter.to).where(Letter.state == GATHERED).distinct()
    return [(shop_id, to) for shop_id, to in session().execute(found.order_by(Letter.shop_id, Letter.to))]


def tell(*, shop_id: uuid.UUID, shop_name: str, to: str, due: Mapping[str, datetime]) -> list[Letter]:
    """Write the digests that are due: of what was gathered before ``due["daily"]`` and ``due["weekly"]``.

    Read and written in one transaction, so that nothing is told twice. What she has ended meanwhile is dropped.
    """
    mine = select(Letter).where(Letter.shop_id == shop_id, Letter.to == to, Letter.state == GATHERED)
    rows = session().scalars(mine.order_by(Letter.id).limit(MOST)).all()
    reader = readers.meet(shop_id, to, rows[-1].locale if rows else "en")
    ripe: dict[str, list[Letter]] = defaultdict(list)
    for row in rows:
        period = _period(reader, row)
        if period == OFF or row.created_at < due[period]:
            ripe[period].append(row)
    told = [_told(shop_name, reader, period, those) for period, those in ripe.items()]
    return [letter for letter in told if letter is not None]


def _period(reader: Reader, row: Letter) -> str:
    chosen = readers.choice(reader, KINDS[row.kind].topic)
    return DAILY if chosen == AT_ONCE else chosen


def _told(shop_name: str, reader: Reader, period: str, rows: Sequence[Letter]) -> Letter | None:
    items = [{"kind": row.kind, "about": row.about_id and row.about_id.hex} | row.context for row in rows]
    for row in rows:
        row.state, row.context, row.changed_at = TOLD, {}, clock.now()
    if period == OFF:
        return None
    said = {"shop_name": shop_name, "kind": DIGEST, "to": reader.email, "locale": reader.locale}
    return service.write(shop_id=reader.shop_id, **said, period=period, items=items)  # type: ignore[arg-type]  # as named there
