"""Which keys and addresses are one person's: only what is proven, and nothing that is somebody else's too."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, select, union

from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.lib.people import Person
from goodword.reviews.models import Review
from goodword.reviews.service import KIND
from goodword.shoppers import personal as people
from goodword.shoppers.models import Guest, Proof, Shopper, SignIn
from goodword.shoppers.queries import emails_of, others_with_pens
from goodword.submissions import writings
from goodword.submissions.kinds import kinds


@dataclass(frozen=True)
class Asked:
    """Who asks, or is asked about: a shopper, a guest by her key, or an address that wrote to the shop.

    ``found_ids`` are the shoppers whom she was found to be when she asked: whatever comes meanwhile, these go.
    """

    shop_id: uuid.UUID
    shopper_id: uuid.UUID | None = None
    guest_id: uuid.UUID | None = None
    email: str | None = None
    review_ids: tuple[uuid.UUID, ...] = ()
    found_ids: tuple[uuid.UUID, ...] = ()

    def packed(self) -> dict[str, Any]:
        """As a row keeps it."""
        ids = {"shopper": self.shopper_id, "guest": self.guest_id}
        said = {name: one.hex for name, one in ids.items() if one}
        several = {"reviews": self.review_ids, "shoppers": self.found_ids}
        return said | {"email": self.email} | {name: [one.hex for one in ids] for name, ids in several.items()}

    @classmethod
    def unpacked(cls, shop_id: uuid.UUID, said: dict[str, Any]) -> "Asked":
        """From ``packed``."""
        shopper, guest = (uuid.UUID(said[name]) if said.get(name) else None for name in ("shopper", "guest"))
        reviews, found = (tuple(map(uuid.UUID, said.get(name, ()))) for name in ("reviews", "shoppers"))
        return cls(shop_id, shopper, guest, said.get("email"), reviews, found)


def persons(asked: Asked) -> list[Person]:
    """Her, by everything that is proven to be hers. A guest may have proven two addresses: then she is two in our rows.

    :raises NotFound: nobody is known by that.
    """
    shoppers = _shoppers(asked)
    found = [_as_shopper(each) for each in shoppers]
    if asked.guest_id and not any(asked.guest_id in each.guest_ids for each in found):
        found.append(Person(asked.shop_id, guest_ids=(asked.guest_id,), presumed_ids=(asked.guest_id,)))
    if asked.email and not shoppers and _is_typed(asked.shop_id, asked.email):
        waiting = _waiting_for(asked.shop_id, (asked.email,))
        found.append(Person(asked.shop_id, emails=(asked.email,), also=waiting))
    if asked.review_ids:
        found.append(Person(asked.shop_id, also=asked.review_ids))
    if not found:
        raise NotFound("Nobody is known here by this address")
    whole = [_with_words(each) for each in found]
    called = {name for each in whole for name in (*each.called, *people.called(asked.shop_id, each))}
    return [replace(each, called=tuple(sorted(called))) for each in whole]


def _with_words(person: Person) -> Person:
    """What she wrote and is called there, and what goes along with it."""
    written, waiting, named = [], [], set()
    for kind, table in _written().items():
        of_kind, unproven = writings.written_by(table, person), writings.unproven_of(table, person)
        named |= writings.names_in(kind, [*of_kind, *unproven])
        written += [one.id for one in of_kind]
        waiting += [one.id for one in unproven]
    told = replace(person, marks=tuple(written), called=tuple(named))
    asked = _ids(select(SignIn.id).where(_on(SignIn, person.shop_id, person.presumed_ids)))
    going = replace(told, untold=(*waiting, *asked))
    return replace(going, shared_ids=tuple(one for one in person.guest_ids if _is_others_too(going, one)))


def _shoppers(asked: Asked) -> list[Shopper]:
    mine = Shopper.shop_id == asked.shop_id
    hers: ColumnElement[bool]
    if asked.found_ids:
        hers = Shopper.id.in_(asked.found_ids)
    elif asked.shopper_id:
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
    return [each for each in session().scalars(candidates) if _keys_of(each, emails_of(each)) <= {guest_id}]


def _as_shopper(shopper: Shopper) -> Person:
    shop_id, emails = shopper.shop_id, emails_of(shopper)
    presumed = _presumed(shopper, emails)
    alone = {
        one
        for one in _keys_of(shopper, emails)
        if not _is_somebodys_too(shopper, emails, one, is_presumed=one in presumed)
    }
    former = _ids(select(Shopper.id).where(Shopper.shop_id == shop_id, Shopper.joined_to == shopper.id))
    person = Person(shop_id, shopper.id, tuple(sorted(alone)), emails, former_ids=former)
    return replace(person, also=_waiting_for(shop_id, emails), presumed_ids=tuple(sorted(alone & presumed)))


def _presumed(shopper: Shopper, emails: Sequence[str]) -> set[uuid.UUID]:
    """Keys that she held when she signed in: what was typed with one is taken for hers, to erase and not to read.

    Unless an address of hers was given with it: then another one beside it is another's.
    """
    given = select(Proof.guest_id).where(Proof.shop_id == shopper.shop_id, Proof.email.in_(emails))
    joined = (Guest.shop_id == shopper.shop_id) & (Guest.joined_to == shopper.id)
    return set(_ids(select(Guest.id).where(joined, Guest.id.not_in(given))))


def _is_typed(shop_id: uuid.UUID, email: str) -> bool:
    """Whether somebody gave this address, though nobody has proven it."""
    known = select(Proof.id).where(Proof.shop_id == shop_id, Proof.email == email)
    return session().scalar(known.limit(1)) is not None


def _keys_of(shopper: Shopper, emails: Sequence[str]) -> set[uuid.UUID]:
    """Every key that she has written with or become herself, and her pen; never the pen of the erased."""
    wrote = union(
        *(
            select(table.guest_id).where(table.shop_id == shopper.shop_id, table.shopper_id == shopper.id)
            for table in _tables()
        )
    )
    proved = select(Proof.guest_id).where(
        Proof.shop_id == shopper.shop_id, Proof.email.in_(emails), Proof.used_at.is_not(None)
    )
    joined = select(Guest.id).where(Guest.shop_id == shopper.shop_id, Guest.joined_to == shopper.id)
    keys = {*session().scalars(wrote), *session().scalars(proved), *session().scalars(joined), shopper.guest_id}
    return keys - {None, shopper.shop_id}


def _is_somebodys_too(shopper: Shopper, emails: Sequence[str], guest_id: uuid.UUID, *, is_presumed: bool) -> bool:
    """Two people may use one browser: then the key is no proof of who wrote what is nobody's by name."""
    shop_id = shopper.shop_id
    asked = _on(Proof, shop_id, [guest_id]) & Proof.email.not_in(emails)
    others = (
        *(
            select(table.id).where(_on(table, shop_id, [guest_id]), table.shopper_id != shopper.id)
            for table in _tables()
        ),
        select(Proof.id).where(asked & Proof.used_at.is_not(None) if is_presumed else asked),
        select(Shopper.id).where(
            _on(Shopper, shop_id, [guest_id]),
            Shopper.id != shopper.id,
            Shopper.joined_to.is_distinct_from(shopper.id),
        ),
        select(Guest.id).where(Guest.shop_id == shop_id, Guest.id == guest_id, Guest.joined_to != shopper.id),
    )
    return any(session().scalar(each.limit(1)) for each in others)


