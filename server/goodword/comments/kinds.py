"""Comments as a kind of words."""

import uuid

from goodword.comments import grounds, threads
from goodword.comments.events import CommentPublished
from goodword.comments.models import Comment
from goodword.lib import text as plain
from goodword.lib.events import emit
from goodword.submissions.kinds import Kind


def _product_of(comment: Comment) -> uuid.UUID:
    return grounds.GROUNDS[comment.on_kind].product_of(_ground(comment))


def _address_of(comment: Comment) -> str | None:
    return grounds.GROUNDS[comment.on_kind].address_of(_ground(comment))


def _ground(comment: Comment) -> object:
    return grounds.row_of(comment.shop_id, comment.on_kind, comment.on_id)


def _follow(comment: Comment) -> None:
    threads.follow(comment.shop_id, comment.on_kind, comment.on_id)


def _shown(comment: Comment) -> None:
    emit(
        CommentPublished(
            shop_id=comment.shop_id,
            comment_id=comment.id,
            on_kind=comment.on_kind,
            on_id=comment.on_id,
            parent_id=comment.parent_id,
            answers_id=comment.answers_id,
            mentions=threads.mentions(comment),
        )
    )


COMMENT = Kind(
    name="comment",
    prefix="cmt",
    model=Comment,
    product_of=_product_of,
    address_of=_address_of,
    parts={"text": plain.paragraphs},
    shown=_shown,
    count_in=_follow,
    count_out=_follow,
)
