"""What is kept of answers for a day: hers, and those in which somebody else read what she wrote."""

import uuid
from typing import Any

from sqlalchemy import delete, select

from goodword.lib.db import session
from goodword.lib.people import Person, told, written
from goodword.web.idempotency import KeptAnswer


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """When answers were kept for her; what they say is what the other rooms say."""
    hers = select(KeptAnswer).where(KeptAnswer.shop_id == shop_id, KeptAnswer.id.in_(person.ids))
    return {"kept_answers": [told(each, "status", "created_at") for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - a copy is never kept
    """A request sent again with its key is done anew."""
    mine = KeptAnswer.shop_id == shop_id
    session().execute(delete(KeptAnswer).where(mine, KeptAnswer.id.in_(person.ids)))
    marks = [mark.encode() for mark in (*person.names, *written(person.going))]
    for kept in session().scalars(select(KeptAnswer).where(mine)).all():
        if any(mark in kept.body for mark in marks):
            session().delete(kept)
    session().flush()
