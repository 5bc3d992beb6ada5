"""Greeting guests, asking for proof of an address, and taking it."""

import uuid
from collections.abc import Iterable

from sqlalchemy import update

from goodword.letters import readers
from goodword.lib import clock, ids, secrets
from goodword.lib.db import rows_changed, session
from goodword.lib.errors import NotFound, TooMany
from goodword.lib.events import emit
from goodword.shoppers import queries
from goodword.shoppers.events import EmailProven
from goodword.shoppers.models import Guest, Proof, Shopper
from goodword.shoppers.rules import LETTERS_A_DAY, LINK_LIVES


def greet(*, shop_id: uuid.UUID) -> tuple[Guest, str]:
    """A new guest and her bearer, which is never shown again."""
    bearer = secrets.bearer("gst")
    guest = Guest(shop_id=shop_id, id=ids.new(), digest=secrets.digest(bearer))
    session().add(guest)
    session().flush()
    return guest, bearer


def pen_of(shopper: Shopper) -> Guest:
    """The guest on whom hangs what she writes, on every device: made when she is first known."""
    hers = queries.by_id(shopper.shop_id, shopper.id, lock=True)
    if hers.guest_id is None:
        pen, _ = greet(shop_id=hers.shop_id)  # nobody is told its bearer
        hers.guest_id = pen.id
        session().flush()
        return pen
    return session().get_one(Guest, (hers.shop_id, hers.guest_id))


def remember(shopper: Shopper, *, names: Iterable[str | None] = (), emails: Iterable[str | None] = ()) -> None:
    """She was called so, or read mail there, before: none of it is shown, and all of it goes when she goes."""
    shopper.former_names = _known(shopper.former_names, names, shopper.name)
    shopper.former_emails = _known(shopper.former_emails, emails, shopper.email)


def ask_proof(
    *, guest: Guest, email: str, name: str | None, locale: str | None, purpose: str, target_id: uuid.UUID
) -> str:
    """The token of a link that proves the address when its button is pressed within 7 days.

    :raises TooMany: five letters have gone to this address today.
    """
    if queries.proofs_of_today(guest.shop_id, email) >= LETTERS_A_DAY:
        raise TooMany("This address has had enough letters for today", retry_after=24 * 3600)
    token = secrets.bearer("prf")
    session().add(
        Proof(
            shop_id=guest.shop_id,
            digest=secrets.digest(token),
            email=email,
            name=name,
            locale=locale,
            guest_id=guest.id,
            purpose=purpose,
            target_id=target_id,
            expires_at=clock.now() + LINK_LIVES,
        )
    )
    return token


def take_proof(*, token: str) -> Proof:
    """The button was pressed: the address is proven, and what waited for it is told so.

    :raises NotFound: unknown, used or too old.
    """
    proof = queries.open_proof(token)
    used = rows_changed(
        update(Proof)
        .where(Proof.shop_id == proof.shop_id, Proof.id == proof.id, Proof.used_at.is_(None))
        .values(used_at=clock.now())
    )
    if used != 1:
        raise NotFound("This link has been used or is too old")
    shopper = queries.by_email(proof.shop_id, proof.email) or _welcome(proof)
    readers.reached(shop_id=proof.shop_id, email=proof.email)
    emit(EmailProven(shop_id=proof.shop_id, shopper_id=shopper.id, purpose=proof.purpose, target_id=proof.target_id))
    return proof


def _known(before: list[str] | None, more: Iterable[str | None], now: str | None) -> list[str] | None:
    return [*dict.fromkeys(one for one in (*(before or ()), *more) if one and one != now)] or None


def _welcome(proof: Proof) -> Shopper:
    shopper = Shopper(
        shop_id=proof.shop_id,
        id=ids.new(),
        email=proof.email,
        name=proof.name,
        locale=proof.locale,
        proven_at=clock.now(),
    )
    session().add(shopper)
    session().flush()
    return shopper
