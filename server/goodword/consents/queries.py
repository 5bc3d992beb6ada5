"""Reading the ledger."""

import uuid

from sqlalchemy import select

from goodword.consents.models import Consent
from goodword.lib.db import session


def newest(shop_id: uuid.UUID, guest_id: uuid.UUID) -> dict[str, Consent]:
    """What she decided last, by purpose."""
    hers = (Consent.shop_id == shop_id) & (Consent.guest_id == guest_id)
    rows = session().scalars(select(Consent).where(hers).order_by(Consent.at, Consent.id))
    return {row.purpose: row for row in rows}


def holds(shop_id: uuid.UUID, guest_id: uuid.UUID, purpose: str) -> bool:
    """Whether she allows it now; whoever has never decided has not allowed it."""
    decided = newest(shop_id, guest_id).get(purpose)
    return decided is not None and decided.given
