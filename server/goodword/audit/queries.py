"""Reading what was done."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from goodword.audit.models import Deed
from goodword.lib.db import session


def with_reasons(shop_id: uuid.UUID, *, verb: str, target_kind: str) -> Sequence[Deed]:
    """Deeds of one kind for which a reason was given, oldest first."""
    mine = (Deed.shop_id == shop_id) & (Deed.target_kind == target_kind) & (Deed.verb == verb)
    return session().scalars(select(Deed).where(mine, Deed.reason.is_not(None)).order_by(Deed.id)).all()


def count(shop_id: uuid.UUID, verbs: Iterable[str]) -> int:
    """How often one of these was done in the shop."""
    done = select(func.count()).select_from(Deed).where(Deed.shop_id == shop_id, Deed.verb.in_(verbs))
    return session().scalar(done) or 0
