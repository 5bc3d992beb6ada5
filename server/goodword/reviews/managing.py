"""What the shop's own server does with reviews, by a secret key."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.catalog import queries as products
from goodword.fields import queries as own
from goodword.lib import ids
from goodword.lib.pages import cut, read_cursor
from goodword.moderation import queries as verdicts
from goodword.moderation.sentences import findings
from goodword.reviews import authors, deciding, pages, photos, queries, service
from goodword.reviews.models import Review
from goodword.reviews.schemas import ManagedPage, ManagedReviewOut, QueueQuery, ReplyIn
from goodword.shops.guards import ManageScope, may
from goodword.submissions.schemas import HideIn, NothingIn
from goodword.web import openapi, versions
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json

api = Blueprint("managing reviews", __name__, url_prefix="/v1/manage/reviews", description="The shop's side of reviews")


@api.get("")
@api.arguments(QueueQuery, location="query")
@reads(may("reviews:read"))
@api.response(200, ManagedPage)
def page(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """Reviews of one status, newest first."""
    place = [scope.shop_id.hex, "queue", wish["status"]]
    after = read_cursor(place, wish["cursor"]) if "cursor" in wish else None
    found = queries.queue(scope.shop_id, status=wish["status"], after=after, limit=wish["limit"] + 1)
    shown, following = cut(found, wish["limit"], place, lambda row: [row[0].received_at.isoformat(), row[0].id.hex])
    refs = products.refs_of(scope.shop_id, [review.product_id for review, _ in shown])
    review_ids = [review.id for review, _ in shown]
    found_on = verdicts.findings_on_many(scope.shop_id, service.KIND, review_ids)
    answers = own.values_of(scope.shop_id, review_ids)
    media = photos.of(scope.shop_id, [review.id for review, _ in shown if review.has_media])
    beside = authors.of(scope.shop_id, [review for review, _ in shown])
    data = [
        pages.as_managed(
            review,
            reply,
            refs[review.product_id],
            fields=answers.get(review.id),
            media=media.get(review.id, ()),
            why=findings(found_on[review.id], scope.shop.locale),
            author=beside.get(review.id, authors.NOBODY),
        )
        for review, reply in shown
    ]
    return as_json({"data": data, "next": following})


@api.get("/<string:review_id>")
@reads(may("reviews:read"))
@api.response(200, ManagedReviewOut)
def one(scope: ManageScope, review_id: str) -> Response:
    """One review, whatever its status."""
    return _answer(scope, queries.by_id(scope.shop_id, ids.parse("rev", review_id)))


@api.post("/<string:review_id>/publish")
@api.doc(parameters=[openapi.IF_MATCH])
@api.arguments(NothingIn)
@writes(may("reviews:write"), once=True)
@api.response(200, ManagedReviewOut)
def publish(scope: ManageScope, _nothing: dict[str, Any], review_id: str) -> Response:
    """Show a review that is held or hidden."""
    return _answer(scope, deciding.publish(review=_mine(scope, review_id), actor=scope.actor))


@api.post("/<string:review_id>/hide")
@api.doc(parameters=[openapi.IF_MATCH])
@api.arguments(HideIn)
@writes(may("reviews:write"), once=True)
@api.response(200, ManagedReviewOut)
def hide(scope: ManageScope, sent: dict[str, Any], review_id: str) -> Response:
    """Hide a review for a reason from the closed list. How many are hidden, and why, is public."""
    hidden = deciding.hide(review=_mine(scope, review_id), actor=scope.actor, reason=sent["reason"])
    return _answer(scope, hidden)


@api.put("/<string:review_id>/reply")
@api.doc(parameters=[openapi.IF_MATCH])
@api.arguments(ReplyIn)
@writes(may("reviews:write"), once=True)
@api.response(200, ManagedReviewOut)
def reply(scope: ManageScope, sent: dict[str, Any], review_id: str) -> Response:
    """Answer a review in the shop's name."""
    review = _mine(scope, review_id)
    deciding.reply(shop=scope.shop, review=review, actor=scope.actor, text=sent["text"])
    return _answer(scope, review)


def _mine(scope: ManageScope, review_id: str) -> Review:
    review = queries.by_id(scope.shop_id, ids.parse("rev", review_id), lock=True)
    service.expect_version(review, versions.if_match())
    return review


def _answer(scope: ManageScope, review: Review) -> Response:
    ref = products.ref_of(review.shop_id, review.product_id)
    said = findings(verdicts.findings_on(scope.shop_id, service.KIND, review.id), scope.shop.locale)
    answers = own.values_of(review.shop_id, [review.id]).get(review.id)
    reply_now, media = queries.reply_to(review), photos.of_one(review)
    face = authors.of(scope.shop_id, [review]).get(review.id, authors.NOBODY)
    answer = as_json(pages.as_managed(review, reply_now, ref, fields=answers, media=media, why=said, author=face))
    return versions.tagged(answer, review.version)
