"""The photos of the demo's reviews, drawn for it (tools/demo_photos.py)."""

import json
import uuid
from importlib.resources.abc import Traversable

from sqlalchemy import select

from goodword.demo import shelf
from goodword.lib.db import reading, session, writing
from goodword.media import service as media
from goodword.media import taking
from goodword.reviews.illustrating import illustrate
from goodword.reviews.models import Review


def hang(shop_id: uuid.UUID) -> None:
    """Give the demo's reviews their photos; one that has some keeps them."""
    lines = (shelf.CONTENT / "photos.jsonl").read_text("utf-8").splitlines()
    for each in map(json.loads, lines):
        with reading():
            review = session().scalar(
                select(Review).where(Review.shop_id == shop_id, Review.source == "demo", Review.source_id == each["id"])
            )
        if review is not None and not review.has_media:
            files = [shelf.CONTENT / "photos" / f"{name}.webp" for name in each["photos"]]
            _hang(shop_id, review.id, [_taken(shop_id, file) for file in files])


def _taken(shop_id: uuid.UUID, file: Traversable) -> taking.Taken:
    with file.open("rb") as sent:
        return taking.take_in(shop_id=shop_id, guest_id=None, sent=sent)


def _hang(shop_id: uuid.UUID, review_id: uuid.UUID, taken: list[taking.Taken]) -> None:
    with writing():
        for one in taken:
            media.arrive(shop_id=shop_id, photo_id=one.photo_id, developed=one.developed, digest=one.digest)
        photos = media.attach(shop_id=shop_id, guest_id=None, photo_ids=[one.photo_id for one in taken])
        illustrate(review=session().get_one(Review, (shop_id, review_id)), photos=photos)
