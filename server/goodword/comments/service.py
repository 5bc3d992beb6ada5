"""The verbs of comments."""

import uuid
from typing import Any

from goodword.comments import rules, threads
from goodword.comments.grounds import Ground
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Invalid, NotFound
from goodword.shops.models import Shop
from goodword.submissions import queries, sending, service
from goodword.submissions.sending import Received
from goodword.submissions.writers import Sending


def write(
    *,
    shop: Shop,
    on: tuple[Ground, Any],
    answers: Comment | None,
    text: str,
    name: str,
    locale: str | None,
    sender: Sending,
) -> Received:
    """Comment on what everybody can see; ``answers`` is the comment replied to, if it is a reply.

    :raises NotFound: that comment stands elsewhere.
    """
    return sending.submit(
        kind=COMMENT,
        shop=shop,
        said={"text": text},
        name=name,
        locale=locale,
        sending=sender,
        **_place(on, answers),
    )


def write_as_shop(
    *, shop: Shop, on: tuple[Ground, Any], answers: Comment | None, text: str, name: str | None, actor: str
) -> Comment:
    """Comment as the shop: by the name of one of its people, or by its own. It is not screened.

    :raises NotFound: the comment replied to stands elsewhere.
    """
    said = plain.paragraphs(text)
    if said is None:
        raise Invalid.of("/text", "required", "A comment needs words")
    now = clock.now()
    given = Comment(
        shop_id=shop.id, id=ids.new(), author_kind=rules.STAFF, status=UNCONFIRMED, collection_method="shop"
    )
    for column, value in _place(on, answers).items():
        setattr(given, column, value)
    given.author_name, given.locale = plain.line(name) or shop.name, shop.locale
    given.created_at = given.sorted_at = given.arrived_at = now
    COMMENT.write(given, {"text": said})
    session().add(given)
    session().flush()
    service.show(COMMENT, given)
    service.note(COMMENT, given, actor, "commented")
    return given


def seen(shop_id: uuid.UUID, shown: str, *, lock: bool = False) -> Comment:
    """The comment with this public id, if everybody can read it.

    :raises NotFound: there is none, or it, or what it stands under, is not to be seen.
    """
    comment: Comment = queries.by_id(COMMENT, shop_id, ids.parse(COMMENT.prefix, shown), lock=lock)
    if not threads.is_seen(comment):
        raise NotFound("There is no such comment")
    return comment


def replied_to(shop_id: uuid.UUID, shown: str | None) -> Comment | None:
    """The comment that a reply answers; none for a comment right under a review or an answer.

    :raises NotFound: it cannot be seen.
    """
    return seen(shop_id, shown) if shown else None


def _place(on: tuple[Ground, Any], answers: Comment | None) -> dict[str, Any]:
    ground, row = on
    if answers is not None and (answers.on_kind, answers.on_id) != (ground.name, row.id):
        raise NotFound("There is no such comment")
    top = answers and (answers.parent_id or answers.id)
    return {"on_kind": ground.name, "on_id": row.id, "parent_id": top, "answers_id": answers and answers.id}
