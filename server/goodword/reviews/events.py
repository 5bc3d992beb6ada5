"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class ReviewPublished(Event):
    """Told whenever a review becomes visible: the first time, and again after having been hidden."""

    shop_id: uuid.UUID
    review_id: uuid.UUID


@dataclass(frozen=True)
class ReviewReplaced(Event):
    """Told when two reviews of one writer and product become one: whatever hangs on the first hangs on the other."""

    shop_id: uuid.UUID
    review_id: uuid.UUID
    by_id: uuid.UUID


@dataclass(frozen=True)
class ReviewHidden(Event):
    """Told when the shop hides a review; the reason is from the closed list. ``was_seen``: it was on the page."""

    shop_id: uuid.UUID
    review_id: uuid.UUID
    reason: str
    was_seen: bool = False


@dataclass(frozen=True)
class ReviewReplied(Event):
    """Told when the shop answers a review for the first time; not when it words its answer anew."""

    shop_id: uuid.UUID
    review_id: uuid.UUID
