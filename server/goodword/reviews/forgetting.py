"""Reviews that nobody has seen, deleted whole; and by what an import knows an erased one again."""

from datetime import timedelta

from sqlalchemy import delete, or_, select

from goodword.contributions import personal as contributions
from goodword.contributions.lifecycle import REPLACED, UNCONFIRMED
from goodword.fields import personal as answers
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.lib.signing import signer
from goodword.media import personal as media
from goodword.moderation import personal as moderation
from goodword.reviews import photos
from goodword.reviews.models import Reply, Review, ReviewPhoto
from goodword.reviews.service import KIND

UNSEEN_LIVE = timedelta(days=30)
"""How long a review waits for the button in its letter, or stays after a later one has taken its place."""
AT_ONCE = 200


def erased_source(source: str, source_id: str) -> str:
    """What stands in place of the id that another system gave: only this installation can make it again."""
    return f"erased:{signer.sign('erased source', f'{source} {source_id}'.encode()).hex()}"


def forget_unseen() -> None:
    """Delete what was never confirmed, withdrawn or not, and what a later review has replaced, after 30 days."""
    while True:
        with writing():
            never = Review.withdrawn_from == UNCONFIRMED
            old = Review.received_at < clock.now() - UNSEEN_LIVE
            unseen = select(Review).where(or_(Review.status.in_((UNCONFIRMED, REPLACED)), never), old).limit(AT_ONCE)
            found = session().scalars(unseen).all()
            for review in found:
                forget(review)
        if len(found) < AT_ONCE:
            return


def forget(review: Review) -> None:
    """Delete a review that nobody has seen, with all that hangs on it."""
    answers.forget(review.shop_id, review.id)
    pictures = photos.of_one(review)
    mine = (ReviewPhoto.shop_id == review.shop_id) & (ReviewPhoto.review_id == review.id)
    session().execute(delete(ReviewPhoto).where(mine))
    media.drop(pictures)
    session().execute(delete(Reply).where(Reply.shop_id == review.shop_id, Reply.id == review.id))
    moderation.forget(review.shop_id, KIND, review.id)
    contributions.forget(review.shop_id, KIND, review.id)
    session().delete(review)
    session().flush()
