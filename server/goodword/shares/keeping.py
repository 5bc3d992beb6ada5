"""Drawn pictures are kept in the store by their version, so that each is drawn once."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from goodword.lib.db import reading
from goodword.media.storage import storage
from goodword.shares import drawing, subjects
from goodword.shares.faces import Face, face_of
from goodword.shares.subjects import Subject

FOLDER = "cards"


@dataclass(frozen=True)
class Card:
    """A picture and where it is kept: read in a transaction, drawn after it."""

    folder: str
    face: Face


def card_of(subject: Subject) -> Card:
    """The picture of this, as it would be drawn now."""
    return Card(f"{FOLDER}/{subject.shop.id.hex}/{subject.kind}-{subject.id.hex}", face_of(subject))


def png_of(card: Card, draw: Callable[[Face], bytes] = drawing.png_of) -> bytes:
    """The kept one, or else it is drawn; earlier ones of the same thing go.

    :raises Busy: as ``draw`` says.
    """
    name = f"{card.folder}/{card.face.version}.png"
    png = storage.store.read(name)
    if png is None:
        png = draw(card.face)
        for earlier in list(storage.store.names(card.folder)):
            storage.store.delete(earlier)
        storage.store.put(name, png, "image/png")
    return png


def forget_unseen() -> None:
    """Remove the pictures of what nobody can see any more."""
    for name in list(storage.store.names(FOLDER)):
        _, shop_id, thing, _ = name.split("/")
        kind, _, row_id = thing.partition("-")
        with reading():
            is_seen = subjects.is_seen(uuid.UUID(shop_id), kind, uuid.UUID(row_id))
        if not is_seen:
            storage.store.delete(name)
