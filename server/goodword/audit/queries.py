"""Reading what was done."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from goodword.audit.models import Deed
from goodword.lib.db import session


def with_reasons(shop_id: uuid.UUID, *, verb: str, target_kind: str) -> Sequence[Deed]:
    """Deeds of one kind for which a reason was given, oldest first."""
    mine = (Deed.shop_id == shop_id) & (Deed.target_kind == target_kind) & (Deed.verb == verb)
    return session().scalars(select(Deed).where(mine, Deed.reason.is_not(None)).order_by(Deed.id)).all()
