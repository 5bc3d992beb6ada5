"""Who stands under whom, and how many a thread has."""

import uuid

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from goodword.comments import grounds
from goodword.comments.models import Comment
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib.db import session


def on(shop_id: uuid.UUID, kind: str, row_id: uuid.UUID) -> ColumnElement[bool]:
    """The comments under one review or answer, replies too."""
    return (Comment.shop_id == shop_id) & (Comment.on_kind == kind) & (Comment.on_id == row_id)


def follow(shop_id: uuid.UUID, kind: str, row_id: uuid.UUID) -> None:
    """Some of its comments have appeared or gone: it has as many as can be read under it, and count."""
    row = grounds.row_of(shop_id, kind, row_id, lock=True)
    top = aliased(Comment)
    of_seen = select(top.id).where(top.shop_id == shop_id, top.id == Comment.parent_id, top.status == PUBLISHED)
    found = select(func.count()).select_from(Comment).where(on(shop_id, kind, row_id), Comment.counted)
    shown = found.where(Comment.status == PUBLISHED, or_(Comment.parent_id.is_(None), of_seen.exists()))
    grounds.GROUNDS[kind].keep(row, session().scalar(shown) or 0)


def is_seen(comment: Comment) -> bool:
    """Whether everybody can read it: it is published, and so is all that it stands under."""
    ground = grounds.GROUNDS[comment.on_kind]
    stands = ground.is_seen(grounds.row_of(comment.shop_id, comment.on_kind, comment.on_id))
    top = parent_of(comment)
    return bool(stands) and comment.status == PUBLISHED and (top is None or top.status == PUBLISHED)


def parent_of(comment: Comment) -> Comment | None:
    """The comment at the top, if this is a reply."""
    return session().get_one(Comment, (comment.shop_id, comment.parent_id)) if comment.parent_id else None


def mentions(comment: Comment) -> tuple[str, ...]:
    """To whom it speaks, in hex: who wrote what it answers, then who wrote what all of it stands under."""
    stands_under = grounds.row_of(comment.shop_id, comment.on_kind, comment.on_id)
    answers = session().get(Comment, (comment.shop_id, comment.answers_id)) if comment.answers_id else None
    spoken_to = [row.shopper_id for row in (answers, stands_under) if row is not None and row.shopper_id]
    return tuple(dict.fromkeys(one.hex for one in spoken_to if one != comment.shopper_id))
