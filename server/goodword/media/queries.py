"""Reading photos; the shop comes first."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import func, select

from goodword.lib import clock, stamps
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.media.decoding import SIZES
from goodword.media.models import Photo
from goodword.media.rules import AVATAR, LEAVE_LIVES, SERVED, USED, WITHHELD


def by_ids(shop_id: uuid.UUID, photo_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Photo]:
    """The photos of this shop with these ids, by id."""
    wanted = select(Photo).where(Photo.shop_id == shop_id, Photo.id.in_(list(photo_ids)))
    return {photo.id: photo for photo in session().scalars(wanted)}


def served(shop_id: uuid.UUID, token: str, word: str = "") -> Photo:
    """The photo behind the name of a file, if it may be seen: by all, or with a word of leave.

    :raises NotFound: there is none, or its review is out of sight.
    """
    photo = session().scalar(select(Photo).where(Photo.shop_id == shop_id, Photo.token == token))
    is_left = (
        photo is not None and photo.state == WITHHELD and stamps.lent("photo", word, of=_signed(photo)) is not None
    )
    if photo is None or not (photo.state in SERVED or is_left):
        raise NotFound("There is no such photo")
    return photo


def avatars_of(shop_id: uuid.UUID, guest_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Photo]:
    """The avatar of each of these who has one, by guest. Of two that came together by joining, the newer one."""
    wanted_ids = list(guest_ids)
    hers = (Photo.shop_id == shop_id) & Photo.guest_id.in_(wanted_ids) & (Photo.kind == AVATAR) & (Photo.state == USED)
    wanted = select(Photo).where(hers).order_by(Photo.moved_at, Photo.id)
    return {photo.guest_id: photo for photo in session().scalars(wanted) if photo.guest_id} if wanted_ids else {}


def sent_today(shop_id: uuid.UUID, guest_id: uuid.UUID) -> int:
    """How many uploads a guest has begun in 24 hours."""
    since = clock.now() - timedelta(days=1)
    hers = (Photo.shop_id == shop_id) & (Photo.guest_id == guest_id) & (Photo.created_at > since)
    return session().scalar(select(func.count()).select_from(Photo).where(hers)) or 0


def files_of(photo: Photo) -> Sequence[str]:
    """The names of its files in the store."""
    return [file_of(photo, size) for size in SIZES]


def file_of(photo: Photo, size: str) -> str:
    """The name of one size in the store: a folder a shop, then one of 256."""
    return f"{photo.shop_id.hex}/{photo.token[:2]}/{photo.token}-{size}.webp"


def address_of(photo: Photo, size: str) -> str:
    """Where a page finds one size; of a photo out of sight, with leave for an hour."""
    leave = stamps.lend("photo", lasts=LEAVE_LIVES, of=_signed(photo)) if photo.state == WITHHELD else None
    query = f"?leave={leave}" if leave else ""
    return addresses.of(f"/m/{photo.shop_id.hex}/{photo.token}-{size}.webp{query}")


def _is_left(photo: Photo, word: str) -> bool:
    return stamps.lent("photo", word, of=_signed(photo)) is not None


def _signed(photo: Photo) -> bytes:
    return photo.shop_id.bytes + photo.token.encode()
