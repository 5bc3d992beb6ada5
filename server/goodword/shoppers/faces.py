"""What a writer is told of herself."""

from datetime import datetime
from typing import Any

from goodword.shoppers.models import Shopper
from goodword.shoppers.rules import GUEST, email_hint, initials


def me(*, shopper: Shopper | None, how: str, proven_until: datetime | None) -> dict[str, Any]:
    """Her face as she herself sees it; a guest has none yet."""
    name = shopper.name if shopper else None
    return {
        "kind": "shopper" if shopper else GUEST,
        "name": name,
        "initials": initials(name),
        "avatar": None,
        "badges": [],
        "public": False,
        "profile": None,
        "email_hint": email_hint(shopper.email) if shopper and shopper.email else None,
        "how": how,
        "proven_until": proven_until,
    }
