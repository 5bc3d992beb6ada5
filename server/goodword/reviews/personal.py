"""What a person wrote about products: told whole, or forgotten. The sums of the products follow."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.contributions import personal as contributions
from goodword.contributions.lifecycle import REPLACED, UNCONFIRMED, WITHDRAWN
from goodword.fields import personal as answers
from goodword.lib import clock
from goodword.lib.db import session
from goodword.lib.people import FILES, Person, told
from goodword.lib.unnaming import without
from goodword.media import personal as media
from goodword.moderation import personal as moderation
from goodword.reviews import forgetting, photos, queries, service
from goodword.reviews.models import Reply, Review
from goodword.reviews.service import KIND
from goodword.shoppers.erased import ERASED, pen_of
from goodword.submissions import writings
from goodword.submissions.personal import renew_pages

NEVER_SEEN = (UNCONFIRMED, REPLACED)
"""Nobody has read these but her: they are deleted whole."""


def written_by(person: Person) -> Sequence[Review]:
    """Her reviews, whatever their state: hers by proof, by key, or named by the shop."""
    return writings.written_by(Review, person)


def unproven_of(person: Person) -> Sequence[Review]:
    """What was sent with a key that she held, and an address that nobody has proven."""
    return writings.unproven_of(Review, person)


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her reviews with all that belongs to them."""
    found = written_by(person)
    pictures = photos.of(shop_id, [each.id for each in found])
    files = [photo for several in pictures.values() for photo in several]
    return {
        "reviews": [_told(each) | {"photos": [media.file_name(one) for one in pictures[each.id]]} for each in found],
        FILES: media.shown(files)[FILES],
    }


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:
    """Her words go, or stay under the erased shopper; her votes are taken back."""
    for voter_id, review_id in contributions.votes_of(person, kind=KIND):
        service.vote(review=queries.by_id(shop_id, review_id, lock=True), voter_id=voter_id, helpful=False)
    for review in [*written_by(person), *unproven_of(person)]:
        product_id = review.product_id
        if review.status in NEVER_SEEN or review.withdrawn_from == UNCONFIRMED:
            forgetting.forget(review)
        elif keep_words:
            _keep_words(review, without(person.called))
        else:
            _empty(review)
        session().flush()
        renew_pages(shop_id, product_id)


def _told(review: Review) -> dict[str, Any]:
    named = ("id", "rating", "title", "text", "author_name", "locale", "status", "moderation_reason", "source")
    how = ("verification_level", "helpful", "created_at", "received_at", "published_at", "edited_at", "withdrawn_at")
    reply = queries.reply_to(review)
    return told(review, *named, *how) | {
        "product": products.ref_of(review.shop_id, review.product_id),
        "product_name": products.by_id(review.shop_id, review.product_id).name,
        "fields": answers.answers_of(review.shop_id, review.id),
        "reply": told(reply, "author", "text", "created_at", "edited_at") if reply else None,
        "revisions": contributions.revisions_of(review.shop_id, KIND, review.id),
        "checks": moderation.found_about(review.shop_id, KIND, review.id),
    }


def _keep_words(review: Review, unnamed: Callable[[str], str]) -> None:
    title, text = (said and unnamed(said) for said in (review.title, review.text))
    service.write(review, service.Words(rating=review.rating, title=title, text=text))
    answers.reword(review.shop_id, review.id, unnamed)
    reply = queries.reply_to(review)
    if reply is not None:
        reply.text = unnamed(reply.text)
    media.hand_over(photos.of_one(review), to=pen_of(review.shop_id))
    moderation.unname(review.shop_id, KIND, review.id, unnamed)
    _make_nobodys(review)


def _empty(review: Review) -> None:
    if review.status != WITHDRAWN:
        service.take_from_view(review, WITHDRAWN)
        review.withdrawn_at = clock.now()
    answers.forget(review.shop_id, review.id)
    pictures = photos.of_one(review)
    photos.put(review=review, photos=[])
    media.drop(pictures)
    review.title = review.text = None
    review.search, review.has_words = "", False
    if (reply := session().get(Reply, (review.shop_id, review.id))) is not None:
        session().delete(reply)
    moderation.forget(review.shop_id, KIND, review.id)
    _make_nobodys(review)


def _make_nobodys(review: Review) -> None:
    contributions.forget_earlier_words(review.shop_id, KIND, review.id)
    if review.author_kind == ERASED:
        return
    # The writer is told by the key alone: of one product there may be several erased shoppers' reviews.
    review.guest_id, review.shopper_id, review.author_kind = pen_of(review.shop_id), None, ERASED
    review.author_name = review.content_hash = review.order_line_id = None
    review.source_id = review.source_id and forgetting.erased_source(review.source, review.source_id)
    review.version += 1
