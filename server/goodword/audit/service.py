"""Writing down a deed."""

import uuid
from typing import Any

from goodword.audit.models import Deed
from goodword.lib.db import session


def note(
    *,
    shop_id: uuid.UUID,
    actor: str,
    verb: str,
    target_kind: str,
    target_id: uuid.UUID,
    reason: str | None = None,
    **details: Any,
) -> None:
    """Write down who did what to what, in the transaction of the deed itself."""
    session().add(
        Deed(
            shop_id=shop_id,
            actor=actor,
            verb=verb,
            target_kind=target_kind,
            target_id=target_id,
            reason=reason,
            details=details,
        )
    )
