"""What the audit knows of a person: what she did herself."""

import uuid
from typing import Any

from sqlalchemy import select, update

from goodword.audit.models import Deed
from goodword.lib.db import session
from goodword.lib.people import Person, mentions, told

ERASED = "erased"


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her own deeds."""
    hers = select(Deed).where(Deed.shop_id == shop_id, mentions(Deed.actor, person.names)).order_by(Deed.id)
    shown = ("id", "verb", "target_kind", "target_id", "reason", "at")
    return {"deeds": [told(each, *shown) for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - the audit has no words of hers
    """That something was done stays on record; who she was does not."""
    mine = Deed.shop_id == shop_id
    session().execute(update(Deed).where(mine, mentions(Deed.actor, person.names)).values(actor=ERASED))
    session().execute(update(Deed).where(mine, mentions(Deed.details, person.names)).values(details={}))
    session().execute(update(Deed).where(mine, mentions(Deed.reason, person.names)).values(reason=None))
    about_her = Deed.target_id.in_(person.ids)
    session().execute(update(Deed).where(mine, about_her).values(target_id=shop_id, details={}))
