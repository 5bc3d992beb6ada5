"""Pages by keyset: the rows behind a position, along one index or along several that are merged as they go."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, tuple_, union_all

from goodword.lib.db import session

_READ: dict[str, Callable[[Any], Any]] = {
    "sorted_at": datetime.fromisoformat,
    "received_at": datetime.fromisoformat,
    "planned_at": datetime.fromisoformat,
    "id": uuid.UUID,
    "has_words": bool,
    "has_answer": bool,
}
"""How a cursor's value is read; all others are numbers."""


def position(row: Any, keys: Sequence[Any]) -> list[Any]:
    """The sort values of a row: what a cursor carries. Moments travel as text, ids as hex."""
    return [_written(getattr(row, key.key)) for key in keys]


def behind(wanted: Any, keys: Sequence[Any], after: Sequence[Any] | None) -> Any:
    """Only what stands behind this position, if there is one."""
    if after is None:
        return wanted
    bound = [
        bindparam(None, _READ.get(key.key, int)(value), type_=key.type) for key, value in zip(keys, after, strict=True)
    ]
    return wanted.where(tuple_(*keys) < tuple_(*bound))


def falling(wanted: Select[Any], keys: Sequence[Any], *, after: Sequence[Any] | None, limit: int) -> Select[Any]:
    """The first rows behind a position, all keys falling."""
    paged: Select[Any] = behind(wanted, keys, after).order_by(*(key.desc() for key in keys)).limit(limit)
    return paged


def ids_along(
    conditions: Sequence[ColumnElement[bool]],
    slices: Sequence[ColumnElement[bool]],
    keys: Sequence[Any],
    *,
    after: Sequence[Any] | None,
    limit: int,
) -> list[uuid.UUID]:
    """The ids of the first rows of several slices of an index; the last of the keys is the id.

    Both databases merge the walks of several indexes as they go; with ``IN`` they sort all there are.
    """
    walks = union_all(*(behind(select(*keys).where(*conditions, one), keys, after) for one in slices))
    first = walks.order_by(*(walks.selected_columns[key.key].desc() for key in keys)).limit(limit)
    return [row[-1] for row in session().execute(first)]


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.hex if isinstance(value, uuid.UUID) else value
