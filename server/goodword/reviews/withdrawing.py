"""She takes a review back, and may think better of it."""

from goodword.audit import service as audit
from goodword.contributions.lifecycle import HELD, PUBLISHED, WITHDRAWN, checked_move
from goodword.lib import clock
from goodword.lib.errors import Conflict
from goodword.moderation import service as moderation
from goodword.reviews import service
from goodword.reviews.models import Review
from goodword.reviews.service import KIND
from goodword.submissions.withdrawing import taken_up, wait_again


def withdraw(*, review: Review, actor: str) -> Review:
    """Nobody sees it any more and it is in no sum. Its words are kept, so that she can send them again.

    :raises Conflict: a later review has taken its place.
    """
    if review.status == WITHDRAWN:
        return review
    was = review.status
    service.take_from_view(review, WITHDRAWN)
    review.withdrawn_from, review.withdrawn_at = was, clock.now()
    review.version += 1
    moderation.dropped(shop_id=review.shop_id, kind=KIND, target_id=review.id, actor=actor)
    _note(review, actor, "withdrew")
    return review


def restore(*, review: Review, actor: str) -> Review:
    """What she has taken back is again what it was. No word of it has changed, so nothing is judged anew.

    :raises Conflict: it is not withdrawn.
    """
    if review.status != WITHDRAWN:
        raise Conflict("This review has not been withdrawn")
    was = taken_up(review)
    moderation.back(shop_id=review.shop_id, kind=KIND, target_id=review.id)
    if was == PUBLISHED:
        service.show(review)
    else:
        review.status = checked_move(review.status, was)
    if was == HELD:
        wait_again(KIND, review)
    review.version += 1
    _note(review, actor, "restored")
    return review


def _note(review: Review, actor: str, verb: str) -> None:
    audit.note(shop_id=review.shop_id, actor=actor, verb=verb, target_kind=KIND, target_id=review.id)
