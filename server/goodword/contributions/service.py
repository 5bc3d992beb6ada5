"""Votes, flags and revisions, for every kind of contribution alike."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Uuid, delete, literal, select, update

from goodword.contributions.models import Contribution, Flag, Revision, Vote
from goodword.lib import clock
from goodword.lib.db import Base, db, rows_changed, session
from goodword.lib.errors import OwnReview
from goodword.shoppers import queries as shoppers


def vote(*, kind: str, target: Contribution, voter_id: uuid.UUID, shopper_id: uuid.UUID | None = None) -> bool:
    """Say “helpful”; saying it twice counts once. True when it is new.

    :raises OwnReview: it is the voter's own.
    """
    if is_hers(target, voter_id, shopper_id):
        raise OwnReview
    return _add_once(Vote, kind=kind, target=target, voter_id=voter_id) and _count(target, 1)


def take_back_vote(*, kind: str, target: Contribution, voter_id: uuid.UUID) -> bool:
    """Take “helpful” back. True when there was one."""
    gone = rows_changed(
        delete(Vote).where(
            Vote.shop_id == target.shop_id, Vote.id == voter_id, Vote.kind == kind, Vote.target_id == target.id
        )
    )
    return bool(gone) and _count(target, -1)


def move_votes(*, kind: str, source: Contribution, target: Contribution) -> None:
    """One contribution is another one: its voters are the other's, each once, and never the writer."""
    about = (Vote.shop_id == source.shop_id) & (Vote.kind == kind) & (Vote.target_id == source.id)
    columns = (Vote.shop_id, Vote.id, Vote.kind, literal(target.id, Uuid()), Vote.at)
    voters = select(*columns).where(about, Vote.id.is_distinct_from(source.guest_id))
    named = ["shop_id", "id", "kind", "target_id", "at"]
    added = rows_changed(db.insert(Vote).from_select(named, voters).on_conflict_do_nothing())
    _count(source, -rows_changed(delete(Vote).where(about)))
    _count(target, added)


def move_flags(*, kind: str, source: Contribution, target: Contribution) -> None:
    """One contribution is another one: whoever asked the shop to look at it, asks so of the other, each once."""
    about = (Flag.shop_id == source.shop_id) & (Flag.kind == kind) & (Flag.target_id == source.id)
    columns = (Flag.shop_id, Flag.id, Flag.kind, literal(target.id, Uuid()), Flag.reason, Flag.note, Flag.at)
    named = ["shop_id", "id", "kind", "target_id", "reason", "note", "at"]
    session().execute(db.insert(Flag).from_select(named, select(*columns).where(about)).on_conflict_do_nothing())
    session().execute(delete(Flag).where(about))


def voted_by(*, shop_id: uuid.UUID, kind: str, voter_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """What somebody found helpful."""
    hers = select(Vote.target_id).where(Vote.shop_id == shop_id, Vote.kind == kind, Vote.id == voter_id)
    return session().scalars(hers.order_by(Vote.target_id)).all()


def hand_over_flags(*, shop_id: uuid.UUID, source_id: uuid.UUID, to_id: uuid.UUID) -> None:
    """One voter is another one: her flags are the other's; of two on the same thing one stays."""
    for row in session().scalars(select(Flag).where(Flag.shop_id == shop_id, Flag.id == source_id)).all():
        said = {name: getattr(row, name) for name in ("kind", "target_id", "reason", "note", "at")}
        session().delete(row)
        session().execute(db.insert(Flag).values(shop_id=shop_id, id=to_id, **said).on_conflict_do_nothing())


def flag(*, kind: str, target: Contribution, voter_id: uuid.UUID, reason: str, note: str | None) -> bool:
    """Ask the shop to look at it. True when this voter had not asked before."""
    return _add_once(Flag, kind=kind, target=target, voter_id=voter_id, reason=reason, note=note)


def is_hers(target: Contribution, guest_id: uuid.UUID, shopper_id: uuid.UUID | None = None) -> bool:
    """Whether she wrote it: known as this shopper, or with this pen and it is not a shopper's who has one of her own.

    A key may have been somebody else's who gave her address; once she has signed in, only she may change her words.
    """
    if shopper_id is not None and target.shopper_id == shopper_id:
        return True
    return target.guest_id == guest_id and shoppers.pen_id_of(target.shop_id, target.shopper_id) in {None, guest_id}


def keep_revision(*, kind: str, target: Contribution, said: dict[str, Any]) -> None:
    """Keep what it says now, before it is edited; the edit gets the next version."""
    session().add(Revision(shop_id=target.shop_id, kind=kind, target_id=target.id, version=target.version, said=said))
    target.version += 1
    target.edited_at = clock.now()


def _add_once(table: type[Base], *, kind: str, target: Contribution, voter_id: uuid.UUID, **columns: Any) -> bool:
    row = {
        "shop_id": target.shop_id,
        "id": voter_id,
        "kind": kind,
        "target_id": target.id,
        "at": clock.now(),
        **columns,
    }
    return bool(rows_changed(db.insert(table).values(row).on_conflict_do_nothing()))


def _count(target: Contribution, amount: int) -> bool:
    table = type(target)
    session().execute(
        update(table)
        .where(table.shop_id == target.shop_id, table.id == target.id)
        .values(helpful=table.helpful + amount)
    )
    session().refresh(target, ["helpful"])
    return True
