"""What the shop decides about a review, and its reply. Nothing here can see the stars."""

from goodword.audit import service as audit
from goodword.catalog import service as catalog
from goodword.contributions import rules as common
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, UNCONFIRMED, WITHDRAWN
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.lib.events import emit
from goodword.moderation import service as moderation
from goodword.reviews import queries, service, telling
from goodword.reviews.events import ReviewHidden, ReviewReplied
from goodword.reviews.models import Reply, Review
from goodword.reviews.rules import REPLY_MAX
from goodword.reviews.service import KIND
from goodword.shoppers import queries as people
from goodword.shops.models import Shop


def publish(*, review: Review, actor: str) -> Review:
    """The shop shows what was held or hidden.

    :raises Conflict: nobody has pressed the button in the letter yet, its writer has taken it back, or has another one.
    """
    _refuse_withdrawn(review)
    if review.status == UNCONFIRMED:
        raise Conflict("The writer has not confirmed her address yet")
    _refuse_second(review)
    was_held = review.status == HELD
    service.show(review)
    review.moderation_reason = None
    review.version += 1
    moderation.settled(
        shop_id=review.shop_id, kind=KIND, target_id=review.id, decision="keep", reason=None, actor=actor
    )
    _note(review, actor, "published")
    if was_held:
        telling.decided(review, decision="keep")
    return review


def hide(*, review: Review, actor: str, reason: str) -> Review:
    """The shop hides it for a reason from the closed list; how many are hidden is public."""
    if reason not in common.HIDE_REASONS:
        raise Invalid.of("/reason", "invalid", f"The reason is one of: {', '.join(common.HIDE_REASONS)}")
    _refuse_withdrawn(review)
    was_held, was_seen = review.status == HELD, review.status == PUBLISHED
    service.take_from_view(review, HIDDEN)
    review.moderation_reason = reason
    review.version += 1
    moderation.settled(
        shop_id=review.shop_id, kind=KIND, target_id=review.id, decision="hide", reason=reason, actor=actor
    )
    _note(review, actor, "hid", reason)
    emit(ReviewHidden(shop_id=review.shop_id, review_id=review.id, reason=reason, was_seen=was_seen))
    if was_held:
        telling.decided(review, decision="hide")
    return review


def reply(*, shop: Shop, review: Review, actor: str, text: str) -> Reply:
    """The shop's answer; a second one takes the place of the first."""
    said = plain.paragraphs(text)
    if said is None:
        raise Invalid.of("/text", "required", "A reply needs words")
    if len(said) > REPLY_MAX:
        raise Invalid.of("/text", "too_long", f"A reply has at most {REPLY_MAX} characters")
    answer = session().get(Reply, (review.shop_id, review.id))
    if answer is None:
        answer = Reply(shop_id=review.shop_id, id=review.id, author=shop.name, text=said, created_at=clock.now())
        session().add(answer)
        emit(ReviewReplied(shop_id=review.shop_id, review_id=review.id))
    else:
        answer.text, answer.edited_at, answer.source = said, clock.now(), None
    review.version += 1
    catalog.touch(shop_id=review.shop_id, product_id=review.product_id)
    _note(review, actor, "replied")
    return answer


def _refuse_withdrawn(review: Review) -> None:
    if review.status == WITHDRAWN:
        raise Conflict("Its writer has withdrawn this review")


def _refuse_second(review: Review) -> None:
    """What was hidden when its guest turned out to be a shopper who has a review of this product stays hidden."""
    if review.shopper_id is not None or review.guest_id is None:
        return
    writer = people.by_pen(review.shop_id, review.guest_id)
    if writer is not None and queries.of_shopper(review.shop_id, review.product_id, writer.id) is not None:
        raise Conflict("Its writer has another review of this product")


def _note(review: Review, actor: str, verb: str, reason: str | None = None) -> None:
    audit.note(shop_id=review.shop_id, actor=actor, verb=verb, target_kind=KIND, target_id=review.id, reason=reason)
