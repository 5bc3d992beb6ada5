"""What the outbox knows of a person: which letters went to her addresses."""

import uuid
from typing import Any

from sqlalchemy import delete, or_, select

from goodword.letters.models import Bounce, Letter, Reader
from goodword.lib.db import session
from goodword.lib.people import Person, told


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """The letters to her, what she chose of them, and what came back. Their words are not kept once they have left."""
    hers = select(Letter).where(Letter.shop_id == shop_id, Letter.to.in_(person.emails)).order_by(Letter.id)
    reads = select(Reader).where(Reader.shop_id == shop_id, Reader.email.in_(person.emails))
    back = select(Bounce).where(Bounce.shop_id == shop_id, Bounce.email.in_(person.emails)).order_by(Bounce.id)
    shown = ("id", "kind", "to", "locale", "state", "created_at", "changed_at")
    chosen = ("email", "locale", "choices", "ended_at", "stopped_because", "stopped_at", "created_at")
    return {
        "letters": [told(each, *shown) for each in session().scalars(hers)],
        "letters_chosen": [told(each, *chosen) for each in session().scalars(reads)],
        "letters_back": [told(each, "email", "kind", "status", "at") for each in session().scalars(back)],
    }


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - letters are no words of hers
    """No letter to her, or about what she sent, is kept or leaves; files of the mailbox follow in ``clearing``."""
    hers = or_(Letter.to.in_(person.emails), Letter.about_id.in_(person.going))
    session().execute(delete(Letter).where(Letter.shop_id == shop_id, hers))
    session().execute(delete(Reader).where(Reader.shop_id == shop_id, Reader.email.in_(person.emails)))
    session().execute(delete(Bounce).where(Bounce.shop_id == shop_id, Bounce.email.in_(person.emails)))
