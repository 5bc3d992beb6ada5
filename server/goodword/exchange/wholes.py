"""A whole shop as a folder: its products, its own fields, its reviews and their photos, out and back in."""

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields as fields_of
from pathlib import Path
from typing import TextIO

from goodword.exchange import exports
from goodword.exchange.readers.base import Refused
from goodword.fields import service as fields
from goodword.fields.rules import Definition
from goodword.lib import ids
from goodword.lib.db import writing
from goodword.lib.errors import Invalid, Problem
from goodword.media import queries as media
from goodword.media.models import Photo
from goodword.media.storage import storage
from goodword.reviews.models import Review

PRODUCTS, FIELDS, REVIEWS, MEDIA = "products.csv", "fields.jsonl", "reviews.jsonl", "media"
REASON = "it was so in the shop that they come from"
"""Why products stand together when their own export says so."""
_SAID = {field.name for field in fields_of(Definition)}


def write(shop_id: uuid.UUID, folder: Path) -> dict[str, int]:
    """Write everything into a folder that is new or empty; gives how many of each.

    :raises Invalid: there is something in the folder already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Invalid(f"{folder} is not empty")
    with _file(folder / PRODUCTS) as out:
        products = exports.write(exports.catalogue(shop_id), "csv", out)
    with _file(folder / FIELDS) as out:
        defined = exports.write(exports.own_fields(shop_id), "jsonl", out)
    with _file(folder / REVIEWS) as out:
        reviews = exports.write(exports.reviews(shop_id, keeping(folder / MEDIA)), "jsonl", out)
    return {"products": products, "fields": defined, "reviews": reviews}


def keeping(folder: Path) -> exports.Keep:
    """Puts photos of reviews into a folder, as large as we have them."""

    def keep(review: Review, photos: Sequence[Photo]) -> list[str]:
        names = []
        for place, photo in enumerate(photos, start=1):
            data = storage.store.read(media.file_of(photo, "large"))
            if data is not None:
                folder.mkdir(parents=True, exist_ok=True)
                names.append(f"{ids.show('rev', review.id)}-{place}.webp")
                (folder / names[-1]).write_bytes(data)
        return names

    return keep


def is_whole(folder: Path) -> bool:
    """Whether a folder holds an export of everything."""
    return all((folder / name).is_file() for name in (PRODUCTS, FIELDS, REVIEWS))


def define_fields(shop_id: uuid.UUID, folder: Path, actor: str = "import") -> list[Refused]:
    """The shop's own fields as the export has them; gives the lines that cannot be taken."""
    refused = []
    with (folder / FIELDS).open(encoding="utf-8") as file, writing():
        for number, line in enumerate(file, start=1):
            try:
                _define(shop_id, line, actor)
            except (ValueError, TypeError, KeyError):
                refused.append(Refused(number, "the line is not a field"))
            except Problem as fault:
                refused.append(Refused(number, fault.detail or fault.title))
    return refused


def _define(shop_id: uuid.UUID, line: str, actor: str) -> None:
    told = json.loads(line)
    said = Definition(**{name: value for name, value in told.items() if name in _SAID})
    field = fields.define(shop_id=shop_id, actor=actor, key=told["key"], said=said)
    if told.get("active") is False:
        fields.retire(field=field, actor=actor)


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    with path.open("w", newline="", encoding="utf-8") as out:
        yield out
