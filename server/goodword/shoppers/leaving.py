"""She has asked to be forgotten: from then on her keys and bearers open nothing, and she is joined to nobody.

Otherwise what she asked about might be somebody else's by the time the worker comes to it.
"""

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import or_, select, update

from goodword.lib import clock
from goodword.lib.db import session
from goodword.lib.errors import IdentityExpired
from goodword.lib.people import Person
from goodword.shoppers import bearers, queries, service
from goodword.shoppers.models import Guest, Proof

LEAVING = "leaving"


def end(person: Person) -> None:
    """Her keys and bearers open nothing any more, nor do the links in letters to her; her rows wait for the worker.

    :raises IdentityExpired: just now she has turned out to be somebody else, too: she asks again as that one.
    """
    shop_id, keys = person.shop_id, set(person.guest_ids)
    if person.shopper_id:
        keys.add(service.pen_of(queries.by_id(shop_id, person.shopper_id)).id)
    for guest in _locked(shop_id, keys):
        if guest.joined_to not in {None, *person.shopper_ids}:
            raise IdentityExpired
        guest.digest = f"{LEAVING} {guest.id.hex}"
    for shopper_id in person.shopper_ids:
        bearers.revoke_all(shop_id=shop_id, shopper_id=shopper_id)
    hers = or_(Proof.email.in_(person.emails), Proof.guest_id.in_(person.presumed_ids))
    waiting = (Proof.shop_id == shop_id) & Proof.used_at.is_(None) & hers
    session().execute(update(Proof).where(waiting).values(expires_at=clock.now()))


def is_any(shop_id: uuid.UUID, guest_ids: Collection[uuid.UUID]) -> bool:
    """Whether one of these keys or pens is of somebody who goes; until the commit none of them begins to."""
    return any(one.digest.startswith(LEAVING) for one in _locked(shop_id, guest_ids))


def _locked(shop_id: uuid.UUID, guest_ids: Collection[uuid.UUID]) -> Sequence[Guest]:
    wanted = select(Guest).where(Guest.shop_id == shop_id, Guest.id.in_(guest_ids)).order_by(Guest.id)
    return session().scalars(wanted.with_for_update().execution_options(populate_existing=True)).all()
