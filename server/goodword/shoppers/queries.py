"""Reading shoppers, guests and proofs."""

import uuid

from sqlalchemy import select

from goodword.lib import clock, secrets
from goodword.lib.db import session
from goodword.lib.errors import NotFound, Unauthorized
from goodword.shoppers.models import Guest, Proof, Shopper


def guest_by_bearer(shop_id: uuid.UUID, bearer: str) -> Guest:
    """The guest of this shop behind a bearer.

    :raises Unauthorized: unknown here; the page makes a new one.
    """
    guest = session().scalar(select(Guest).where(Guest.shop_id == shop_id, Guest.digest == secrets.digest(bearer)))
    if guest is None:
        raise Unauthorized("This guest bearer is unknown")
    return guest


def open_proof(token: str) -> Proof:
    """The proof behind a mailed link that can still be used.

    :raises NotFound: unknown, used or too old: the three look alike.
    """
    found = session().scalar(select(Proof).where(Proof.digest == secrets.digest(token)))
    if found is None or found.used_at is not None or found.expires_at < clock.now():
        raise NotFound("This link has been used or is too old")
    return found


def by_email(shop_id: uuid.UUID, email: str) -> Shopper | None:
    """The shopper of this shop with this proven address."""
    return session().scalar(select(Shopper).where(Shopper.shop_id == shop_id, Shopper.email == email))
