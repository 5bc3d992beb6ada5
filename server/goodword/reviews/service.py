"""The verbs of reviews. Nothing here that publishes or hides can see the stars."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodword.catalog import service as catalog
from goodword.contributions import rules as common
from goodword.contributions import service as contributions
from goodword.contributions.events import WordsMoved
from goodword.contributions.lifecycle import PUBLISHED, checked_move
from goodword.fields import queries as answers
from goodword.fields import service as own
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict
from goodword.lib.events import emit
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.moderation.networks import NOWHERE, Caller
from goodword.reviews import photos
from goodword.reviews.events import ReviewPublished
from goodword.reviews.models import UNKNOWN_DATE, Review
from goodword.shops.models import Shop

KIND = "review"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What she says: 1 to 5 stars, words or none, answers to the shop's own fields by key, photos sent before.

    ``fields`` and ``photo_ids`` are None when nothing is said of them; an edit leaves them then.
    """

    rating: int
    title: str | None = None
    text: str | None = None
    fields: Mapping[str, Any] | None = None
    photo_ids: Sequence[uuid.UUID | None] | None = None


def write(review: Review, words: Words) -> None:
    """Put words into a review and make them ready for lists and search."""
    review.rating, review.title, review.text = words.rating, plain.line(words.title), plain.paragraphs(words.text)
    review.has_words = bool(review.title or review.text)
    review.search = plain.fold(" ".join(filter(None, (review.title, review.text))))


def edit(*, review: Review, words: Words, photos_of: Review | None = None, by: uuid.UUID | None = None) -> Review:
    """New words for a review, and the photos of a later one if it has any; ``by`` is the pen that sent new photos.

    The old words are kept as a revision, the product's sums follow.
    """
    was = counted(review)
    contributions.keep_revision(kind=KIND, target=review, said=said_by(review))
    write(review, words)
    if words.photo_ids is not None:
        photos.attach(review=review, guest_id=by or review.guest_id, photo_ids=words.photo_ids)
    if photos_of is not None:
        photos.move(source=photos_of, to=review)
    if review.status == PUBLISHED:
        catalog.recount(shop_id=review.shop_id, product_id=review.product_id, was=was, now=counted(review))
    if words.fields is not None:
        answer_again(review, checked_answers(review, words.fields))
    if review.status == PUBLISHED:
        _tell_moved(review)
    return review


def said_by(review: Review) -> dict[str, Any]:
    """What it says now, as a revision keeps it."""
    said = {"rating": review.rating, "title": review.title, "text": review.text, "name": review.author_name}
    answered = answers.values_of(review.shop_id, [review.id]).get(review.id)
    return said | ({"fields": answered} if answered else {})


def vote(
    *,
    review: Review,
    voter_id: uuid.UUID,
    helpful: bool,
    shopper_id: uuid.UUID | None = None,
    caller: Caller = NOWHERE,
) -> Review:
    """Count, or take back, one voter's “helpful”; too many from one network stay uncounted."""
    if helpful and not moderation.vote_counts(
        shop_id=review.shop_id, target_id=review.id, voter_id=voter_id, caller=caller
    ):
        return review
    if (
        contributions.vote(kind=KIND, target=review, voter_id=voter_id, shopper_id=shopper_id)
        if helpful
        else contributions.take_back_vote(kind=KIND, target=review, voter_id=voter_id)
    ):
        catalog.touch(shop_id=review.shop_id, product_id=review.product_id)
    return review


def flag(
    *, shop: Shop, review: Review, voter_id: uuid.UUID, reason: str, note: str | None, caller: Caller = NOWHERE
) -> None:
    """Ask the shop to look at it; three distinct voters open a case, and it stays visible."""
    if contributions.flag(kind=KIND, target=review, voter_id=voter_id, reason=reason, note=note):
        moderation.flagged(shop=shop, kind=KIND, target_id=review.id, voter_id=voter_id, caller=caller)


