"""What a shopper bought, as the shop told it with her identity."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import exists, select

from goodword.lib import clock, ids
from goodword.lib.db import db, session
from goodword.shoppers.claims import Bought
from goodword.shoppers.models import Purchase, Shopper


def keep(*, shopper: Shopper, bought: Sequence[Bought]) -> None:
    """Keep what is not known yet."""
    if not bought:
        return
    told_at = clock.now()
    rows = [
        {
            "shop_id": shopper.shop_id,
            "id": ids.new(),
            "shopper_id": shopper.id,
            "order_ref": one.order_ref,
            "product_ref": one.product_ref,
            "bought_at": one.at,
            "told_at": told_at,
        }
        for one in bought
    ]
    session().execute(db.insert(Purchase).values(rows).on_conflict_do_nothing())


def has_bought(shop_id: uuid.UUID, shopper_id: uuid.UUID, refs: Iterable[str]) -> bool:
    """Whether one of the names of a product stands in her orders."""
    mine = (Purchase.shop_id == shop_id) & (Purchase.shopper_id == shopper_id) & Purchase.product_ref.in_(list(refs))
    return bool(session().scalar(select(exists(select(Purchase.id).where(mine)))))
