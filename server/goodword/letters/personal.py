"""What the outbox knows of a person: which letters went to her addresses."""

import uuid
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from sqlalchemy import delete, or_, select

from goodword.letters.models import Bounce, Letter, Reader
from goodword.lib.db import session
from goodword.lib.people import Person, mentions, told


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
    _leave_out(shop_id, {one.hex for one in person.going})
    session().execute(delete(Reader).where(Reader.shop_id == shop_id, Reader.email.in_(person.emails)))
    session().execute(delete(Bounce).where(Bounce.shop_id == shop_id, Bounce.email.in_(person.emails)))


def _leave_out(shop_id: uuid.UUID, going: AbstractSet[str]) -> None:
    """Letters to others that have not left tell of other rows too: what they tell of these goes."""
    several = mentions(Letter.context, ('"of"', '"items"'))
    for letter in session().scalars(select(Letter).where(Letter.shop_id == shop_id, several)).all():
        items = letter.context.get("items", ())
        left = [each for each in items if not _tells_of(each, going)]
        if _tells_of(letter.context, going) or (items and not left):
            session().delete(letter)
        elif len(left) < len(items):
            letter.context = letter.context | {"items": left}
    session().flush()


def _tells_of(said: Mapping[str, Any], going: AbstractSet[str]) -> bool:
    return not going.isdisjoint((said.get("of"), said.get("about")))
