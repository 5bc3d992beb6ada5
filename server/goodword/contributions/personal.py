"""Votes and flags of a person. Her votes for what stands above are taken back by the rooms above, with their sums."""

import uuid
from typing import Any

from sqlalchemy import delete, select

from goodword.contributions.models import Flag, Revision, Vote
from goodword.lib.db import session
from goodword.lib.people import Person, told


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """What she found helpful, and what she asked the shop to look at."""
    votes = select(Vote).where(Vote.shop_id == shop_id, Vote.id.in_(person.guest_ids)).order_by(Vote.at)
    flags = select(Flag).where(Flag.shop_id == shop_id, Flag.id.in_(person.guest_ids)).order_by(Flag.at)
    return {
        "votes": [told(each, "kind", "target_id", "at") for each in session().scalars(votes)],
        "flags": [told(each, "kind", "target_id", "reason", "note", "at") for each in session().scalars(flags)],
    }


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - a vote without a voter is none
    """Her votes and flags go; a case that flags have opened stays open, with its numbers."""
    for table in (Vote, Flag):
        session().execute(delete(table).where(table.shop_id == shop_id, table.id.in_(person.guest_ids)))


def votes_of(person: Person, *, kind: str) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Voter and target of each of her votes on one kind of contribution."""
    hers = select(Vote.id, Vote.target_id).where(Vote.shop_id == person.shop_id, Vote.id.in_(person.guest_ids))
    return [(voter_id, target_id) for voter_id, target_id in session().execute(hers.where(Vote.kind == kind))]


def revisions_of(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> list[dict[str, Any]]:
    """What it said before each edit."""
    mine = (Revision.shop_id == shop_id) & (Revision.kind == kind) & (Revision.target_id == target_id)
    found = session().scalars(select(Revision).where(mine).order_by(Revision.version))
    return [told(each, "version", "said", "replaced_at") for each in found]


def forget_earlier_words(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    """What it said before is not kept any longer."""
    mine = (Revision.shop_id == shop_id) & (Revision.kind == kind) & (Revision.target_id == target_id)
    session().execute(delete(Revision).where(mine))


def forget(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    """All that hangs on something that is deleted."""
    forget_earlier_words(shop_id, kind, target_id)
    for table in (Vote, Flag):
        mine = (table.shop_id == shop_id) & (table.kind == kind) & (table.target_id == target_id)
        session().execute(delete(table).where(mine))
