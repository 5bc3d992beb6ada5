"""Who somebody is to a product, and what must be said of a text."""

from typing import Any

from goodword.contributions import rules as common

STAFF, EXPERT, OWNER, SHOPPER = "staff", "expert", "owner", "shopper"
ROLES = (STAFF, EXPERT, OWNER, SHOPPER)

SHOP_STAFF, INCENTIVIZED = "shop_staff", "incentivized"
LABELS = (SHOP_STAFF, INCENTIVIZED)
"""The shop's own people wrote it as if shoppers; something was given for it."""


def role_of(row: Any) -> str:
    """Who its writer is to the product: found out when she wrote, if that is kept."""
    kept: str | None = getattr(row, "role", None)
    if kept is not None:
        return kept
    if row.author_kind in {STAFF, common.EXPERT}:
        return str(row.author_kind)
    return OWNER if row.verification_level == common.PURCHASE else SHOPPER


def labels(row: Any) -> list[str]:
    """In the order in which they are shown."""
    facts = ((SHOP_STAFF, row.not_counted_because == "staff"), (INCENTIVIZED, row.incentive_id is not None))
    return [label for label, holds in facts if holds]
