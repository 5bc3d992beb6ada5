"""Reading the ledger."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, select, true

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


def allowed(shop_id: uuid.UUID, guest_id: Any, purpose: str) -> ColumnElement[bool]:
    """The same as a condition on a column of pens."""
    hers = (Consent.shop_id == shop_id) & (Consent.guest_id == guest_id) & (Consent.purpose == purpose)
    newest = select(Consent.given).where(hers).order_by(Consent.at.desc(), Consent.id.desc()).limit(1)
    return newest.scalar_subquery() == true()
