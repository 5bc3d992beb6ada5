"""A guest turns out to be a shopper, or two shoppers one: what they wrote and voted becomes hers.

Two reviews of one product become one: the newest words stand, or those that are not withdrawn; the others are kept as
a revision.
"""

import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import HIDDEN, PUBLISHED, REPLACED, UNCONFIRMED, WITHDRAWN
from goodword.lib.db import session
from goodword.lib.errors import OwnReview
from goodword.lib.events import emit
from goodword.media import service as media
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.reviews import photos, queries, sending, service
from goodword.reviews.events import ReviewReplaced
from goodword.reviews.models import Reply, Review
from goodword.reviews.service import KIND
from goodword.shoppers import queries as people
from goodword.shoppers import service as people_service
from goodword.shoppers.models import Shopper
from goodword.shops.models import Shop
from goodword.submissions import withdrawing, writers


def take_over_guests(shop: Shop, *, guest_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Reviews of a guest that are nobody's yet become the shopper's; one that waited for her address arrives.

    What waits for another address stays as it is: two may use one browser.
    """
    nobodys = (Review.shop_id == shop.id) & (Review.guest_id == guest_id) & Review.shopper_id.is_(None)
    hers = people.emails_of(shopper)
    for review in _locked(nobodys & ~people.asked_elsewhere(shop.id, Review.id, hers)):
        _move(review, pen_id, shopper)
        verdict = screening.standing(shop.id, KIND, review.id)
        if review.status == UNCONFIRMED:
            sending.become_hers(shop, review, shopper, verdict)
        elif review.status != REPLACED:
            if withdrawing.was_unproven(review):
                review.withdrawn_from = writers.arrives_as(shop, verdict)
            _become_hers(shop, review, shopper)


def take_over_shoppers(shop: Shop, *, gone_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Reviews of a shopper who is another one become hers."""
    for review in _locked((Review.shop_id == shop.id) & (Review.shopper_id == gone_id)):
        _move(review, pen_id, shopper)
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
    service.verify(review, writers.level_of(shop.id, review.product_id, shopper))
    catalog.touch(shop_id=shop.id, product_id=review.product_id)


def _merge(shop: Shop, hers: Review, other: Review) -> None:
    """``other`` becomes ``hers``, which keeps its id: photos, votes, flags, the reply follow.

    What was hidden stays so.
    """
    other.shopper_id = None
    if HIDDEN in {other.status, other.withdrawn_from}:
        return
    service.verify(hers, other.verification_level)
    verdict = screening.standing(shop.id, KIND, other.id)
    moderation.become(shop_id=shop.id, kind=KIND, source_id=other.id, target_id=hers.id)
    its_words_stand = other.status != WITHDRAWN and (withdrawing.may_return(hers) or _written(other) > _written(hers))
    service.take_from_view(other, REPLACED)
    withdrawing.taken_up(other)
    photos.show(other)
    _follow(other, hers, its_words_stand=its_words_stand)
    if its_words_stand:
        sending.replace_words(shop, hers, other, verdict)
    else:
        contributions.keep_revision(kind=KIND, target=hers, said=service.said_by(other))
    catalog.touch(shop_id=shop.id, product_id=hers.product_id)
    emit(ReviewReplaced(shop_id=shop.id, review_id=other.id, by_id=hers.id))


def _follow(other: Review, hers: Review, *, its_words_stand: bool) -> None:
    """What hangs on the one that is gone; the photos go where the words are that stand, and come along with them."""
    was = service.counted(hers)
    photos.gather(source=hers if its_words_stand else other, to=other if its_words_stand else hers)
    if hers.status == PUBLISHED:
        catalog.recount(shop_id=hers.shop_id, product_id=hers.product_id, was=was, now=service.counted(hers))
    contributions.move_votes(kind=KIND, source=other, target=hers)
    contributions.move_flags(kind=KIND, source=other, target=hers)
    if queries.reply_to(hers) is None or its_words_stand:
        _move_reply(other, hers)


def _move_reply(source: Review, to: Review) -> None:
    answer, was = queries.reply_to(source), queries.reply_to(to)
    if answer is None:
        return
    for row in filter(None, (was, answer)):
        session().delete(row)
    session().flush()
    said = {name: getattr(answer, name) for name in ("author", "text", "created_at", "edited_at", "source")}
    session().add(Reply(shop_id=to.shop_id, id=to.id, **said))
    session().flush()


def _move(review: Review, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """It hangs on her pen and bears her name, like all that she writes; a vote of hers for it is none."""
    people_service.remember(shopper, names=[review.author_name])
    review.guest_id, review.author_name = pen_id, shopper.name or review.author_name
    contributions.take_back_vote(kind=KIND, target=review, voter_id=pen_id)
    media.hand_over(photos=photos.of_one(review), to=pen_id)
    session().flush()


def _written(review: Review) -> datetime:
    return review.edited_at or review.received_at


def _locked(mine: object) -> Sequence[Review]:
    wanted = select(Review).where(mine).order_by(Review.id)  # type: ignore[arg-type]  # a condition
    return session().scalars(wanted.with_for_update().execution_options(populate_existing=True)).all()
