"""Reading and writing comments from a shop's page."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.comments import grounds, pages, service
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.comments.schemas import (
    CommentImprovedOut,
    CommentIn,
    CommentRestoredOut,
    CommentSentOut,
    CommentsPage,
    CommentsQuery,
    CommentWordsIn,
    RepliesPage,
    RepliesQuery,
)
from goodword.lib import ids
from goodword.moderation import screening
from goodword.shoppers.guards import WriterScope, herself, writer
from goodword.shoppers.rules import email_hint
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.submissions import queries, requests, sending, withdrawing
from goodword.submissions import service as words
from goodword.submissions.schemas import FlagIn, FlagOut, NothingIn, VoteIn, VoteOut
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json
from goodword.web.limits import limit, limiter

api = Blueprint(
    "comments", __name__, url_prefix="/v1/shops/<string:site_key>/comments", description="Comments on the page"
)


@api.get("")
@api.arguments(CommentsQuery, location="query")
@reads(guards.public)
@api.response(200, CommentsPage)
def thread(shop: Shop, wish: dict[str, Any]) -> Response:
    """One page of the comments on a review or an answer, each with its first replies."""
    return as_json(pages.thread(shop.id, **wish))


@api.get("/<string:comment_id>/replies")
@api.arguments(RepliesQuery, location="query")
@reads(guards.public)
@api.response(200, RepliesPage)
def replies(shop: Shop, wish: dict[str, Any], comment_id: str) -> Response:
    """One page of the replies under a comment, in order."""
    return as_json(pages.replies(shop.id, service.seen(shop.id, comment_id), **wish))


@api.post("")
@limiter.limit(limit(60, "hour"))
@api.arguments(CommentIn)
@writes(writer, once=True)
@api.response(201, CommentSentOut)
def write(scope: WriterScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Comment on a review or an answer, or reply to a comment there. A guest's may wait for her proof."""
    email = requests.email_of(scope, sent["email"])
    received = service.write(
        shop=scope.shop,
        on=grounds.seen(scope.shop_id, sent["on"]),
        answers=service.replied_to(scope.shop_id, sent["reply_to"]),
        text=sent["text"],
        name=sent["name"],
        locale=sent["locale"],
        sender=requests.sending(scope, sent["form"], email),
    )
    return _standing(scope, received, sent["locale"]) | {"email_hint": email_hint(email) if email else None}


@api.put("/<string:comment_id>")
@limiter.limit(limit(60, "hour"))
@api.arguments(CommentWordsIn)
@writes(writer, once=True)
@api.response(200, CommentImprovedOut)
def improve(scope: WriterScope, sent: dict[str, Any], comment_id: str) -> dict[str, Any]:
    """Change her own comment and send it again, with the bearer it was written with. The earlier words are kept."""
    received = sending.improve(
        kind=COMMENT,
        shop=scope.shop,
        row=queries.by_id(COMMENT, scope.shop_id, ids.parse(COMMENT.prefix, comment_id), lock=True),
        said={"text": sent["text"]},
        name=sent["name"],
        locale=sent["locale"],
        sending=requests.sending(scope, sent["form"]),
    )
    return _standing(scope, received, sent["locale"])


@api.delete("/<string:comment_id>")
@limiter.limit(limit(60, "hour"))
@writes(herself)
@api.response(204)
def withdraw(scope: WriterScope, comment_id: str) -> None:
    """Take her own comment back; the replies to it are not seen either. Its words are kept for her."""
    withdrawing.withdraw(kind=COMMENT, row=_hers(scope, comment_id), actor=requests.actor(scope))


@api.post("/<string:comment_id>/restore")
@limiter.limit(limit(60, "hour"))
@api.arguments(NothingIn)
@writes(writer, once=True)
@api.response(200, CommentRestoredOut)
def restore(scope: WriterScope, _nothing: dict[str, Any], comment_id: str) -> dict[str, Any]:
    """Put back what she has withdrawn: it is again what it was, published, held or hidden."""
    row = _hers(scope, comment_id)
    withdrawing.restore(kind=COMMENT, row=row, actor=requests.actor(scope))
    verdict = screening.standing(scope.shop_id, COMMENT.name, row.id)
    return requests.standing(row, verdict, None, scope.shop.locale)


@api.put("/<string:comment_id>/vote")
@limiter.limit(limit(300, "hour"))
@api.arguments(VoteIn)
@writes(writer)
@api.response(200, VoteOut)
def vote(scope: WriterScope, _nothing: dict[str, Any], comment_id: str) -> dict[str, Any]:
    """Say that a comment was helpful; once a writer."""
    return _voted(scope, comment_id, helpful=True)


@api.delete("/<string:comment_id>/vote")
@limiter.limit(limit(300, "hour"))
@writes(herself)
@api.response(200, VoteOut)
def take_back_vote(scope: WriterScope, comment_id: str) -> dict[str, Any]:
    """Take the vote back."""
    return _voted(scope, comment_id, helpful=False)


@api.post("/<string:comment_id>/flags")
@limiter.limit(limit(60, "hour"))
@api.arguments(FlagIn)
@writes(writer, once=True)
@api.response(201, FlagOut)
def flag(scope: WriterScope, sent: dict[str, Any], comment_id: str) -> dict[str, Any]:
    """Ask the shop to look at a comment; it stays visible until somebody decides."""
    row = service.seen(scope.shop_id, comment_id)
    words.flag(kind=COMMENT, shop=scope.shop, row=row, voter_id=scope.actor_id, caller=requests.caller(), **sent)
    return sent


def _hers(scope: WriterScope, comment_id: str) -> Comment:
    row_id = ids.parse(COMMENT.prefix, comment_id)
    found: Comment = queries.own(COMMENT, scope.shop_id, scope.guest.id, scope.shopper_id, row_id)
    return found


def _standing(scope: WriterScope, received: sending.Received, locale: str | None) -> dict[str, Any]:
    return requests.standing(received.row, received.verdict, locale, scope.shop.locale)


def _voted(scope: WriterScope, comment_id: str, *, helpful: bool) -> dict[str, Any]:
    row = service.seen(scope.shop_id, comment_id, lock=True)
    words.vote(
        kind=COMMENT,
        row=row,
        voter_id=scope.actor_id,
        helpful=helpful,
        shopper_id=scope.shopper_id,
        caller=requests.caller(),
    )
    return {"helpful": row.helpful, "voted": helpful}
