"""What the shop's own server does with comments, by a secret key."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.comments import grounds, pages, queries, service
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.comments.schemas import ManagedCommentOut, ManagedCommentsPage, ShopCommentIn
from goodword.lib import ids
from goodword.lib.pages import cut, read_cursor
from goodword.reviews.schemas import QueueQuery
from goodword.shops.guards import ManageScope, may
from goodword.submissions import queries as words_queries
from goodword.submissions import service as words
from goodword.submissions.schemas import HideIn, NothingIn
from goodword.web import openapi
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json
from goodword.web.versions import if_match

api = Blueprint(
    "managing comments", __name__, url_prefix="/v1/manage/comments", description="The shop's side of comments"
)


@api.get("")
@api.arguments(QueueQuery, location="query")
@reads(may("reviews:read"))
@api.response(200, ManagedCommentsPage)
def page(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """Comments of one status, newest first."""
    place = [scope.shop_id.hex, "comments", wish["status"]]
    after = read_cursor(place, wish["cursor"]) if "cursor" in wish else None
    found = queries.queue(scope.shop_id, status=wish["status"], after=after, limit=wish["limit"] + 1)
    shown, following = cut(found, wish["limit"], place, lambda row: [row.received_at.isoformat(), row.id.hex])
    return as_json({"data": pages.managed(scope.shop_id, shown, scope.shop.locale), "next": following})


@api.post("")
@api.arguments(ShopCommentIn)
@writes(may("reviews:write"), once=True)
@api.response(201, ManagedCommentOut)
def say(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """Comment as the shop. Its official reply to a review is another thing, and stands apart."""
    given = service.write_as_shop(
        shop=scope.shop,
        on=grounds.seen(scope.shop_id, sent["on"]),
        answers=service.replied_to(scope.shop_id, sent["reply_to"]),
        text=sent["text"],
        name=sent["name"],
        actor=scope.actor,
    )
    answer = _answer(scope, given)
    answer.status_code = 201
    return answer


@api.get("/<string:comment_id>")
@reads(may("reviews:read"))
@api.response(200, ManagedCommentOut)
def one(scope: ManageScope, comment_id: str) -> Response:
    """One comment, whatever its status."""
    return _answer(scope, words_queries.by_id(COMMENT, scope.shop_id, ids.parse(COMMENT.prefix, comment_id)))


@api.post("/<string:comment_id>/publish")
@api.doc(parameters=[openapi.IF_MATCH])
@api.arguments(NothingIn)
@writes(may("reviews:write"), once=True)
@api.response(200, ManagedCommentOut)
def publish(scope: ManageScope, _nothing: dict[str, Any], comment_id: str) -> Response:
    """Show a comment that is held or hidden."""
    row = _mine(scope, comment_id)
    words.publish(kind=COMMENT, row=row, actor=scope.actor)
    return _answer(scope, row)


@api.post("/<string:comment_id>/hide")
@api.doc(parameters=[openapi.IF_MATCH])
@api.arguments(HideIn)
@writes(may("reviews:write"), once=True)
@api.response(200, ManagedCommentOut)
def hide(scope: ManageScope, sent: dict[str, Any], comment_id: str) -> Response:
    """Hide a comment for a reason from the closed list; the replies to it are not seen either."""
    row = _mine(scope, comment_id)
    words.hide(kind=COMMENT, row=row, actor=scope.actor, reason=sent["reason"])
    return _answer(scope, row)


def _mine(scope: ManageScope, comment_id: str) -> Comment:
    row: Comment = words_queries.by_id(COMMENT, scope.shop_id, ids.parse(COMMENT.prefix, comment_id), lock=True)
    words.expect_version(row, if_match())
    return row


def _answer(scope: ManageScope, row: Comment) -> Response:
    answer = as_json(pages.managed(scope.shop_id, [row], scope.shop.locale)[0])
    answer.headers["ETag"] = f'"{row.version}"'
    return answer
