"""Reading shoppers, guests and proofs."""

import uuid
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from goodword.lib import clock, secrets
from goodword.lib.db import session
from goodword.lib.errors import IdentityExpired, NotFound, Unauthorized
from goodword.shoppers.models import Guest, Proof, Shopper, ShopperBearer, SignIn
from goodword.shoppers.rules import LINK_LIVES


def guest_by_bearer(shop_id: uuid.UUID, bearer: str) -> Guest:
    """The guest of this shop behind a bearer.

    :raises Unauthorized: unknown here; the page makes a new one.
    """
    guest = session().scalar(select(Guest).where(Guest.shop_id == shop_id, Guest.digest == secrets.digest(bearer)))
    if guest is None:
        raise Unauthorized("This guest bearer is unknown")
    return guest


def shopper_by_bearer(shop_id: uuid.UUID, shown: str) -> tuple[ShopperBearer, Shopper, Guest]:
    """The bearer of this shop, whose it is, and her pen.

    :raises Unauthorized: unknown here.
    :raises IdentityExpired: it rested for an hour, is a day old, was taken back, or she is known as another now.
    """
    found = session().execute(
        select(ShopperBearer, Shopper, Guest)
        .join(Shopper, (Shopper.shop_id == ShopperBearer.shop_id) & (Shopper.id == ShopperBearer.shopper_id))
        .join(Guest, (Guest.shop_id == Shopper.shop_id) & (Guest.id == Shopper.guest_id))
        .where(ShopperBearer.shop_id == shop_id, ShopperBearer.digest == secrets.digest(shown))
    )
    known = found.first()
    if known is None:
        raise Unauthorized("This bearer is unknown")
    bearer, shopper, pen = known
    if bearer.revoked_at is not None or shopper.joined_to is not None or clock.now() >= bearer.ends_at:
        raise IdentityExpired
    return bearer, shopper, pen


def pen_id_of(shop_id: uuid.UUID, shopper_id: uuid.UUID | None) -> uuid.UUID | None:
    """The pen of a shopper; None when she has never signed in, and of nobody."""
    if shopper_id is None:
        return None
    return session().scalar(select(Shopper.guest_id).where(Shopper.shop_id == shop_id, Shopper.id == shopper_id))


def others_with_pens(shop_id: uuid.UUID, guest_ids: Collection[uuid.UUID]) -> Select[Any]:
    """Shoppers who write with pens of their own, which are none of these."""
    has_another = Shopper.guest_id.is_not(None) & Shopper.guest_id.not_in(guest_ids)
    return select(Shopper.id).where(Shopper.shop_id == shop_id, has_another)


def by_id(shop_id: uuid.UUID, shopper_id: uuid.UUID, *, lock: bool = False) -> Shopper:
    """The shopper; ``lock`` keeps other writers out until the commit. The id comes from our own rows."""
    return session().get_one(Shopper, (shop_id, shopper_id), with_for_update=lock or None)


def many(shop_id: uuid.UUID, shopper_ids: Collection[uuid.UUID]) -> Sequence[Shopper]:
    """These shoppers of the shop."""
    return session().scalars(select(Shopper).where(Shopper.shop_id == shop_id, Shopper.id.in_(shopper_ids))).all()


def by_ref(shop_id: uuid.UUID, ref: str) -> Shopper | None:
    """The shopper whom the shop knows by this id of its own."""
    return session().scalar(select(Shopper).where(Shopper.shop_id == shop_id, Shopper.ref == ref))


def by_pen(shop_id: uuid.UUID, guest_id: uuid.UUID) -> Shopper | None:
    """The shopper whose pen this guest is, or was before she turned out to be another; None for a mere guest."""
    owner = session().scalar(select(Shopper).where(Shopper.shop_id == shop_id, Shopper.guest_id == guest_id))
    return living(owner) if owner else None


def living(shopper: Shopper) -> Shopper:
    """Who she is now: the one that she turned out to be, or herself."""
    while shopper.joined_to is not None:
        shopper = by_id(shopper.shop_id, shopper.joined_to)
    return shopper


def emails_of(shopper: Shopper) -> tuple[str, ...]:
    """Her address, and those of before unless somebody else is known by one now."""
    before = shopper.former_emails or []
    taken = session().scalars(
        select(Shopper.email).where(Shopper.shop_id == shopper.shop_id, Shopper.email.in_(before))
    )
    return tuple(filter(None, (shopper.email, *(set(before) - set(taken)))))


def known_proof(token: str) -> Proof | None:
    """The proof behind a mailed link, used and old ones too: its owner may hear how it stands."""
    return session().scalar(select(Proof).where(Proof.digest == secrets.digest(token)))


def open_proof(token: str) -> Proof:
    """The proof behind a mailed link that can still be used.

    :raises NotFound: unknown, used or too old: the three look alike.
    """
    found = known_proof(token)
    if found is None or found.used_at is not None or found.expires_at < clock.now():
        raise NotFound("This link has been used or is too old")
    return found


def asked_elsewhere(shop_id: uuid.UUID, target_id: Any, emails: Collection[str]) -> ColumnElement[bool]:
    """Whether something was sent with an address that is none of these: it is hers who reads mail there."""
    asked = (Proof.shop_id == shop_id) & (Proof.target_id == target_id) & Proof.email.not_in(emails)
    return exists(select(Proof.id).where(asked))


def proofs_of_today(shop_id: uuid.UUID, email: str) -> int:
    """How many links have been mailed to an address in 24 hours."""
    since = clock.now() + LINK_LIVES - timedelta(days=1)
    today = (Proof.shop_id == shop_id) & (Proof.email == email) & (Proof.expires_at > since)
    return session().scalar(select(func.count()).select_from(Proof).where(today)) or 0


def sign_in(shop_id: uuid.UUID, secret: str) -> SignIn | None:
    """The sign-in of this shop that a page holds the secret of, ended ones too."""
    return session().scalar(select(SignIn).where(SignIn.shop_id == shop_id, SignIn.digest == secrets.digest(secret)))


def sign_in_by_link(link: str) -> SignIn | None:
    """The sign-in behind a letter's link, ended ones too."""
    return session().scalar(select(SignIn).where(SignIn.link_digest == secrets.digest(link)))


def email_of(shop_id: uuid.UUID, shopper_id: uuid.UUID | None) -> str | None:
    """The proven address of a shopper; None when there is none."""
    return session().scalar(select(Shopper.email).where(Shopper.shop_id == shop_id, Shopper.id == shopper_id))


def by_email(shop_id: uuid.UUID, email: str) -> Shopper | None:
    """The shopper of this shop with this proven address."""
    return session().scalar(select(Shopper).where(Shopper.shop_id == shop_id, Shopper.email == email))
