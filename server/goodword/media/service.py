"""The verbs of photos. Files are written and removed outside of transactions, by ``taking`` and ``jobs``."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import update

from goodword.lib import clock, ids
from goodword.lib.db import rows_changed, session
from goodword.lib.errors import Invalid, NotFound, TooMany
from goodword.media import queries
from goodword.media.darkroom import Developed
from goodword.media.models import Photo
from goodword.media.rules import ARRIVING, GONE, MOST_A_DAY, MOST_A_REVIEW, PHOTO, USED, WAITING, WITHHELD
from goodword.shops import service as shops


def reserve(*, shop_id: uuid.UUID, guest_id: uuid.UUID | None, kind: str = PHOTO) -> Photo:
    """The row of a photo whose files are about to be written; without a guest it is imported.

    :raises TooMany: she has sent enough for a day.
    """
    if guest_id and queries.sent_today(shop_id, guest_id) >= MOST_A_DAY:
        raise TooMany("That is enough photos for today", retry_after=24 * 3600)
    photo = Photo(shop_id=shop_id, id=ids.new(), guest_id=guest_id, kind=kind, state=ARRIVING)
    session().add(photo)
    session().flush()
    return photo


def arrive(*, shop_id: uuid.UUID, photo_id: uuid.UUID, developed: Developed, digest: str) -> Photo:
    """Its files are written: it waits to be used.

    :raises NotFound: meanwhile its sender was erased.
    """
    photo = session().get_one(Photo, (shop_id, photo_id), with_for_update=True)
    if photo.state != ARRIVING:
        raise NotFound("This photo is not wanted any more")
    photo.width, photo.height, photo.digest = developed.width, developed.height, digest
    photo.bytes = sum(map(len, developed.sizes.values()))
    _move([photo], WAITING)
    return photo


def attach(
    *,
    shop_id: uuid.UUID,
    guest_id: uuid.UUID | None,
    photo_ids: Sequence[uuid.UUID | None],
    already: Mapping[uuid.UUID, Photo] | None = None,
) -> list[Photo]:
    """Use photos that wait and are hers, in the order given, beside those used ``already``; each is used once.

    :raises Invalid: names the one that is not hers, is used already, or is gone; or that they are too many.
    """
    if len(photo_ids) > MOST_A_REVIEW:
        raise Invalid.of("/photos", "too_long", f"No more than {MOST_A_REVIEW} photos")
    kept, known = dict(already or {}), queries.by_ids(shop_id, filter(None, photo_ids))
    used = []
    for place, photo_id in enumerate(photo_ids):
        photo = kept.pop(photo_id, None) if photo_id else None
        if photo is None and photo_id in known and known[photo_id].guest_id == guest_id:
            photo = known[photo_id] if _move_waiting(known[photo_id], USED) else None
        if photo is None:
            raise Invalid.of(f"/photos/{place}", "unknown", "There is no such photo of yours waiting to be used")
        used.append(photo)
    if used:
        shops.foresee(shop_id=shop_id, part="photos")
    return used


def detach(*, photos: Iterable[Photo]) -> None:
    """Their review has them no more: nobody sees them, and in a day their files go."""
    _move(photos, GONE)


def withhold(*, photos: Iterable[Photo]) -> None:
    """Their review is out of sight, and so are they."""
    _move((photo for photo in photos if photo.state == USED), WITHHELD)


def show(*, photos: Iterable[Photo]) -> None:
    """Their review can be seen again."""
    _move((photo for photo in photos if photo.state == WITHHELD), USED)


def keep(*, photo: Photo) -> None:
    """The house itself shows it, as the picture of a product."""
    _move([photo], USED)


def discard(*, shop_id: uuid.UUID, guest_id: uuid.UUID, photo_id: uuid.UUID | None) -> None:
    """She takes back a photo that no review uses yet.

    :raises NotFound: it is not hers, or is used.
    """
    photo = session().get(Photo, (shop_id, photo_id)) if photo_id else None
    if photo is None or photo.guest_id != guest_id or not _move_waiting(photo, GONE):
        raise NotFound("There is no such photo of yours waiting to be used")


def hand_over(*, photos: Iterable[Photo], to: uuid.UUID) -> None:
    """Their review hangs on another pen now, and so do they."""
    for photo in photos:
        photo.guest_id = to


def hand_over_waiting(*, shop_id: uuid.UUID, guest_id: uuid.UUID, to: uuid.UUID) -> None:
    """What she sent and has not used yet, she may use with another pen."""
    waiting = (Photo.shop_id == shop_id) & (Photo.guest_id == guest_id) & Photo.state.in_((ARRIVING, WAITING))
    session().execute(update(Photo).where(waiting).values(guest_id=to))


def _move_waiting(photo: Photo, state: str) -> bool:
    # A conditional update: of two reviews sent at once with one photo, one gets it.
    waiting = (Photo.shop_id == photo.shop_id) & (Photo.id == photo.id) & (Photo.state == WAITING)
    return rows_changed(update(Photo).where(waiting).values(state=state, moved_at=clock.now())) == 1


def _move(photos: Iterable[Photo], state: str) -> None:
    for photo in photos:
        photo.state, photo.moved_at = state, clock.now()
