"""The mailbox folder: a letter whose row is gone has no file there either."""

import re
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from goodword.letters.models import Letter
from goodword.letters.posting import post
from goodword.letters.transport import Folder
from goodword.lib.db import reading, session

AT_ONCE = 500
_NAME = re.compile(r"\.?([0-9a-f]{32})\..+")


def clear_mailbox() -> None:
    """Remove what is left of letters that are gone; nothing to do where letters go to a server."""
    if not isinstance(post.by, Folder) or not post.by.path.is_dir():
        return
    every = _files(post.by.path)
    while files := list(islice(every, AT_ONCE)):
        kept = _kept([letter_id for letter_id, _ in files])
        for letter_id, path in files:
            if letter_id not in kept:
                path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[uuid.UUID, Path]]:
    for path in folder.iterdir():
        if found := _NAME.fullmatch(path.name):
            yield uuid.UUID(found[1]), path


def _kept(letter_ids: list[uuid.UUID]) -> set[uuid.UUID]:
    with reading():
        return set(session().scalars(select(Letter.id).where(Letter.id.in_(letter_ids))))
