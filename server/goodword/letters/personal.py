"""What the outbox knows of a person: which letters went to her addresses."""

import uuid
from typing import Any

from sqlalchemy import delete, or_, select

from goodword.letters.models import Letter
from goodword.lib.db import session
from goodword.lib.people import Person, told


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """The letters to her. Their words are not kept once they have left."""
    hers = select(Letter).where(Letter.shop_id == shop_id, Letter.to.in_(person.emails)).order_by(Letter.id)
    shown = ("id", "kind", "to", "locale", "state", "created_at", "changed_at")
    return {"letters": [told(each, *shown) for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - letters are no words of hers
    """No letter to her, or about what she sent, is kept or leaves; files of the mailbox follow in ``clearing``."""
    hers = or_(Letter.to.in_(person.emails), Letter.about_id.in_(person.going))
    session().execute(delete(Letter).where(Letter.shop_id == shop_id, hers))
