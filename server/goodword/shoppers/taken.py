"""A name that the shop has taken away does not come back, in whatever letters."""

from sqlalchemy import select

from goodword.audit.models import Deed
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Invalid
from goodword.shoppers.models import Shopper
from goodword.shoppers.rules import TAKEN_AWAY


def is_former(shopper: Shopper, name: str | None) -> bool:
    """Whether she was called so before."""
    return name is not None and plain.fold(name) in map(plain.fold, shopper.former_names or ())


def check(shopper: Shopper, name: str) -> None:
    """Refuse a name of before to whom the shop has taken one from: which of hers it was is not kept.

    :raises Invalid: it is one.
    """
    if is_former(shopper, name) and _lost_one(shopper):
        raise Invalid.of("/name", "unfit", "The shop has taken a name away from you: choose one that you have not had")


def _lost_one(shopper: Shopper) -> bool:
    """From her, or from whoever turned out to be her."""
    joined = select(Shopper.id).where(Shopper.shop_id == shopper.shop_id, Shopper.joined_to == shopper.id)
    hers = (Deed.target_id == shopper.id) | Deed.target_id.in_(joined)
    took = (
        (Deed.shop_id == shopper.shop_id) & (Deed.target_kind == "shopper") & hers & (Deed.verb == TAKEN_AWAY["name"])
    )
    return session().scalar(select(Deed.id).where(took, hers).limit(1)) is not None
