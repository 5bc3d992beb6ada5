"""What the room knows of a person: that she was asked. What she answered is among her own words."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select

from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.promises.models import PromiseLetter
from goodword.questions.rules import EXPERT, OWNER
from goodword.shoppers.models import Expert


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """When she was asked for an answer, and as what."""
    hers = select(PromiseLetter).where(_hers(shop_id, person)).order_by(PromiseLetter.id)
    shown = ("kind", "role", "written_at", "answered_at")
    return {"asked_for_answers": [told(each, *shown) for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - these are no words of hers
    """Nothing says any more that she was asked, and no link of hers opens anything."""
    session().execute(delete(PromiseLetter).where(_hers(shop_id, person)))


def _hers(shop_id: uuid.UUID, person: Person) -> ColumnElement[bool]:
    as_expert = select(Expert.id).where(Expert.shop_id == shop_id, Expert.shopper_id.in_(person.shopper_ids))
    as_owner = (PromiseLetter.role == OWNER) & PromiseLetter.person_id.in_(person.shopper_ids)
    asked = or_(as_owner, (PromiseLetter.role == EXPERT) & PromiseLetter.person_id.in_(as_expert))
    return (PromiseLetter.shop_id == shop_id) & asked
