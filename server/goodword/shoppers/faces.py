"""What a writer is told of herself."""

from datetime import datetime
from typing import Any

from goodword.lib import clock
from goodword.shoppers import experts
from goodword.shoppers.bearers import Given
from goodword.shoppers.models import Shopper
from goodword.shoppers.rules import GUEST, PROOF_IS_FRESH, email_hint, initials

EXPERT = "expert"


def me(*, shopper: Shopper | None, how: str, proven_until: datetime | None) -> dict[str, Any]:
    """Her face as she herself sees it; a guest has none yet."""
    name = shopper.name if shopper else None
    return {
        "kind": "shopper" if shopper else GUEST,
        "name": name,
        "initials": initials(name),
        "avatar": None,
        "badges": [EXPERT] if shopper and experts.is_one(shopper.shop_id, shopper.id) else [],
        "public": False,
        "profile": None,
        "email_hint": email_hint(shopper.email) if shopper and shopper.email else None,
        "how": how,
        "proven_until": proven_until,
    }


def known(given: Given, shopper: Shopper, *, how: str) -> dict[str, Any]:
    """What is answered whenever somebody has just shown who she is."""
    return vars(given) | {"shopper": me(shopper=shopper, how=how, proven_until=fresh_until(given.proven_at))}


def fresh_until(proven_at: datetime) -> datetime | None:
    """Until when she need not show again who she is; None when she must."""
    until = proven_at + PROOF_IS_FRESH
    return until if until > clock.now() else None
