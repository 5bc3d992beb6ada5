"""What the room knows of a person: which accounts she linked. When she goes, their grants are given back."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from goodword.accounts import removals
from goodword.accounts.models import Account, Linking
from goodword.accounts.rules import LINKED
from goodword.lib.db import session
from goodword.lib.people import Person, told


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her accounts at networks, and what she chose for them; never a token."""
    hers = select(Account).where(_hers(Account, shop_id, person)).order_by(Account.id)
    said = ("network", "host", "subject", "handle", "url", "scopes", "state", "reason", "linked_at", "ended_at")
    chosen = ("review", "answer", "comment", "quiet_from", "quiet_until", "time_zone")
    return {"accounts": [told(each, *said, *chosen) for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - no words of hers are here
    """Nothing says any more which accounts are hers; a job gives the grants back, and then forgets them too."""
    linked = select(Account).where(_hers(Account, shop_id, person), Account.state == LINKED)
    for each in session().scalars(linked).all():
        removals.note(each)
    session().execute(delete(Linking).where(_hers(Linking, shop_id, person)))
    session().execute(delete(Account).where(_hers(Account, shop_id, person)))


def _hers(table: type[Account | Linking], shop_id: uuid.UUID, person: Person) -> ColumnElement[bool]:
    return (table.shop_id == shop_id) & table.guest_id.in_(person.guest_ids)
