"""Photos for a review that came from elsewhere: an import's, the demo's."""

from collections.abc import Sequence

from goodword.catalog import service as catalog
from goodword.contributions.lifecycle import PUBLISHED
from goodword.media.models import Photo
from goodword.reviews import photos as album
from goodword.reviews.models import Review
from goodword.reviews.service import counted


def illustrate(*, review: Review, photos: Sequence[Photo]) -> Review:
    """A review that came from elsewhere gets exactly these photos, attached already; the product's sums follow."""
    was = counted(review)
    album.put(review=review, photos=photos)
    if review.status == PUBLISHED:
        catalog.recount(shop_id=review.shop_id, product_id=review.product_id, was=was, now=counted(review))
    return review
