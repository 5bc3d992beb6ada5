"""The links under every letter of news: signed, nothing is stored for them; good as long as the reader's row is there.

The word stands for one address at one shop; what is behind it she alone may change, so it is watched like a bearer.
"""

import uuid

from goodword.letters.models import Reader
from goodword.letters.rendering import Ways
from goodword.lib import stamps
from goodword.lib.addresses import addresses

PURPOSE, PREFIX = "letters", "gwl"


def word_of(reader: Reader) -> str:
    """The reader's word."""
    return f"{PREFIX}_{stamps.put(PURPOSE, reader.id.bytes)}"


def reader_id_of(word: str) -> uuid.UUID | None:
    """Whose word this is; None when it is not one of ours."""
    prefix, _, signed = word.partition("_")
    said = stamps.read(PURPOSE, signed) if prefix == PREFIX else None
    return uuid.UUID(bytes=said) if said and len(said) == 16 else None


def ways_of(reader: Reader, topic: str) -> Ways:
    """Where she ends letters of this topic, and where she chooses."""
    page = addresses.of(f"/letters/{word_of(reader)}")
    return Ways(stop=f"{page}/{topic}", choose=page)
