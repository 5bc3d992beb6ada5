"""Which photos a review has, in which order; their files are the business of ``media``."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select

from goodword.contributions.lifecycle import HIDDEN, WITHDRAWN
from goodword.lib.db import session
from goodword.media import service as media
from goodword.media.models import Photo
from goodword.media.rules import MOST_A_REVIEW
from goodword.reviews.models import Review, ReviewPhoto


def of(shop_id: uuid.UUID, review_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, list[Photo]]:
    """The photos of each review, in order; a review without any has an empty list."""
    wanted_ids = list(review_ids)
    wanted = (
        select(ReviewPhoto.review_id, Photo)
        .join(Photo, (Photo.shop_id == ReviewPhoto.shop_id) & (Photo.id == ReviewPhoto.id))
        .where(ReviewPhoto.shop_id == shop_id, ReviewPhoto.review_id.in_(wanted_ids))
        .order_by(ReviewPhoto.review_id, ReviewPhoto.position)
    )
    found: dict[uuid.UUID, list[Photo]] = defaultdict(list)
    for review_id, photo in session().execute(wanted) if wanted_ids else ():
        found[review_id].append(photo)
    return found


def of_one(review: Review) -> list[Photo]:
    """The photos of a review, in order."""
    return of(review.shop_id, [review.id])[review.id] if review.has_media else []


def put(*, review: Review, photos: Sequence[Photo]) -> None:
    """Give a review exactly these photos; what it had and has no more is gone. The caller keeps the product's sums."""
    dropped = [photo for photo in of_one(review) if photo not in photos]
    _unlink(review)
    media.detach(photos=dropped)
    for position, photo in enumerate(photos):
        session().add(ReviewPhoto(shop_id=review.shop_id, id=photo.id, review_id=review.id, position=position))
    review.has_media = bool(photos)
    if review.status in {HIDDEN, WITHDRAWN}:
        media.withhold(photos=photos)
    session().flush()


def attach(*, review: Review, guest_id: uuid.UUID | None, photo_ids: Sequence[uuid.UUID | None]) -> None:
    """Give a review these photos of hers, in this order: what it has already, and what waits.

    :raises Invalid: names the one that is neither.
    """
    had = {photo.id: photo for photo in of_one(review)}
    new = media.attach(shop_id=review.shop_id, guest_id=guest_id, photo_ids=photo_ids, already=had)
    put(review=review, photos=new)


def move(*, source: Review, to: Review) -> None:
    """A later review became the earlier one: its photos go along; without any, the earlier one keeps its own."""
    photos = of_one(source)
    if photos:
        _unlink(source)
        source.has_media = False
        put(review=to, photos=photos)


def gather(*, source: Review, to: Review) -> None:
    """Two reviews become one: it has the photos of both, its own first, as many as a review may have."""
    both = [*of_one(to), *of_one(source)]
    _unlink(source)
    source.has_media = False
    put(review=to, photos=both[:MOST_A_REVIEW])
    media.detach(photos=both[MOST_A_REVIEW:])


def withhold(review: Review) -> None:
    """The review is out of sight."""
    media.withhold(photos=of_one(review))


def show(review: Review) -> None:
    """The review can be seen."""
    media.show(photos=of_one(review))


def _unlink(review: Review) -> None:
    session().execute(
        delete(ReviewPhoto).where(ReviewPhoto.shop_id == review.shop_id, ReviewPhoto.review_id == review.id)
    )
