"""What a shopper shows once she is known: given, seen in use, taken back, given again with a fresh proof."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update

from goodword.lib import clock, ids, secrets
from goodword.lib.db import session, writing
from goodword.shoppers import service
from goodword.shoppers.models import Shopper, ShopperBearer
from goodword.shoppers.rules import BEARER_LIVES, LINK_LIVES, USED_AGAIN_AFTER

PREFIX = "shp"


@dataclass(frozen=True)
class Given:
    """A bearer, shown this once, until when it is good if it is not used, and until when its proof is fresh."""

    bearer: str
    expires_at: datetime
    proven_until: datetime | None


def give(*, shop_id: uuid.UUID, shopper: Shopper, how: str, bearer: str | None = None) -> Given:
    """She is known from now on, by ``how`` she was: ``shop`` or ``email``. Her pen is made if she has none yet."""
    service.pen_of(shopper)
    shown, now = bearer or secrets.bearer(PREFIX), clock.now()
    made = ShopperBearer(
        shop_id=shop_id,
        id=ids.new(),
        shopper_id=shopper.id,
        digest=secrets.digest(shown),
        how=how,
        proven_at=now,
        created_at=now,
        used_at=now,
        expires_at=now + BEARER_LIVES,
    )
    session().add(made)
    session().flush()
    return given(shown, made)


def given(shown: str, bearer: ShopperBearer) -> Given:
    """What she is told of a bearer of hers."""
    return Given(shown, bearer.ends_at, bearer.fresh_until)


def revoke(*, bearer: ShopperBearer) -> None:
    """She signs out: it opens nothing from now on."""
    _revoke(ShopperBearer.id == bearer.id, bearer.shop_id)


def revoke_all(*, shop_id: uuid.UUID, shopper_id: uuid.UUID, how: str | None = None) -> None:
    """She is known nowhere any more, or nowhere by ``how`` she was, until she shows anew who she is."""
    hers = ShopperBearer.shopper_id == shopper_id
    _revoke(hers & (ShopperBearer.how == how) if how else hers, shop_id)


def is_used_again(bearer: ShopperBearer) -> bool:
    """Whether it is time to write that it is in use."""
    return clock.now() - bearer.used_at >= USED_AGAIN_AFTER


def used(*, shop_id: uuid.UUID, bearer_id: uuid.UUID) -> None:
    """It was used a moment ago; in a transaction of its own, for reads cannot write."""
    with writing():
        mine = (ShopperBearer.shop_id == shop_id) & (ShopperBearer.id == bearer_id)
        session().execute(update(ShopperBearer).where(mine).values(used_at=clock.now()))


def forget_old() -> None:
    """Drop bearers that ended a week ago: until then they answer that they ended."""
    with writing():
        session().execute(delete(ShopperBearer).where(ShopperBearer.expires_at < clock.now() - LINK_LIVES))


def _revoke(which: object, shop_id: uuid.UUID) -> None:
    mine = (ShopperBearer.shop_id == shop_id, which, ShopperBearer.revoked_at.is_(None))
    session().execute(update(ShopperBearer).where(*mine).values(revoked_at=clock.now()))  # type: ignore[arg-type]  # conditions