def _is_others_too(person: Person, guest_id: uuid.UUID) -> bool:
    """Whether something of somebody else's hangs on a key when all of hers has gone."""
    shop_id = person.shop_id
    with_pens = others_with_pens(shop_id, person.guest_ids)
    proven = Proof.used_at.is_not(None) & Proof.email.not_in(person.emails) & Proof.target_id.not_in(person.going)
    others = (
        *(
            select(table.id).where(_on(table, shop_id, [guest_id]), table.shopper_id.in_(with_pens))
            for table in _tables()
        ),
        select(Proof.id).where(_on(Proof, shop_id, [guest_id]), proven),
    )
    return any(session().scalar(each.limit(1)) for each in others)


def _on(table: Any, shop_id: uuid.UUID, guest_ids: Sequence[uuid.UUID]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = (table.shop_id == shop_id) & table.guest_id.in_(guest_ids)
    return found


def _ids(wanted: Select[Any]) -> tuple[uuid.UUID, ...]:
    return tuple(session().scalars(wanted))


def _waiting_for(shop_id: uuid.UUID, emails: Sequence[str]) -> tuple[uuid.UUID, ...]:
    """What waits for the button in a letter to her: whoever sent it, nobody will press it any more."""
    asked = select(Proof.target_id).where(Proof.shop_id == shop_id, Proof.email.in_(emails), Proof.used_at.is_(None))
    return tuple(
        one
        for table in _tables()
        for one in _ids(
            select(table.id).where(table.shop_id == shop_id, table.id.in_(asked), table.status == UNCONFIRMED)
        )
    )


def _written() -> dict[str, Any]:
    """Every kind of what shoppers write, and its table."""
    return {KIND: Review} | {kind.name: kind.model for kind in kinds.every()}


def _tables() -> list[Any]:
    return [*_written().values()]
