"""What is known of a person because she asked for her data."""

import uuid
from typing import Any

from sqlalchemy import or_, select, update

from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.privacy.models import Export
from goodword.privacy.rules import GONE


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """The exports that she asked for."""
    hers = select(Export).where(Export.shop_id == shop_id, _of(person)).order_by(Export.id)
    return {"exports": [told(each, "id", "state", "asked_at", "ready_at") for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - a copy is never kept
    """Her exports go with the next sweep: files first, then their rows."""
    values = {"state": GONE, "shopper_id": None, "guest_id": shop_id}
    session().execute(update(Export).where(Export.shop_id == shop_id, _of(person)).values(**values))


def _of(person: Person) -> Any:
    return or_(Export.guest_id.in_(person.guest_ids), Export.shopper_id.in_(person.shopper_ids))
