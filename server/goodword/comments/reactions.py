"""What the room does when it is told something."""

from sqlalchemy import update

from goodword.comments import threads
from goodword.comments.models import Comment
from goodword.lib.db import session
from goodword.reviews.events import ReviewReplaced
from goodword.reviews.service import KIND


def on_review_replaced(event: ReviewReplaced) -> None:
    """Two reviews are one: what was said about either stands under the one that is left."""
    moved = update(Comment).where(threads.on(event.shop_id, KIND, event.review_id)).values(on_id=event.by_id)
    session().execute(moved.execution_options(synchronize_session="fetch"))
    threads.follow(event.shop_id, KIND, event.by_id)
