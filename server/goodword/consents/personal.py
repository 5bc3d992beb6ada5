"""What a person has allowed and taken back, each time with the text that she read."""

import uuid
from typing import Any

from sqlalchemy import delete, select

from goodword.consents.models import Consent
from goodword.lib.db import session
from goodword.lib.people import Person, told


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her ledger, from the first decision on."""
    hers = select(Consent).where(Consent.shop_id == shop_id, Consent.guest_id.in_(person.guest_ids))
    named = ("purpose", "given", "at", "text_version", "digest", "locale")
    return {"consents": [told(each, *named) for each in session().scalars(hers.order_by(Consent.at, Consent.id))]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - what nobody gave holds for nobody
    """A consent of nobody allows nothing: her ledger goes with her."""
    session().execute(delete(Consent).where(Consent.shop_id == shop_id, Consent.guest_id.in_(person.guest_ids)))
