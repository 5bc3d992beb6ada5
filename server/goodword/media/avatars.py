"""A person's picture beside her name: her own upload, square, never fetched from elsewhere."""

import uuid

from sqlalchemy import update

from goodword.lib import clock
from goodword.lib.db import rows_changed, session
from goodword.media.models import Photo
from goodword.media.rules import AVATAR, GONE, USED


def wear(*, photo: Photo) -> Photo:
    """It is her picture from now on; nobody sees the one before, and in a day its files go."""
    if photo.guest_id is None:
        raise ValueError("an avatar is somebody's")
    take_off(shop_id=photo.shop_id, guest_id=photo.guest_id)
    photo.state, photo.moved_at = USED, clock.now()
    session().flush()
    return photo


def take_off(*, shop_id: uuid.UUID, guest_id: uuid.UUID) -> bool:
    """She has no picture any more. True when there was one."""
    hers = (Photo.shop_id == shop_id) & (Photo.guest_id == guest_id) & (Photo.kind == AVATAR) & (Photo.state == USED)
    return rows_changed(update(Photo).where(hers).values(state=GONE, moved_at=clock.now())) > 0
