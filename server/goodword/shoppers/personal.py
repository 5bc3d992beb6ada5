"""Who she is to the shop: herself, her keys, the proofs of her address.

A table that hangs on a shopper, a guest or an address is named here, in ``OF_HER``.
"""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select

from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.shoppers.models import Expert, Guest, Proof, Purchase, Shopper, ShopperBearer, SignIn

HERSELF = ("id", "ref", "email", "name", "locale", "proven_at", "created_at")
OF_HER: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Proof, ("email", "name", "locale", "purpose", "expires_at", "used_at")),
    (ShopperBearer, ("how", "proven_at", "created_at", "used_at", "expires_at", "revoked_at")),
    (Expert, ("email", "name", "title", "topics", "invited_at", "accepted_at", "removed_at")),
    (Purchase, ("order_ref", "product_ref", "bought_at", "told_at")),
    (SignIn, ("email", "locale", "origin", "created_at", "done_at")),
)
"""Tables that go when she goes, by ``shopper_id``, ``guest_id`` or ``email``, and what of them an export shows."""
BY = ("shopper_id", "guest_id", "email")


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
        session().execute(delete(table).where(table.shop_id == shop_id, _of(table, person)))
    herself = or_(Shopper.id.in_(person.shopper_ids), Shopper.joined_to.in_(person.shopper_ids))
    session().execute(delete(Shopper).where(Shopper.shop_id == shop_id, herself))
    session().execute(delete(Guest).where(Guest.shop_id == shop_id, Guest.id.in_(person.guest_ids)))


def _of(table: Any, person: Person) -> ColumnElement[bool]:
    hers = {"shopper_id": person.shopper_ids, "guest_id": person.guest_ids, "email": person.emails}
    return or_(*(table.__table__.c[name].in_(hers[name]) for name in BY if name in table.__table__.c))


def _rows(shop_id: uuid.UUID, person: Person, table: Any, names: tuple[str, ...]) -> list[dict[str, Any]]:
    found = select(table).where(table.shop_id == shop_id, _of(table, person)).order_by(table.id)
    return [told(row, *names) for row in session().scalars(found)]
