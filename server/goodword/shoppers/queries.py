"""Reading shoppers, guests and proofs."""

import uuid
from datetime import timedelta

from sqlalchemy import func, select

from goodword.lib import clock, secrets
from goodword.lib.db import session
from goodword.lib.errors import NotFound, Unauthorized
from goodword.shoppers.models import Guest, Proof, Shopper
from goodword.shoppers.rules import LINK_LIVES


def guest_by_bearer(shop_id: uuid.UUID, bearer: str) -> Guest:
    """The guest of this shop behind a bearer.

    :raises Unauthorized: unknown here; the page makes a new one.
    """
    guest = session().scalar(select(Guest).where(Guest.shop_id == shop_id, Guest.digest == secrets.digest(bearer)))
    if guest is None:
        raise Unauthorized("This guest bearer is unknown")
    return guest


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


def proofs_of_today(shop_id: uuid.UUID, email: str) -> int:
    """How many links have been mailed to an address in 24 hours."""
    since = clock.now() + LINK_LIVES - timedelta(days=1)
    today = (Proof.shop_id == shop_id) & (Proof.email == email) & (Proof.expires_at > since)
    return session().scalar(select(func.count()).select_from(Proof).where(today)) or 0


def email_of(shop_id: uuid.UUID, shopper_id: uuid.UUID | None) -> str | None:
    """The proven address of a shopper; None when there is none."""
    return session().scalar(select(Shopper.email).where(Shopper.shop_id == shop_id, Shopper.id == shopper_id))


def by_email(shop_id: uuid.UUID, email: str) -> Shopper | None:
    """The shopper of this shop with this proven address."""
    return session().scalar(select(Shopper).where(Shopper.shop_id == shop_id, Shopper.email == email))
