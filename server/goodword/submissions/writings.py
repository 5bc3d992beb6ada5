"""Whose words these are, of whatever table: by proof, by key, or named by the shop."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, false, not_, or_, select

from goodword.contributions import personal as contributions
from goodword.lib.db import session
from goodword.lib.people import Person
from goodword.shoppers import queries as people


def written_by(table: Any, person: Person) -> Sequence[Any]:
    """What a person wrote, whatever its state."""
    others = people.others_with_pens(person.shop_id, person.guest_ids)
    is_nobody_elses = or_(table.shopper_id.is_(None), table.shopper_id.not_in(others))
    by_key = table.guest_id.in_(person.guest_ids) & is_nobody_elses & not_(_unproven(table, person))
    return _found(table, person, or_(by_key, table.id.in_(person.also), table.shopper_id.in_(person.shopper_ids)))


def unproven_of(table: Any, person: Person) -> Sequence[Any]:
    """What was sent with a key that she held, and an address that nobody has proven."""
    return _found(table, person, table.guest_id.in_(person.presumed_ids) & _unproven(table, person))


def names_in(kind: str, rows: Iterable[Any]) -> set[str]:
    """What their writer is called there, and was before."""
    found = set()
    for row in rows:
        found.add(row.author_name)
        found |= {one["said"].get("name") for one in contributions.revisions_of(row.shop_id, kind, row.id)}
    return {name for name in found if name}


def by_writer(table: Any, shop_id: uuid.UUID, guest_id: uuid.UUID, shopper_id: uuid.UUID | None) -> ColumnElement[bool]:
    """Whether a row is hers who comes along: with her pen, or as the shopper that she is known to be."""
    others = people.others_with_pens(shop_id, [guest_id])
    by_key = (table.guest_id == guest_id) & or_(table.shopper_id.is_(None), table.shopper_id.not_in(others))
    hers = by_key if shopper_id is None else or_(by_key, table.shopper_id == shopper_id)
    mine: ColumnElement[bool] = (table.shop_id == shop_id) & hers
    return mine


def _unproven(table: Any, person: Person) -> ColumnElement[bool]:
    """Sent with an address that is not hers, and nobody's by name; what hangs on her own pen is hers."""
    elsewhere = people.asked_elsewhere(person.shop_id, table.id, person.emails)
    on_her_pen = table.guest_id == people.pen_id_of(person.shop_id, person.shopper_id)
    found: ColumnElement[bool] = (
        elsewhere & table.shopper_id.is_(None) & not_(on_her_pen if person.shopper_id else false())
    )
    return found


def _found(table: Any, person: Person, hers: ColumnElement[bool]) -> Sequence[Any]:
    return session().scalars(select(table).where(table.shop_id == person.shop_id, hers).order_by(table.id)).all()
