"""Fetching pictures of imported reviews, and keeping them like a shopper's own.

Nothing is fetched inside a transaction; the caller says how it is fetched.
"""

import tempfile
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.contributions.lifecycle import PUBLISHED
from goodword.exchange.models import FAILED, KEPT, WAITING, Picture
from goodword.exchange.pictures import JOB
from goodword.jobs.queue import enqueue
from goodword.lib import clock
from goodword.lib.db import reading, session, writing
from goodword.lib.errors import Problem
from goodword.media import service as media
from goodword.media import taking
from goodword.media.rules import LARGEST
from goodword.media.taking import Taken
from goodword.reviews import photos, queries
from goodword.reviews import service as reviews
from goodword.reviews.models import Review

Fetch = Callable[[str], bytes]
MOST_TRIES = 4
AGAIN = timedelta(minutes=10)


class Gone(Exception):
    """It will never be had from there; the text says why."""


class Later(Exception):
    """It was not had this time."""


def take_all(*, shop_id: uuid.UUID, review_id: uuid.UUID, fetch: Fetch) -> None:
    """Fetch what waits for one review and attach it; what is not had this time is tried again later."""
    with reading():
        waiting = _waiting(shop_id, review_id)
    taken = {picture.id: _taken(picture, fetch) for picture in waiting}
    with writing():
        review = queries.by_id(shop_id, review_id, lock=True)
        _attach(review, [one for one in taken.values() if isinstance(one, Taken)])
        for picture in _waiting(shop_id, review_id):
            _settle(picture, taken.get(picture.id))
        session().flush()
        if _waiting(shop_id, review_id):
            enqueue(JOB, delay=AGAIN, shop_id=str(shop_id), review_id=str(review_id))


def _waiting(shop_id: uuid.UUID, review_id: uuid.UUID) -> Sequence[Picture]:
    mine = (Picture.shop_id == shop_id) & (Picture.review_id == review_id) & (Picture.state == WAITING)
    return session().scalars(select(Picture).where(mine).order_by(Picture.place)).all()


def _taken(picture: Picture, fetch: Fetch) -> Taken | Exception:
    try:
        with tempfile.SpooledTemporaryFile(max_size=LARGEST) as file:
            file.write(fetch(picture.url))
            return taking.take_in(shop_id=picture.shop_id, guest_id=None, sent=file)
    except (Gone, Later, Problem) as fault:
        return fault


def _attach(review: Review, taken: Sequence[Taken]) -> None:
    if not taken:
        return
    was = reviews.counted(review)
    for one in taken:
        media.arrive(shop_id=review.shop_id, photo_id=one.photo_id, developed=one.developed, digest=one.digest)
    session().flush()
    had = [photo.id for photo in photos.of_one(review)]
    photos.attach(review=review, guest_id=None, photo_ids=[*had, *(one.photo_id for one in taken)])
    if review.status == PUBLISHED:
        catalog.recount(shop_id=review.shop_id, product_id=review.product_id, was=was, now=reviews.counted(review))


def _settle(picture: Picture, came: Taken | Exception | None) -> None:
    if came is None:
        return
    if isinstance(came, Taken):
        picture.state, picture.why = KEPT, None
        return
    picture.tries += 1
    picture.why = str(came)[:200]
    picture.due_at = clock.now() + AGAIN
    if not isinstance(came, Later) or picture.tries >= MOST_TRIES:
        picture.state = FAILED
