"""A thread as its finished bytes."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.comments import authors, grounds, queries, rules
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.comments.schemas import ManagedCommentOut, SaidOut
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import ids
from goodword.lib.pages import cut, make_cursor, read_cursor
from goodword.moderation import queries as verdicts
from goodword.moderation.sentences import findings

Shown = dict[str, Any]


def thread(shop_id: uuid.UUID, *, on: str, sort: str, limit: int, cursor: str | None = None) -> Shown:
    """One page of the comments under something that everybody can see.

    :raises NotFound: nobody can.
    """
    ground, row = grounds.seen(shop_id, on)
    place = [shop_id.hex, "comments", on, sort]
    after = read_cursor(place, cursor) if cursor else None
    found = queries.tops(shop_id, ground.name, row.id, sort=sort, after=after, limit=limit + 1)
    shown, following = cut(found, limit, place, lambda one: queries.position(one, sort))
    return {"count": row.comments_count, "data": _with_replies(shop_id, shown), "next": following}


def replies(shop_id: uuid.UUID, top: Comment, *, limit: int, cursor: str | None = None) -> Shown:
    """One page of the replies under a comment."""
    place = _place(top)
    after = read_cursor(place, cursor) if cursor else None
    found = queries.replies(shop_id, top.id, after=after, limit=limit + 1)
    shown, following = cut(found, limit, place, _position)
    return {"data": said(shop_id, shown), "next": following}


def said(shop_id: uuid.UUID, rows: Sequence[Comment]) -> list[Shown]:
    """Comments as everybody sees them, without their replies."""
    return _dumped(_SAID, shop_id, rows)


def managed(shop_id: uuid.UUID, rows: Sequence[Comment], locale: str) -> list[Shown]:
    """Comments as their shop sees them, with what their screening found."""
    found_on = verdicts.findings_on_many(shop_id, COMMENT.name, [row.id for row in rows])
    of_products = {row.id: COMMENT.product_of(row) for row in rows}
    refs = products.refs_of(shop_id, of_products.values())
    return [
        told
        | {
            "on": ids.show(grounds.GROUNDS[row.on_kind].prefix, row.on_id),
            "product": refs[of_products[row.id]],
            "why": findings(found_on[row.id], locale),
        }
        for row, told in zip(rows, _dumped(_MANAGED, shop_id, rows), strict=True)
    ]


def _with_replies(shop_id: uuid.UUID, tops: Sequence[Comment]) -> list[Shown]:
    few, numbers = queries.first_replies(shop_id, [top.id for top in tops])
    all_of_them = [row for under in few.values() for row in under]
    beside = {row.id: told for row, told in zip(all_of_them, said(shop_id, all_of_them), strict=True)}
    return [
        told
        | {
            "replies": [beside[row.id] for row in few.get(top.id, ())],
            "replies_count": numbers.get(top.id, 0),
            "replies_next": _more(top, few.get(top.id, ()), numbers.get(top.id, 0)),
        }
        for top, told in zip(tops, said(shop_id, tops), strict=True)
    ]


def _more(top: Comment, few: Sequence[Comment], number: int) -> str | None:
    return make_cursor(_place(top), _position(few[-1])) if number > len(few) else None


def _place(top: Comment) -> list[Any]:
    return [top.shop_id.hex, "replies", top.id.hex]


def _position(row: Comment) -> list[Any]:
    return queries.position(row, rules.ORDER)


def _dumped(schema: SaidOut, shop_id: uuid.UUID, rows: Sequence[Comment]) -> list[Shown]:
    beside = authors.of(shop_id, rows)
    answered = queries.many(shop_id, [row.answers_id for row in rows if row.answers_id])
    return [
        schema.dump(row) | {"author": beside[row.id], "labels": _labels(row), "answers": _answered(row, answered)}
        for row in rows
    ]


def _labels(row: Comment) -> list[str]:
    facts = {"shop_staff": row.not_counted_because == "staff", "incentivized": row.incentive_id is not None}
    return [label for label, holds in facts.items() if holds]


def _answered(row: Comment, answered: Mapping[uuid.UUID, Comment]) -> Mapping[str, Any] | None:
    if row.answers_id is None:
        return None
    one = answered[row.answers_id]
    return {"id": ids.show(COMMENT.prefix, one.id), "name": one.author_name if one.status == PUBLISHED else None}


_LATER = ("author", "labels", "answers")
_SAID = SaidOut(exclude=_LATER)
_MANAGED = ManagedCommentOut(exclude=(*_LATER, "on", "product", "why"))
