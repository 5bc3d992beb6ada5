"""Who she is to the shop: herself, her keys, the proofs of her address.

A table that hangs on a shopper, a guest or an address is named here, in ``OF_HER``.
"""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, delete, false, or_, select, update

from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.shoppers.erased import ERASED
from goodword.shoppers.models import Expert, Guest, Proof, Purchase, Shopper, ShopperBearer, SignIn

HERSELF = ("id", "ref", "email", "name", "locale", "former_names", "former_emails", "proven_at", "created_at")
OF_HER: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Proof, ("email", "name", "locale", "purpose", "expires_at", "used_at")),
    (ShopperBearer, ("how", "proven_at", "created_at", "used_at", "expires_at", "revoked_at")),
    (Expert, ("email", "name", "title", "topics", "invited_at", "accepted_at", "removed_at")),
    (Purchase, ("order_ref", "product_ref", "bought_at", "told_at")),
    (SignIn, ("email", "locale", "origin", "created_at", "done_at")),
)
"""Tables that go when she goes, by herself, her address or what they are about, and what an export shows of them."""
BY = ("shopper_id", "email", "target_id")


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """What is known of her. Keys and tokens are hashes, and of no use to anybody."""
    shopper = session().get(Shopper, (shop_id, person.shopper_id)) if person.shopper_id else None
    guests = select(Guest).where(Guest.shop_id == shop_id, Guest.id.in_(person.guest_ids)).order_by(Guest.id)
    return {
        "shopper": told(shopper, *HERSELF) if shopper else None,
        "keys": [told(each, "id", "created_at") for each in session().scalars(guests)],
    } | {table.__tablename__: _rows(shop_id, person, table, names) for table, names in OF_HER}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - the rooms above keep words
    """Nobody is known here by this address or these keys. Comes last: what hung on her is gone or re-pointed."""
    for table, _ in OF_HER:
        session().execute(
            delete(table).where(table.shop_id == shop_id, or_(_of(table, person), _unproven(table, person)))
        )
    asked = (SignIn.shop_id == shop_id) & SignIn.guest_id.in_(person.guest_ids)
    session().execute(update(SignIn).where(asked).values(guest_id=None))
    herself = or_(Shopper.id.in_(person.shopper_ids), Shopper.joined_to.in_(person.shopper_ids))
    session().execute(delete(Shopper).where(Shopper.shop_id == shop_id, herself))
    _forget_keys(shop_id, person)


def called(shop_id: uuid.UUID, person: Person) -> set[str]:
    """By what names and addresses she is or was known here, proven or typed."""
    found = {*person.emails}
    for shopper in session().scalars(
        select(Shopper).where(Shopper.shop_id == shop_id, Shopper.id.in_(person.shopper_ids))
    ):
        found |= {shopper.name or "", *(shopper.former_names or ()), *(shopper.former_emails or ())}
    for table, names in ((Expert, ("name", "email")), (Proof, ("name", "email"))):
        hers = or_(_of(table, person), _unproven(table, person))
        for row in session().scalars(select(table).where(table.shop_id == shop_id, hers)):
            found |= {getattr(row, name) or "" for name in names}
    return found - {""}


def _of(table: Any, person: Person) -> ColumnElement[bool]:
    hers = {"shopper_id": person.shopper_ids, "email": person.emails, "target_id": person.marks}
    return or_(*(table.__table__.c[name].in_(hers[name]) for name in BY if name in table.__table__.c))


def _unproven(table: Any, person: Person) -> ColumnElement[bool]:
    """What waits at an address that was typed with a key that she held."""
    held = table.guest_id.in_(person.presumed_ids) if table in {Proof, SignIn} else false()
    if table is Proof:
        held &= Proof.used_at.is_(None) | Proof.target_id.in_(person.going)
    return held


def _forget_keys(shop_id: uuid.UUID, person: Person) -> None:
    """Her keys go; one on which somebody else's words hang stays without her, and opens nothing."""
    alone = set(person.guest_ids) - set(person.shared_ids)
    hers = or_(Guest.id.in_((*person.guest_ids, *person.shared_ids)), Guest.joined_to.in_(person.shopper_ids))
    for guest in session().scalars(select(Guest).where(Guest.shop_id == shop_id, hers)).all():
        if guest.id in alone:
            session().delete(guest)
        else:
            guest.joined_to, guest.digest = None, f"{ERASED} {guest.id.hex}"
    session().flush()


def _rows(shop_id: uuid.UUID, person: Person, table: Any, names: tuple[str, ...]) -> list[dict[str, Any]]:
    found = select(table).where(table.shop_id == shop_id, _of(table, person)).order_by(table.id)
    return [told(row, *names) for row in session().scalars(found)]
