"""Which keys and addresses are one person's: only what is proven, and nothing that is somebody else's too."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import or_, select

from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.lib.people import Person
from goodword.reviews import personal as reviews
from goodword.reviews.models import Review
from goodword.shoppers.models import Proof, Shopper


@dataclass(frozen=True)
class Asked:
    """Who asks, or is asked about: a shopper, a guest by her key, or an address that wrote to the shop."""

    shop_id: uuid.UUID
    shopper_id: uuid.UUID | None = None
    guest_id: uuid.UUID | None = None
    email: str | None = None
    review_ids: tuple[uuid.UUID, ...] = ()

    def packed(self) -> dict[str, Any]:
        """As a row keeps it."""
        ids = {"shopper": self.shopper_id, "guest": self.guest_id}
        said = {name: one.hex for name, one in ids.items() if one}
        return said | {"email": self.email, "reviews": [one.hex for one in self.review_ids]}

    @classmethod
    def unpacked(cls, shop_id: uuid.UUID, said: dict[str, Any]) -> "Asked":
        """From ``packed``."""
        shopper, guest = (uuid.UUID(said[name]) if said.get(name) else None for name in ("shopper", "guest"))
        return cls(shop_id, shopper, guest, said.get("email"), tuple(uuid.UUID(one) for one in said.get("reviews", ())))


def persons(asked: Asked) -> list[Person]:
    """Her, by everything that is proven to be hers. A guest may have proven two addresses: then she is two in our rows.

    :raises NotFound: nobody is known by that.
    """
    shoppers = _shoppers(asked)
    found = [_as_shopper(each) for each in shoppers]
    if asked.guest_id and not any(asked.guest_id in each.guest_ids for each in found):
        found.append(_as_guest(asked.shop_id, asked.guest_id, known={one for each in found for one in each.emails}))
    if asked.email and not shoppers and _is_typed(asked.shop_id, asked.email):
        waiting = _waiting_for(asked.shop_id, (asked.email,))
        found.append(Person(asked.shop_id, emails=(asked.email,), also=waiting))
    if asked.review_ids:
        found.append(Person(asked.shop_id, also=asked.review_ids))
    if not found:
        raise NotFound("Nobody is known here by this address")
    return [replace(each, marks=tuple(one.id for one in reviews.written_by(each))) for each in found]


def _shoppers(asked: Asked) -> list[Shopper]:
    mine = Shopper.shop_id == asked.shop_id
    if asked.shopper_id:
        hers = Shopper.id == asked.shopper_id
    elif asked.email:
        hers = Shopper.email == asked.email
    else:
        return _sole_shoppers(asked.shop_id, asked.guest_id)
    return list(session().scalars(select(Shopper).where(mine, hers)))


def _sole_shoppers(shop_id: uuid.UUID, guest_id: uuid.UUID | None) -> list[Shopper]:
    """Shoppers who have never been anything but this guest, who has proven their address."""
    proven = select(Proof.email).where(Proof.shop_id == shop_id, Proof.guest_id == guest_id, Proof.used_at.is_not(None))
    candidates = select(Shopper).where(Shopper.shop_id == shop_id, Shopper.email.in_(proven))
    return [each for each in session().scalars(candidates) if _keys_of(each) <= {guest_id}]


def _as_shopper(shopper: Shopper) -> Person:
    keys = _keys_of(shopper)
    others = {one for one in keys if _is_somebodys_too(shopper, one)}
    emails = (shopper.email,) if shopper.email else ()
    person = Person(shopper.shop_id, shopper.id, tuple(sorted(keys - others)), emails)
    return replace(person, also=_waiting_for(shopper.shop_id, emails))


def _as_guest(shop_id: uuid.UUID, guest_id: uuid.UUID, *, known: set[str]) -> Person:
    asked = select(Proof.email).where(Proof.shop_id == shop_id, Proof.guest_id == guest_id).distinct()
    emails = tuple(
        each for each in session().scalars(asked) if each not in known and _is_only_hers(shop_id, guest_id, each)
    )
    return Person(shop_id, None, (guest_id,), emails)


def _is_typed(shop_id: uuid.UUID, email: str) -> bool:
    """Whether somebody gave this address, though nobody has proven it."""
    known = select(Proof.id).where(Proof.shop_id == shop_id, Proof.email == email)
    return session().scalar(known.limit(1)) is not None


def _keys_of(shopper: Shopper) -> set[uuid.UUID]:
    """Every key that she has written with, and her pen; never the pen of the erased."""
    wrote = select(Review.guest_id).where(Review.shop_id == shopper.shop_id, Review.shopper_id == shopper.id)
    proved = select(Proof.guest_id).where(
        Proof.shop_id == shopper.shop_id, Proof.email == shopper.email, Proof.used_at.is_not(None)
    )
    joined = select(Shopper.guest_id).where(Shopper.shop_id == shopper.shop_id, Shopper.joined_to == shopper.id)
    keys = {*session().scalars(wrote), *session().scalars(proved), *session().scalars(joined), shopper.guest_id}
    return keys - {None, shopper.shop_id}


def _is_somebodys_too(shopper: Shopper, guest_id: uuid.UUID) -> bool:
    """Two people may use one browser: then the key is no proof of who wrote what is nobody's by name."""
    other = (Review.shop_id == shopper.shop_id) & (Review.guest_id == guest_id) & (Review.shopper_id != shopper.id)
    proved = (Proof.shop_id == shopper.shop_id) & (Proof.guest_id == guest_id) & Proof.used_at.is_not(None)
    pens = (Shopper.shop_id == shopper.shop_id) & (Shopper.guest_id == guest_id) & (Shopper.id != shopper.id)
    pens &= Shopper.joined_to.is_distinct_from(shopper.id)
    asked = (
        select(Review.id).where(other),
        select(Proof.id).where(proved, Proof.email != (shopper.email or "")),
        select(Shopper.id).where(pens),
    )
    return any(session().scalar(each.limit(1)) for each in asked)


def _is_only_hers(shop_id: uuid.UUID, guest_id: uuid.UUID, email: str) -> bool:
    """Whether nobody else is known by an address that she has typed."""
    another = or_(Proof.guest_id != guest_id, Proof.used_at.is_not(None))
    typed = select(Proof.id).where(Proof.shop_id == shop_id, Proof.email == email, another)
    proven = select(Shopper.id).where(Shopper.shop_id == shop_id, Shopper.email == email)
    return not any(session().scalar(each.limit(1)) for each in (typed, proven))


def _waiting_for(shop_id: uuid.UUID, emails: Iterable[str]) -> tuple[uuid.UUID, ...]:
    """Reviews that wait for the button in a letter to her: whoever sent them, nobody will press it any more."""
    asked = select(Proof.target_id).where(
        Proof.shop_id == shop_id, Proof.email.in_(list(emails)), Proof.used_at.is_(None)
    )
    waiting = (Review.shop_id == shop_id) & Review.id.in_(asked) & (Review.status == UNCONFIRMED)
    return tuple(session().scalars(select(Review.id).where(waiting)))
