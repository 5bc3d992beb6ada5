"""Pictures of imported reviews: wanted when the rows come in, fetched afterwards.

A row is a promise: whatever stops the work, the rest of them are still there.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select, update

from goodword.exchange.models import FAILED, WAITING, Picture
from goodword.jobs.queue import enqueue
from goodword.lib import clock, ids
from goodword.lib.db import db, session

JOB = "exchange.fetch_pictures"


def want(shop_id: uuid.UUID, wanted: Iterable[tuple[uuid.UUID, int, Sequence[str]]]) -> None:
    """Remember pictures by review and line of the file; those known already stay as they are."""
    rows = [
        {"shop_id": shop_id, "id": ids.new(), "review_id": review_id, "place": place, "url": url, "line": line}
        | {"state": WAITING, "due_at": clock.now(), "tries": 0}
        for review_id, line, urls in wanted
        for place, url in enumerate(urls)
    ]
    if rows:
        session().flush()
        session().execute(db.insert(Picture).on_conflict_do_nothing(), rows)


def reviews_waiting(shop_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """The reviews whose pictures wait."""
    waiting = select(Picture.review_id).where(Picture.shop_id == shop_id, Picture.state == WAITING).distinct()
    return session().scalars(waiting.order_by(Picture.review_id)).all()


def put_off(shop_id: uuid.UUID) -> None:
    """A job for each review whose pictures wait."""
    for review_id in reviews_waiting(shop_id):
        enqueue(JOB, shop_id=str(shop_id), review_id=str(review_id))


def counted(shop_id: uuid.UUID) -> Counter[str]:
    """How many pictures wait, are kept, or cannot be had."""
    found = select(Picture.state, func.count()).where(Picture.shop_id == shop_id).group_by(Picture.state)
    return Counter(dict(session().execute(found).all()))


def failed(shop_id: uuid.UUID) -> Sequence[Picture]:
    """Those that cannot be had, in the order of their file."""
    wanted = select(Picture).where(Picture.shop_id == shop_id, Picture.state == FAILED)
    return session().scalars(wanted.order_by(Picture.line, Picture.place)).all()


def try_again(shop_id: uuid.UUID) -> None:
    """What failed waits anew."""
    mine = (Picture.shop_id == shop_id) & (Picture.state == FAILED)
    session().execute(update(Picture).where(mine).values(state=WAITING, tries=0, due_at=clock.now()))
