"""What moderation knows of a person: when she sent something, and what was found about it.

The shop's list of its own people stays: it is the shop's, and whoever is on it must not leave it by herself.
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update

from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.moderation import copies, people, queries
from goodword.moderation.models import Case, Fingerprint, FingerprintBand, Overlap, Sighting, VerdictRow


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """When she was seen sending something. Networks are hashes that nobody can read back."""
    hers = select(Sighting).where(Sighting.shop_id == shop_id, _of(Sighting, person)).order_by(Sighting.at)
    return {"sightings": [told(each, "kind", "target_id", "product_id", "at") for each in session().scalars(hers)]}


def found_about(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> list[dict[str, Any]]:
    """Every finding of every screening of one thing."""
    mine = (VerdictRow.shop_id == shop_id) & (VerdictRow.kind == kind) & (VerdictRow.target_id == target_id)
    found = session().scalars(select(VerdictRow).where(mine).order_by(VerdictRow.at, VerdictRow.id))
    return [told(each, "outcome", "rule", "numbers", "at") for each in found]


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:
    """She was never seen. Fingerprints of words that stay are nobody's."""
    session().execute(delete(Sighting).where(Sighting.shop_id == shop_id, _of(Sighting, person)))
    prints = (Fingerprint.shop_id == shop_id) & _of(Fingerprint, person)
    if keep_words:
        session().execute(update(Fingerprint).where(prints).values(identity="", guest_id=None))
    else:
        _forget_prints(shop_id, session().scalars(select(Fingerprint.id).where(prints)).all())
    _forget_overlaps(shop_id, _identities(person))


def forget(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    """One thing is emptied: what was found in its words goes with them."""
    for table in (Sighting, VerdictRow):
        session().execute(delete(table).where(_about(table, shop_id, kind, target_id)))
    copies.forget(shop_id, kind, target_id)
    about = _about(Case, shop_id, kind, target_id)
    session().execute(delete(Case).where(about, Case.state == queries.OPEN))
    session().execute(update(Case).where(about).values(numbers={}))


def unname(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, change: Callable[[str], str]) -> None:
    """One thing is nobody's any more: what was found in its words stays with them, without her names."""
    session().execute(delete(Sighting).where(_about(Sighting, shop_id, kind, target_id)))
    tables: tuple[Any, ...] = (VerdictRow, Case)
    for table in tables:
        for row in session().scalars(select(table).where(_about(table, shop_id, kind, target_id))):
            row.numbers = _changed(row.numbers, change)
    session().flush()


def _changed(said: Any, change: Callable[[str], str]) -> Any:
    if isinstance(said, dict):
        return {name: _changed(value, change) for name, value in said.items()}
    if isinstance(said, list):
        return [_changed(value, change) for value in said]
    return change(said) if isinstance(said, str) else said


def _about(table: Any, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> ColumnElement[bool]:
    about: ColumnElement[bool] = (table.shop_id == shop_id) & (table.kind == kind) & (table.target_id == target_id)
    return about


def _of(table: Any, person: Person) -> Any:
    return or_(table.guest_id.in_(person.guest_ids), table.identity.in_(_identities(person)))


def _identities(person: Person) -> list[str]:
    by_address = [people.identity_of(person.shop_id, address) for address in person.emails]
    return [*by_address, *(one.hex for one in person.ids)]


def _forget_prints(shop_id: uuid.UUID, print_ids: Sequence[uuid.UUID]) -> None:
    bands = (FingerprintBand.shop_id == shop_id) & FingerprintBand.fingerprint_id.in_(print_ids)
    session().execute(delete(FingerprintBand).where(bands))
    session().execute(delete(Fingerprint).where(Fingerprint.shop_id == shop_id, Fingerprint.id.in_(print_ids)))


def _forget_overlaps(shop_id: uuid.UUID, identities: Sequence[str]) -> None:
    # They are found anew each hour, without her.
    for overlap in session().scalars(select(Overlap).where(Overlap.shop_id == shop_id)).all():
        if {overlap.identity, *overlap.graph} & set(identities):
            session().delete(overlap)
    session().flush()
