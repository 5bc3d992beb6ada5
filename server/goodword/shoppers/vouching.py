"""By what a shop vouches for its shoppers: secrets that it signs with, or public keys that we check against."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from sqlalchemy import select

from goodword.audit import service as audit
from goodword.lib import clock, ids, secrets
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.shoppers.models import IdentitySecret
from goodword.shoppers.rules import ES256, HS256, LIVE_AT_ONCE
from goodword.shops.models import Shop
from goodword.vault.service import vault

TABLE, COLUMN = "identity_secrets", "sealed"


def add_secret(*, shop: Shop) -> tuple[IdentitySecret, str]:
    """A new secret, which the shop signs with as it stands, byte for byte. It is never shown again.

    :raises Conflict: two are live already.
    """
    shown = secrets.bearer("gwi")
    return _add(shop, HS256, secret=shown), shown


def add_key(*, shop: Shop, pem: bytes) -> IdentitySecret:
    """The public half of a key on P-256 whose other half only the shop has.

    :raises Invalid: it is no such key, or it is the private half.
    :raises Conflict: two are live already.
    """
    try:
        key = ECKey.import_key(pem)
        named = key.as_dict(private=False)["crv"]
    except (JoseError, ValueError, KeyError, TypeError) as fault:
        raise Invalid("This is not the public key of an elliptic curve in PEM") from fault
    if key.is_private:
        raise Invalid("This is the private half: keep it, and give us the public one (openssl ec -pubout)")
    if named != "P-256":
        raise Invalid(f"ES256 takes a key on P-256, this one is on {named}")
    return _add(shop, ES256, public_key=key.as_pem(private=False).decode())


def revoke(*, shop: Shop, kid: str) -> IdentitySecret:
    """Nothing signed with it is taken from now on; shoppers who are known already stay known for their time.

    :raises NotFound: none of this name is live.
    """
    found = live_one(shop.id, kid)
    if found is None:
        raise NotFound(f"{shop.name} has no live identity secret {kid}; goodword identity secret list shows them")
    found.revoked_at, found.sealed = clock.now(), None
    _note(shop, "revoked", found)
    return found


def every(shop_id: uuid.UUID) -> Sequence[IdentitySecret]:
    """All of them, revoked ones too, oldest first."""
    mine = select(IdentitySecret).where(IdentitySecret.shop_id == shop_id)
    return session().scalars(mine.order_by(IdentitySecret.created_at, IdentitySecret.id)).all()


def live_one(shop_id: uuid.UUID, kid: str) -> IdentitySecret | None:
    """The one that this shop calls so, unless it is revoked."""
    mine = (IdentitySecret.shop_id == shop_id) & (IdentitySecret.kid == kid) & IdentitySecret.revoked_at.is_(None)
    return session().scalar(select(IdentitySecret).where(mine))


def opened(found: IdentitySecret) -> bytes:
    """The secret itself, or the public key in PEM."""
    if found.sealed is None:
        return (found.public_key or "").encode()
    return vault.open(found.sealed, shop_id=found.shop_id, table=TABLE, column=COLUMN, row_id=found.id)


def _add(shop: Shop, algorithm: str, *, secret: str | None = None, public_key: str | None = None) -> IdentitySecret:
    live = [one for one in every(shop.id) if one.revoked_at is None]
    if len(live) >= LIVE_AT_ONCE:
        named = " and ".join(one.kid for one in live)
        raise Conflict(f"{named} are live: revoke one of them first, when nothing is signed with it any more")
    row = IdentitySecret(shop_id=shop.id, id=ids.new(), kid=secrets.short_name(), algorithm=algorithm)
    row.public_key, row.created_at = public_key, _after(live)
    if secret is not None:
        row.sealed = vault.seal(secret, shop_id=shop.id, table=TABLE, column=COLUMN, row_id=row.id)
    session().add(row)
    session().flush()
    _note(shop, "added", row)
    return row


def _after(live: Sequence[IdentitySecret]) -> datetime:
    return max([clock.now(), *(one.created_at for one in live)])


def _note(shop: Shop, verb: str, row: IdentitySecret) -> None:
    told = {"kid": row.kid, "algorithm": row.algorithm}
    audit.note(shop_id=shop.id, actor="command", verb=verb, target_kind="identity_secret", target_id=row.id, **told)
