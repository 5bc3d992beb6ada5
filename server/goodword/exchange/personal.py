"""Where pictures of a person's imported reviews stood."""

import uuid
from typing import Any

from sqlalchemy import delete, select

from goodword.exchange.models import Picture
from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.reviews import personal


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """The addresses from which pictures of her reviews were, or will be, fetched."""
    hers = select(Picture).where(Picture.shop_id == shop_id, Picture.review_id.in_(_review_ids(person)))
    found = session().scalars(hers.order_by(Picture.review_id, Picture.place))
    return {"import_pictures": [told(each, "review_id", "url", "state") for each in found]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - an address may hold her name
    """What waits is not fetched any more."""
    hers = (Picture.shop_id == shop_id) & Picture.review_id.in_(_review_ids(person))
    session().execute(delete(Picture).where(hers))


def _review_ids(person: Person) -> list[uuid.UUID]:
    return [review.id for review in personal.written_by(person)]
