"""Reading comments; the shop comes first, and every page is a keyset page."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, tuple_

from goodword.comments import rules, threads
from goodword.comments.models import Comment
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib.db import session

_OLDEST = (Comment.sorted_at, Comment.id)
_HELPFUL = (Comment.helpful, *_OLDEST)
_RECEIVED = (Comment.received_at, Comment.id)


def tops(
    shop_id: uuid.UUID, kind: str, row_id: uuid.UUID, *, sort: str, after: Sequence[Any] | None, limit: int
) -> Sequence[Comment]:
    """The comments right under a review or an answer that everybody can see."""
    mine = threads.on(shop_id, kind, row_id) & Comment.parent_id.is_(None) & (Comment.status == PUBLISHED)
    return _page(select(Comment).where(mine), sort, after, limit)


def replies(shop_id: uuid.UUID, parent_id: uuid.UUID, *, after: Sequence[Any] | None, limit: int) -> Sequence[Comment]:
    """The replies under a comment, in order."""
    return _page(select(Comment).where(_replies(shop_id, [parent_id])), rules.ORDER, after, limit)


def first_replies(
    shop_id: uuid.UUID, parent_ids: Sequence[uuid.UUID]
) -> tuple[Mapping[uuid.UUID, Sequence[Comment]], Mapping[uuid.UUID, int]]:
    """The first replies under each of these, and how many there are."""
    place = func.row_number().over(partition_by=Comment.parent_id, order_by=_OLDEST)
    number = func.count().over(partition_by=Comment.parent_id)
    ranked = select(Comment.id, place.label("place"), number.label("number")).where(_replies(shop_id, parent_ids))
    few = ranked.subquery()
    wanted = select(Comment, few.c.number).join(few, few.c.id == Comment.id)
    found: dict[uuid.UUID, list[Comment]] = defaultdict(list)
    numbers: dict[uuid.UUID, int] = {}
    first = wanted.where(Comment.shop_id == shop_id, few.c.place <= rules.REPLIES_SHOWN).order_by(*_OLDEST)
    for row, of_all in session().execute(first) if parent_ids else ():
        found[row.parent_id].append(row)
        numbers[row.parent_id] = of_all
    return found, numbers


def many(shop_id: uuid.UUID, comment_ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Comment]:
    """These, whatever their status."""
    wanted = select(Comment).where(Comment.shop_id == shop_id, Comment.id.in_(comment_ids))
    return {row.id: row for row in session().scalars(wanted)} if comment_ids else {}


def queue(shop_id: uuid.UUID, *, status: str, after: Sequence[Any] | None, limit: int) -> Sequence[Comment]:
    """Comments of one status for the shop, newest first."""
    wanted = select(Comment).where(Comment.shop_id == shop_id, Comment.status == status)
    if after is not None:
        wanted = wanted.where(tuple_(*_RECEIVED) < tuple_(*_bound(_RECEIVED, after)))
    return session().scalars(wanted.order_by(*(key.desc() for key in _RECEIVED)).limit(limit)).all()


def position(comment: Comment, sort: str) -> list[Any]:
    """The sort values of a comment: what a cursor carries."""
    place = [comment.sorted_at.isoformat(), comment.id.hex]
    return [comment.helpful, *place] if sort == rules.HELPFUL else place


def _replies(shop_id: uuid.UUID, parent_ids: Sequence[uuid.UUID]) -> ColumnElement[bool]:
    return (Comment.shop_id == shop_id) & Comment.parent_id.in_(parent_ids) & (Comment.status == PUBLISHED)


def _page(wanted: Select[Comment], sort: str, after: Sequence[Any] | None, limit: int) -> Sequence[Comment]:
    keys = _HELPFUL if sort == rules.HELPFUL else _OLDEST
    order: tuple[Any, ...] = keys if sort == rules.ORDER else tuple(key.desc() for key in keys)
    if after is not None:
        here, last = tuple_(*keys), tuple_(*_bound(keys, after))
        wanted = wanted.where(here > last if sort == rules.ORDER else here < last)
    return session().scalars(wanted.order_by(*order).limit(limit)).all()


def _bound(keys: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    *first, moment, row_id = after
    values = [*map(int, first), datetime.fromisoformat(moment), uuid.UUID(row_id)]
    return [bindparam(None, value, type_=key.type) for key, value in zip(keys, values, strict=True)]
