"""The shop's word for a shopper in exchange for a bearer; the same word gives the same bearer while it lives."""

import base64
import uuid

import structlog
from sqlalchemy import delete, select

from goodword.lib import clock, ids, secrets
from goodword.lib.db import db, rows_changed, session, writing
from goodword.lib.signing import signer
from goodword.shoppers import assertions, bearers, joining, purchases, queries, service, taken
from goodword.shoppers.assertions import NotTaken, Vouched
from goodword.shoppers.bearers import Given
from goodword.shoppers.models import Assertion, Shopper, ShopperBearer
from goodword.shoppers.rules import EMAIL, SHOP
from goodword.shops import settings
from goodword.shops.models import Shop

log = structlog.get_logger(__name__)


def exchange(*, shop: Shop, assertion: str, also: str | None = None) -> tuple[Given, Shopper]:
    """The shopper for whom the shop vouches, and her bearer.

    ``also`` is a bearer that she holds as well, a guest's or of a sign-in by e-mail: what hangs on it is hers.

    :raises NotTaken: whatever is wrong with the shop's word.
    """
    try:
        vouched = assertions.read(shop=shop, assertion=assertion)
        is_new = _take_once(shop.id, vouched)
        given, shopper = _again(shop, vouched) or _anew(shop, vouched, is_new=is_new)
    except NotTaken as refused:
        log.info("an identity was refused", shop=shop.site_key, reason=refused.reason)
        raise
    joining.join_bearer(shop_id=shop.id, also=also, into=shopper)
    return given, shopper


def forget_old() -> None:
    """Drop words that have ended: they are refused by their own date."""
    with writing():
        session().execute(delete(Assertion).where(Assertion.expires_at < clock.now()))


def _take_once(shop_id: uuid.UUID, vouched: Vouched) -> bool:
    """Keep that this word was taken, for as long as it lives: by a keyed hash, for its row outlives her erasure."""
    jti, digest = (_hashed(shop_id, said) for said in (vouched.jti, vouched.digest))
    row = {"shop_id": shop_id, "id": ids.new(), "jti": jti, "digest": digest, "expires_at": vouched.expires_at}
    is_new = rows_changed(db.insert(Assertion).values(row).on_conflict_do_nothing()) > 0
    known = select(Assertion.digest).where(Assertion.shop_id == shop_id, Assertion.jti == jti)
    if session().scalar(known) != digest:
        raise NotTaken("its jti was used with other claims")
    return is_new


def _hashed(shop_id: uuid.UUID, said: str) -> str:
    return signer.derive("used word", shop_id.bytes + said.encode()).hex()


def _again(shop: Shop, vouched: Vouched) -> tuple[Given, Shopper] | None:
    """The bearer that the same word got before: reload, Back and a second tab."""
    shown = _bearer_for(shop.id, vouched)
    mine = (ShopperBearer.shop_id == shop.id) & (ShopperBearer.digest == secrets.digest(shown))
    known = session().scalar(select(ShopperBearer).where(mine))
    if known is None:
        return None
    if known.revoked_at is not None:
        raise NotTaken("she has signed out since")
    return bearers.given(shown, known), queries.by_id(shop.id, known.shopper_id)


def _anew(shop: Shop, vouched: Vouched, *, is_new: bool) -> tuple[Given, Shopper]:
    if not is_new:
        raise NotTaken("she has been erased since")
    shopper = _known(shop, vouched)
    if not taken.is_former(shopper, vouched.name):  # what the shop has taken away does not come back
        shopper.name = shopper.name or vouched.name
    purchases.keep(shopper=shopper, bought=vouched.bought)
    return bearers.give(shop_id=shop.id, shopper=shopper, how=SHOP, bearer=_bearer_for(shop.id, vouched)), shopper


def _known(shop: Shop, vouched: Vouched) -> Shopper:
    """``sub`` is who she is. An equal address joins her to nobody, unless the shop has verified it and allows that."""
    shopper = queries.by_ref(shop.id, vouched.ref)
    same = queries.by_email(shop.id, vouched.email) if vouched.email else None
    may_join = same is not None and same.ref is None and settings.value(shop.settings, "join_by_email")
    if shopper is None and same is not None and may_join:
        same.ref = vouched.ref
        return same
    if shopper is None:
        shopper = _new(shop.id, vouched.ref)
    if same is not None and may_join:
        joining.join_shoppers(gone=same, into=shopper)
    if vouched.email and (same is None or may_join or same.ref is not None):
        _move_to(shopper, vouched.email, holder=same)
    return shopper


def _move_to(shopper: Shopper, email: str, *, holder: Shopper | None) -> None:
    """Of two accounts of the shop the one that it named last has the address: nobody opens the other by it any more."""
    if shopper.email == email:
        return
    if holder is not None and holder.email == email:
        holder.email = None
        service.remember(holder, emails=[email])
        bearers.revoke_all(shop_id=holder.shop_id, shopper_id=holder.id, how=EMAIL)
        session().flush()  # the address is one shopper's at a time
    was, shopper.email, shopper.proven_at = shopper.email, email, clock.now()
    service.remember(shopper, emails=[was])


def _new(shop_id: uuid.UUID, ref: str) -> Shopper:
    """Two pages that are opened at once may both bring her word: whoever comes second finds her."""
    row = {"shop_id": shop_id, "id": ids.new(), "ref": ref, "created_at": clock.now()}
    session().execute(db.insert(Shopper).values(row).on_conflict_do_nothing())
    shopper = queries.by_ref(shop_id, ref)
    assert shopper is not None
    return shopper


def _bearer_for(shop_id: uuid.UUID, vouched: Vouched) -> str:
    # Made from the signing key, so that the same one can be given again though only its hash is kept.
    made = signer.derive("shopper bearer", shop_id.bytes + f"{vouched.jti}\0{vouched.digest}".encode())
    return f"{bearers.PREFIX}_{base64.urlsafe_b64encode(made).decode().rstrip('=')}"
