"""What a person has shared, and where."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, select, update

from goodword.attribution import queries
from goodword.attribution.models import Link
from goodword.attribution.service import address_of
from goodword.lib.db import session
from goodword.lib.people import Person, told


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her links, and how often each was opened."""
    hers = session().scalars(select(Link).where(_hers(shop_id, person)).order_by(Link.created_at, Link.token))
    named = ("kind", "target_id", "network", "created_at")
    return {"links": [told(one, *named) | {"url": address_of(one), "opens": queries.opens(one)} for one in hers]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - a link says nothing but who shared
    """What is posted already still leads to the product; by whom, nobody knows any more."""
    session().execute(update(Link).where(_hers(shop_id, person)).values(guest_id=None))


def _hers(shop_id: uuid.UUID, person: Person) -> ColumnElement[bool]:
    return (Link.shop_id == shop_id) & Link.guest_id.in_(person.guest_ids)
