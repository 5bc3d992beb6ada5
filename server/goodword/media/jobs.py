"""The sweep: photos that nobody used, uploads that were cut off, files of photos that are gone."""

from sqlalchemy import ColumnElement, delete, select, update

from goodword.lib import clock
from goodword.lib.db import reading, rows_changed, session, writing
from goodword.media import queries
from goodword.media.models import Photo
from goodword.media.rules import ARRIVING, GONE, PATIENCE, WAITING
from goodword.media.storage import storage

AT_ONCE = 200


def sweep() -> None:
    """Give up what waits too long; remove the files of what is gone, then its row."""
    with writing():
        for state in (ARRIVING, WAITING):
            session().execute(update(Photo).where(*_overdue(state)).values(state=GONE, moved_at=clock.now()))
    while gone := _gone():
        for photo in gone:
            for name in queries.files_of(photo):
                storage.store.delete(name)
        with writing():
            for photo in gone:
                rows_changed(delete(Photo).where(Photo.shop_id == photo.shop_id, Photo.id == photo.id))


def _gone() -> list[Photo]:
    with reading():
        return list(session().scalars(select(Photo).where(*_overdue(GONE)).limit(AT_ONCE)))


def _overdue(state: str) -> tuple[ColumnElement[bool], ...]:
    return Photo.state == state, Photo.moved_at < clock.now() - PATIENCE[state]