def sign(review: Review, *, as_expert: bool) -> Review:
    """It is an expert's, or a shopper's like all others."""
    kind = common.EXPERT if as_expert else common.SHOPPER
    if review.author_kind != kind:
        review.author_kind = kind
        review.version += 1
        catalog.touch(shop_id=review.shop_id, product_id=review.product_id)
    return review


def keep_comments(*, review: Review, number: int) -> None:
    """A review has so many comments now."""
    review.comments_count = number
    session().flush()
    catalog.touch(shop_id=review.shop_id, product_id=review.product_id)


def expect_version(review: Review, version: int | None) -> None:
    """Stop an edit of something that changed since it was read.

    :raises Conflict: the version given is not the present one.
    """
    if version is not None and version != review.version:
        raise Conflict(f"The review is at version {review.version} now")


def counted(review: Review) -> catalog.Counted:
    """What the review adds to its product's sums."""
    return catalog.Counted(
        rating=review.rating,
        has_words=review.has_words,
        has_media=review.has_media,
        is_verified=review.is_verified,
        counts=review.counted is not False,
    )


def dated(review: Review) -> Review:
    """Keep the sort date in step with the date."""
    review.sorted_at = review.created_at or UNKNOWN_DATE
    return review


def show(review: Review) -> Review:
    """It can be seen from now on; the first time the burst rule looks at what has arrived beside it."""
    review.status = checked_move(review.status, PUBLISHED)
    if review.published_at is None:
        review.published_at = clock.now()
        session().flush()
        verdict = screening.arrived(shop_id=review.shop_id, kind=KIND, target_id=review.id)
        review.not_counted_because = verdict.not_counted_because
        review.counted = verdict.not_counted_because is None
    photos.show(review)
    session().flush()
    _count_in(review)
    emit(ReviewPublished(shop_id=review.shop_id, review_id=review.id))
    return review


def verify(review: Review, level: str) -> Review:
    """More is known now of who wrote it; what was known better stays. The product's sums follow."""
    if common.SURENESS.index(level) <= common.SURENESS.index(review.verification_level):
        return review
    was = counted(review)
    review.verification_level, review.is_verified = level, level == common.PURCHASE
    if review.status == PUBLISHED:
        catalog.recount(shop_id=review.shop_id, product_id=review.product_id, was=was, now=counted(review))
    return review


def count(review: Review, *, not_because: str | None) -> Review:
    """Count a review in its product's sums, or leave it out for this reason; it is shown as before."""
    if review.not_counted_because == not_because:
        return review
    if review.status == PUBLISHED:
        _count_out(review)
    review.not_counted_because, review.counted = not_because, not_because is None
    if review.status == PUBLISHED:
        _count_in(review)
    return review


def take_from_view(review: Review, to: str) -> None:
    """It is not seen any more, and not counted."""
    was_published = review.status == PUBLISHED
    review.status = checked_move(review.status, to)
    photos.withhold(review)
    if was_published:
        _count_out(review)
        _tell_moved(review)


def answer_again(review: Review, answered: answers.Answered) -> None:
    """New answers to the shop's own fields; their sums follow."""
    now = own.Record(review.id, review.product_id, answered)
    own.replace(shop_id=review.shop_id, record=now, published=review.status == PUBLISHED and review.counted)


def checked_answers(review: Review, given: Mapping[str, Any]) -> answers.Answered:
    """Answers as the shop's fields allow them."""
    return own.checked(shop_id=review.shop_id, product_id=review.product_id, given=given)


def _tell_moved(review: Review) -> None:
    emit(WordsMoved(shop_id=review.shop_id, kind=KIND, target_id=review.id))


def _count_in(review: Review) -> None:
    catalog.count_in(shop_id=review.shop_id, product_id=review.product_id, counted=counted(review))
    if review.counted:
        own.count_in(shop_id=review.shop_id, review_id=review.id, product_id=review.product_id)


def _count_out(review: Review) -> None:
    catalog.count_out(shop_id=review.shop_id, product_id=review.product_id, counted=counted(review))
    if review.counted:
        own.count_out(shop_id=review.shop_id, review_id=review.id, product_id=review.product_id)
