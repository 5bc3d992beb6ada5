"""Who she is to the shop: herself, her keys, the proofs of her address.

A table that hangs on a shopper or a guest is named here, in ``OF_SHOPPER`` or ``OF_GUEST``.
"""

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, false, or_, select

from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.shoppers.models import Guest, Proof, Purchase, Shopper, ShopperBearer, SignIn

OF_SHOPPER: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (ShopperBearer, ("how", "proven_at", "created_at", "used_at", "expires_at", "revoked_at")),
    (Purchase, ("order_ref", "product_ref", "bought_at", "told_at")),
)
"""Tables with a ``shopper_id`` that go when she goes, and which of their columns an export shows."""

ENTERED = ("email", "locale", "origin", "created_at", "done_at")


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """What is known of her. Keys and tokens are hashes, and of no use to anybody."""
    shopper = session().get(Shopper, (shop_id, person.shopper_id)) if person.shopper_id else None
    guests = select(Guest).where(Guest.shop_id == shop_id, Guest.id.in_(person.guest_ids)).order_by(Guest.id)
    proofs = select(Proof).where(Proof.shop_id == shop_id, _proof_of(person)).order_by(Proof.id)
    entered = select(SignIn).where(SignIn.shop_id == shop_id, _sign_in_of(person)).order_by(SignIn.id)
    proven = ("email", "name", "locale", "purpose", "expires_at", "used_at")
    return {
        "shopper": told(shopper, "id", "ref", "email", "name", "locale", "proven_at", "created_at")
        if shopper
        else None,
        "keys": [told(each, "id", "created_at") for each in session().scalars(guests)],
        "proofs": [told(each, *proven) for each in session().scalars(proofs)],
        "sign_ins": [told(each, *ENTERED) for each in session().scalars(entered)],
    } | {table.__tablename__: [told(row, *names) for row in rows] for table, names, rows in _others(shop_id, person)}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - the rooms above keep words
    """Nobody is known here by this address or these keys. Comes last: what hung on her is gone or re-pointed."""
    session().execute(delete(Proof).where(Proof.shop_id == shop_id, _proof_of(person)))
    session().execute(delete(SignIn).where(SignIn.shop_id == shop_id, _sign_in_of(person)))
    for table, _ in OF_SHOPPER:
        hers = (table.shop_id == shop_id) & (table.shopper_id == person.shopper_id)
        session().execute(delete(table).where(hers))
    session().execute(delete(Shopper).where(Shopper.shop_id == shop_id, Shopper.id == person.shopper_id))
    session().execute(delete(Guest).where(Guest.shop_id == shop_id, Guest.id.in_(person.guest_ids)))


def _proof_of(person: Person) -> Any:
    return or_(Proof.email.in_(person.emails), Proof.guest_id.in_(person.guest_ids))


def _sign_in_of(person: Person) -> Any:
    hers = SignIn.shopper_id == person.shopper_id if person.shopper_id else false()
    return or_(SignIn.email.in_(person.emails), SignIn.guest_id.in_(person.guest_ids), hers)


def _others(shop_id: uuid.UUID, person: Person) -> Iterator[tuple[Any, tuple[str, ...], list[Any]]]:
    for table, names in OF_SHOPPER:
        hers = (table.shop_id == shop_id) & (table.shopper_id == person.shopper_id)
        yield table, names, list(session().scalars(select(table).where(hers)))
