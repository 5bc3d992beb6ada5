"""Where the shoppers of the soak meet, and what is kept of their words to hold the truth against."""

from collections import Counter
from dataclasses import dataclass

from goodword.moderation.rules import LIMITS, side_of

from tests.soak.honest import Guests

OWN_PRODUCT_LASTS = 24
"""Reviews; then she takes the next one. That is enough to meet the burst rule on both sides."""


@dataclass
class Sent:
    """A review that the server has acknowledged, and what was then done to it."""

    id: str
    product: str
    rating: int
    token: str
    bearer: str
    status: str
    reply: str | None = None
    counts: bool = True


class OwnProduct:
    """A product that one shopper alone writes about: what its sums are is known after each of her words."""

    def __init__(self, ref: str) -> None:
        self.ref, self.arrived = ref, 0
        self.sums = dict.fromkeys("12345", 0)
        self._sides = Counter[int]()

    def take(self, review: Sent) -> None:
        """It has arrived. Too many on one side of the scale within a day are shown without being counted."""
        side = side_of(review.rating)
        self._sides[side] += 1
        self.arrived += 1
        review.counts = side == 0 or self._sides[side] < LIMITS.burst_least
        self.sums[str(review.rating)] += review.counts


@dataclass(frozen=True)
class Stage:
    """Where the shoppers meet: a shop without letters, one with, and the page they write from."""

    port: int
    origin: str
    site_key: str
    secret: str
    lettered_site_key: str
    products: tuple[str, ...]
    guests: Guests
