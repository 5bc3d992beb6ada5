"""The media that backups carry, wherever they are kept: a folder, or a bucket."""

import uuid
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select, tuple_

from goodword.lib.db import reading, session
from goodword.media import queries
from goodword.media.models import Photo
from goodword.media.storage import storage

AT_ONCE = 500


class Kept:
    """The files of all photos in the open store. Their names are asked of the database: a bucket lists slowly."""

    def names(self) -> Iterable[str]:
        """Every file that a row speaks of."""
        for photos in self._photos():
            for photo in photos:
                yield from queries.files_of(photo)

    def read(self, name: str) -> bytes | None:
        """One file; None when there is none, or none any more."""
        return storage.store.read(name)

    def put(self, name: str, data: bytes) -> None:
        """Keep a file."""
        storage.store.put(name, data)

    def _photos(self) -> Iterator[Sequence[Photo]]:
        after: tuple[uuid.UUID, uuid.UUID] = (uuid.UUID(int=0), uuid.UUID(int=0))
        key = tuple_(Photo.shop_id, Photo.id)
        while True:
            with reading():
                some = (
                    session()
                    .scalars(select(Photo).where(key > after).order_by(Photo.shop_id, Photo.id).limit(AT_ONCE))
                    .all()
                )
            if not some:
                return
            yield some
            after = (some[-1].shop_id, some[-1].id)
