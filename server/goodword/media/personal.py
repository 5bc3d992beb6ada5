"""Pictures of a person: what came with her keys."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.people import FILES, Person, told
from goodword.media import queries
from goodword.media.models import Photo
from goodword.media.rules import ARRIVING, GONE, PATIENCE

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""A photo that is gone since then goes with the next sweep."""


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her pictures, those too that no review has used."""
    hers = select(Photo).where(Photo.shop_id == shop_id, Photo.guest_id.in_(person.guest_ids), Photo.state != GONE)
    return shown(session().scalars(hers.order_by(Photo.id)).all())


def shown(photos: Sequence[Photo]) -> dict[str, Any]:
    """Pictures as an export tells of them, and where their files are."""
    return {
        "photos": [told(each, "id", "state", "width", "height", "created_at") for each in photos],
        FILES: {file_name(each): queries.file_of(each, "large") for each in photos},
    }


def file_name(photo: Photo) -> str:
    """The name of a picture in an export."""
    return f"photos/{ids.show('pho', photo.id)}.webp"


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - the rooms above have taken theirs
    """Whatever is still hers goes with the next sweep, file and row; what is on its way, when it must have come."""
    hers = (Photo.shop_id == shop_id) & Photo.guest_id.in_(person.guest_ids)
    in_an_hour = clock.now() - PATIENCE[GONE] + PATIENCE[ARRIVING]
    for which, moved_at in ((Photo.state == ARRIVING, in_an_hour), (Photo.state != ARRIVING, LONG_AGO)):
        gone = {"state": GONE, "moved_at": moved_at, "guest_id": None, "digest": None}
        session().execute(update(Photo).where(hers, which).values(**gone))


def drop(photos: Iterable[Photo]) -> None:
    """These go with the next sweep."""
    for photo in photos:
        photo.state, photo.moved_at, photo.guest_id, photo.digest = GONE, LONG_AGO, None, None


def hand_over(photos: Iterable[Photo], *, to: uuid.UUID) -> None:
    """Their words stay under another key, and so do they."""
    for photo in photos:
        photo.guest_id, photo.digest = to, None
