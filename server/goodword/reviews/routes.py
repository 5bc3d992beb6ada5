"""Reading and writing reviews from a shop's page."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.moderation import screening
from goodword.moderation.sentences import why
from goodword.reviews import hers, pages, queries, sending, service, withdrawing
from goodword.reviews.models import Review
from goodword.reviews.schemas import (
    ImprovedOut,
    RestoredOut,
    ReviewIn,
    ReviewsPage,
    ReviewsQuery,
    SubmittedOut,
    WordsIn,
)
from goodword.reviews.sending import Received
from goodword.reviews.service import Words
from goodword.shoppers.guards import WriterScope, herself, writer
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.submissions import requests
from goodword.submissions.schemas import FlagIn, FlagOut, NothingIn, VoteIn, VoteOut
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json
from goodword.web.limits import limit, limiter

api = Blueprint(
    "reviews", __name__, url_prefix="/v1/shops/<string:site_key>/reviews", description="Reviews on the page"
)


@api.get("")
@api.arguments(ReviewsQuery, location="query")
@reads(guards.public)
@api.response(200, ReviewsPage)
def page(shop: Shop, wish: dict[str, Any]) -> Response:
    """One page of a product's reviews, with the product's rating. The plain first page comes from a snapshot."""
    return as_json(pages.page(shop.id, **wish))


@api.post("")
@limiter.limit(limit(30, "hour"))
@api.arguments(ReviewIn)
@writes(writer, once=True)
@api.response(201, SubmittedOut)
def submit(scope: WriterScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Send a review. A guest's is seen when her address is proven, if the shop asks for that; a shopper gives none."""
    email = requests.email_of(scope, sent["email"])
    received = sending.submit(
        shop=scope.shop,
        product_ref=sent["product"],
        facts=requests.facts_of(sent["product_facts"], scope),
        words=_words(sent),
        name=sent["name"],
        locale=sent["locale"],
        sending=requests.sending(scope, sent["form"], email),
    )
    return _received(received, sent["locale"] or scope.shop.locale) | {"email_hint": requests.hint_of(email)}


@api.put("/<string:review_id>")
@limiter.limit(limit(30, "hour"))
@api.arguments(WordsIn)
@writes(writer, once=True)
@api.response(200, ImprovedOut)
def improve(scope: WriterScope, sent: dict[str, Any], review_id: str) -> dict[str, Any]:
    """Change her own review and send it again, with the bearer it was written with. The earlier words are kept."""
    received = sending.improve(
        shop=scope.shop,
        review=queries.by_id(scope.shop_id, ids.parse("rev", review_id), lock=True),
        words=_words(sent),
        name=sent["name"],
        locale=sent["locale"],
        sending=requests.sending(scope, sent["form"]),
    )
    return _received(received, sent["locale"] or scope.shop.locale)


@api.delete("/<string:review_id>")
@limiter.limit(limit(60, "hour"))
@writes(herself)
@api.response(204)
def withdraw(scope: WriterScope, review_id: str) -> None:
    """Take her own review back: nobody sees it any more, and it is in no sum. Its words are kept for her."""
    withdrawing.withdraw(review=_hers(scope, review_id), actor=requests.actor(scope))


@api.post("/<string:review_id>/restore")
@limiter.limit(limit(60, "hour"))
@api.arguments(NothingIn)
@writes(writer, once=True)
@api.response(200, RestoredOut)
def restore(scope: WriterScope, _nothing: dict[str, Any], review_id: str) -> dict[str, Any]:
    """Put back what she has withdrawn: it is again what it was, published, held or hidden."""
    review = withdrawing.restore(review=_hers(scope, review_id), actor=requests.actor(scope))
    verdict = screening.standing(scope.shop_id, service.KIND, review.id)
    return _received(Received(review, verdict), scope.shop.locale)


@api.put("/<string:review_id>/vote")
@limiter.limit(limit(300, "hour"))
@api.arguments(VoteIn)
@writes(writer)
@api.response(200, VoteOut)
def vote(scope: WriterScope, _nothing: dict[str, Any], review_id: str) -> dict[str, Any]:
    """Say that a review was helpful; once a writer."""
    return _voted(scope, review_id, helpful=True)


@api.delete("/<string:review_id>/vote")
@limiter.limit(limit(300, "hour"))
@writes(herself)
@api.response(200, VoteOut)
def take_back_vote(scope: WriterScope, review_id: str) -> dict[str, Any]:
    """Take the vote back."""
    return _voted(scope, review_id, helpful=False)


@api.post("/<string:review_id>/flags")
@limiter.limit(limit(60, "hour"))
@api.arguments(FlagIn)
@writes(writer, once=True)
@api.response(201, FlagOut)
def flag(scope: WriterScope, sent: dict[str, Any], review_id: str) -> dict[str, Any]:
    """Ask the shop to look at a review; it stays visible until somebody decides."""
    review = queries.published_by_id(scope.shop_id, ids.parse("rev", review_id))
    service.flag(shop=scope.shop, review=review, voter_id=scope.actor_id, caller=requests.caller(), **sent)
    return sent


def _hers(scope: WriterScope, review_id: str) -> Review:
    return hers.own(scope.shop_id, scope.guest.id, scope.shopper_id, ids.parse("rev", review_id))


def _words(sent: dict[str, Any]) -> Words:
    said = {name: sent[name] for name in ("rating", "title", "text")}
    return Words(**said, fields=sent["own"], photo_ids=sent["photos"])


def _received(received: Received, locale: str) -> dict[str, Any]:
    review = received.review
    return {"id": review.id, "status": review.status, "why": why(received.verdict, locale)}


def _voted(scope: WriterScope, review_id: str, *, helpful: bool) -> dict[str, Any]:
    review = queries.published_by_id(scope.shop_id, ids.parse("rev", review_id), lock=True)
    caller = requests.caller()
    service.vote(review=review, voter_id=scope.actor_id, helpful=helpful, shopper_id=scope.shopper_id, caller=caller)
    return {"helpful": review.helpful, "voted": helpful}
