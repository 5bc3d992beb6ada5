"""Taking a photo in: row, then files, then the word that they are there. Three steps, none inside another.

Whatever stops it in between leaves a row that says ``arriving``, and the sweep removes what there is. The row stays
for longer than an upload takes, also when its sender is erased meanwhile: no file is without a row.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from goodword.lib.db import writing
from goodword.lib.errors import Invalid
from goodword.media import darkroom, queries, service
from goodword.media.darkroom import Developed
from goodword.media.rules import AVATAR, LARGEST, PHOTO
from goodword.media.storage import storage


@dataclass(frozen=True)
class Taken:
    """A photo whose files are written, and whose row still says that it is arriving."""

    photo_id: uuid.UUID
    developed: Developed
    digest: str
    files: Sequence[str]

    def undo(self) -> None:
        """The last word was refused: its files go at once, its row with the sweep."""
        for name in self.files:
            storage.store.delete(name)


def take_in(*, shop_id: uuid.UUID, guest_id: uuid.UUID | None, sent: IO[bytes], kind: str = PHOTO) -> Taken:
    """Develop a picture and store it; no transaction may be open. ``service.arrive`` completes it.

    :raises Invalid: it is no picture that we take.
    :raises TooMany: she has sent enough for a day.
    """
    digest = _measured(sent)
    with writing():
        photo = service.reserve(shop_id=shop_id, guest_id=guest_id, kind=kind)
    developed = darkroom.develop(sent, square=kind == AVATAR)
    for size, data in developed.sizes.items():
        storage.store.put(queries.file_of(photo, size), data)
    return Taken(photo.id, developed, digest, queries.files_of(photo))


def _measured(sent: IO[bytes]) -> str:
    sent.seek(0)
    counted, whole = 0, hashlib.sha256()
    while piece := sent.read(1 << 20):
        counted += len(piece)
        whole.update(piece)
    if not 0 < counted <= LARGEST:
        raise Invalid.of(darkroom.POINTER, "too_long" if counted else "required", f"A photo has 1 to {LARGEST} bytes")
    return whole.hexdigest()
