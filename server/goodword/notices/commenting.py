"""Whoever a comment speaks to hears of it once: the writer of what it stands under, and of the comment it answers."""

import uuid

from goodword.catalog import queries as products
from goodword.comments import grounds
from goodword.comments.events import CommentPublished
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.letters import queries as outbox
from goodword.letters import service as letters
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.notices import standing
from goodword.notices.reviewing import QUOTED, name_of, page_of
from goodword.shoppers import queries as people
from goodword.shops import queries as shops


def on_comment_published(event: CommentPublished) -> None:
    """Write to each shopper to whom it speaks; what is shown again after having been hidden is no news."""
    comment = session().get_one(Comment, (event.shop_id, event.comment_id))
    if not standing.comment_is_seen(comment):
        return
    answered = session().get_one(Comment, (event.shop_id, event.answers_id)) if event.answers_id else None
    ground = grounds.row_of(event.shop_id, event.on_kind, event.on_id)
    for shopper_id in map(uuid.UUID, event.mentions):
        if answered is not None and answered.shopper_id == shopper_id:
            _write(comment, shopper_id, "comment_reply", quoted=answered.text)
        else:
            quoted = ground.text or getattr(ground, "title", None)
            _write(comment, shopper_id, "comment_new", quoted=quoted, on=event.on_kind)


def _write(comment: Comment, shopper_id: uuid.UUID, kind: str, *, quoted: str | None, **said: str) -> None:
    shop, reader = shops.by_id(comment.shop_id), people.by_id(comment.shop_id, shopper_id)
    if reader.email is None or outbox.is_written(shop.id, kind, reader.email, about=comment.id):
        return
    product = products.by_id(shop.id, COMMENT.product_of(comment))
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=kind,
        to=reader.email,
        locale=reader.locale or shop.locale,
        about=comment.id,
        product_name=name_of(product),
        author=comment.author_name or "",
        quoted=plain.excerpt(quoted, QUOTED) or "",
        text=plain.excerpt(comment.text, QUOTED),
        link=COMMENT.address_of(comment) or page_of(shop, product),
        **said,
    )
