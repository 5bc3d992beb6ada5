"""A guest turns out to be a shopper, or two shoppers one: what they wrote and voted becomes hers.

Two reviews of one product become one: the newest words stand, the others are kept as a revision.
"""

import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import HELD, PUBLISHED, REPLACED, UNCONFIRMED
from goodword.lib.db import session
from goodword.lib.errors import OwnReview
from goodword.media import service as media
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.reviews import photos, queries, sending, service
from goodword.reviews.models import Review
from goodword.reviews.service import KIND
from goodword.shoppers import queries as people
from goodword.shoppers.models import Shopper
from goodword.shops.models import Shop


def take_over_guests(shop: Shop, *, guest_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Reviews of a guest that are nobody's yet become the shopper's; one that waited for her address arrives.

    What waits for another address stays as it is: two may use one browser.
    """
    nobodys = (Review.shop_id == shop.id) & (Review.guest_id == guest_id) & Review.shopper_id.is_(None)
    hers = [each for each in (shopper.email, *(shopper.former_emails or ())) if each]
    for review in _locked(nobodys & ~people.asked_elsewhere(shop.id, Review.id, hers)):
        _move(review, pen_id)
        if review.status == UNCONFIRMED:
            verdict = screening.standing(shop.id, KIND, review.id)
            sending.become_hers(shop, review, shopper, verdict)
        elif review.status in {HELD, PUBLISHED}:
            _become_hers(shop, review, shopper)


def take_over_shoppers(shop: Shop, *, gone_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Reviews of a shopper who is another one become hers."""
    for review in _locked((Review.shop_id == shop.id) & (Review.shopper_id == gone_id)):
        _move(review, pen_id)
        _become_hers(shop, review, shopper)


def take_over_votes(*, shop_id: uuid.UUID, guest_id: uuid.UUID, pen_id: uuid.UUID, shopper_id: uuid.UUID) -> None:
    """Her votes count once, and not for her own reviews; what she asked the shop to look at, she asked."""
    for review_id in contributions.voted_by(shop_id=shop_id, kind=KIND, voter_id=guest_id):
        review = queries.by_id(shop_id, review_id, lock=True)
        before = review.helpful
        contributions.take_back_vote(kind=KIND, target=review, voter_id=guest_id)
        with suppress(OwnReview):
            contributions.vote(kind=KIND, target=review, voter_id=pen_id, shopper_id=shopper_id)
        if review.helpful != before:
            catalog.touch(shop_id=shop_id, product_id=review.product_id)
    contributions.hand_over_flags(shop_id=shop_id, source_id=guest_id, to_id=pen_id)


def _become_hers(shop: Shop, review: Review, shopper: Shopper) -> None:
    earlier = queries.of_shopper(shop.id, review.product_id, shopper.id, lock=True)
    if earlier is not None and earlier.id != review.id:
        _merge(shop, earlier, review)
        return
    review.shopper_id, review.author_kind = shopper.id, "shopper"
    service.verify(review, sending.level_of(shop.id, review.product_id, shopper))
    catalog.touch(shop_id=shop.id, product_id=review.product_id)


def _merge(shop: Shop, hers: Review, other: Review) -> None:
    """``other`` becomes ``hers``, which keeps its id, votes and replies."""
    service.verify(hers, other.verification_level)
    verdict = screening.standing(shop.id, KIND, other.id)
    moderation.settled(shop_id=shop.id, kind=KIND, target_id=other.id, decision="keep", reason=None, actor="joined")
    is_newer = _written(other) > _written(hers)
    if other.status in {HELD, PUBLISHED}:
        service.take_from_view(other, REPLACED)
        photos.show(other)
    if is_newer and other.status == REPLACED:
        sending.replace_words(shop, hers, other, verdict)
    else:
        contributions.keep_revision(kind=KIND, target=hers, said=service.said_by(other))
        photos.put(review=other, photos=[])
    other.shopper_id = None


def _move(review: Review, pen_id: uuid.UUID) -> None:
    review.guest_id = pen_id
    media.hand_over(photos=photos.of_one(review), to=pen_id)
    session().flush()


def _written(review: Review) -> datetime:
    return review.edited_at or review.received_at


def _locked(mine: object) -> Sequence[Review]:
    wanted = select(Review).where(mine).order_by(Review.id)  # type: ignore[arg-type]  # a condition
    return session().scalars(wanted.with_for_update().execution_options(populate_existing=True)).all()
