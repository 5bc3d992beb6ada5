"""The verbs of every kind that is words only."""

import uuid
from collections.abc import Mapping

from goodword.audit import service as audit
from goodword.catalog import service as catalog
from goodword.contributions import rules as common
from goodword.contributions import service as contributions
from goodword.contributions.events import WordsMoved
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, UNCONFIRMED, WITHDRAWN, checked_move
from goodword.lib import clock
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.lib.events import emit
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.moderation.networks import NOWHERE, Caller
from goodword.shops.models import Shop
from goodword.submissions import telling
from goodword.submissions.events import WordsHidden
from goodword.submissions.kinds import Kind
from goodword.submissions.models import Submission


def edit(*, kind: Kind, row: Submission, said: Mapping[str, str | None], name: str | None, locale: str | None) -> None:
    """New words; the old ones are kept as a revision."""
    contributions.keep_revision(kind=kind.name, target=row, said=kind.said_by(row))
    row.author_name, row.locale = name, locale
    kind.write(row, said)
    session().flush()
    _changed(kind, row)
    if row.status == PUBLISHED:
        _tell_moved(kind, row)


def publish(*, kind: Kind, row: Submission, actor: str) -> None:
    """The shop shows what was held or hidden.

    :raises Conflict: its address is not proven yet, or its writer has taken it back.
    """
    _refuse_withdrawn(kind, row)
    if row.status == UNCONFIRMED:
        raise Conflict("The writer has not confirmed her address yet")
    was_held = row.status == HELD
    show(kind, row)
    row.moderation_reason = None
    row.version += 1
    moderation.settled(shop_id=row.shop_id, kind=kind.name, target_id=row.id, decision="keep", reason=None, actor=actor)
    note(kind, row, actor, "published")
    if was_held:
        telling.decided(kind, row, decision="keep")


def hide(*, kind: Kind, row: Submission, actor: str, reason: str) -> None:
    """The shop hides it for a reason from the closed list."""
    if reason not in common.HIDE_REASONS:
        raise Invalid.of("/reason", "invalid", f"The reason is one of: {', '.join(common.HIDE_REASONS)}")
    _refuse_withdrawn(kind, row)
    was_held, was_seen = row.status == HELD, row.status == PUBLISHED
    take_from_view(kind, row, HIDDEN)
    row.moderation_reason = reason
    row.version += 1
    moderation.settled(
        shop_id=row.shop_id, kind=kind.name, target_id=row.id, decision="hide", reason=reason, actor=actor
    )
    note(kind, row, actor, "hid", reason)
    emit(WordsHidden(shop_id=row.shop_id, kind=kind.name, target_id=row.id, reason=reason, was_seen=was_seen))
    if was_held:
        telling.decided(kind, row, decision="hide")


def vote(
    *,
    kind: Kind,
    row: Submission,
    voter_id: uuid.UUID,
    helpful: bool,
    shopper_id: uuid.UUID | None = None,
    caller: Caller = NOWHERE,
) -> None:
    """Count, or take back, one voter's “helpful”; too many from one network stay uncounted."""
    if helpful and not moderation.vote_counts(shop_id=row.shop_id, target_id=row.id, voter_id=voter_id, caller=caller):
        return
    if (
        contributions.vote(kind=kind.name, target=row, voter_id=voter_id, shopper_id=shopper_id)
        if helpful
        else contributions.take_back_vote(kind=kind.name, target=row, voter_id=voter_id)
    ):
        _touch(kind, row)


def flag(
    *,
    kind: Kind,
    shop: Shop,
    row: Submission,
    voter_id: uuid.UUID,
    reason: str,
    note: str | None,
    caller: Caller = NOWHERE,
) -> None:
    """Ask the shop to look at it; three distinct voters open a case, and it stays visible."""
    if contributions.flag(kind=kind.name, target=row, voter_id=voter_id, reason=reason, note=note):
        moderation.flagged(shop=shop, kind=kind.name, target_id=row.id, voter_id=voter_id, caller=caller)


def show(kind: Kind, row: Submission) -> None:
    """It can be seen from now on."""
    row.status = checked_move(row.status, PUBLISHED)
    if row.published_at is None:
        row.published_at = clock.now()
        session().flush()
        verdict = screening.arrived(shop_id=row.shop_id, kind=kind.name, target_id=row.id)
        _count(row, verdict.not_counted_because)
    session().flush()
    kind.count_in(row)
    kind.shown(row)
    _touch(kind, row)


def take_from_view(kind: Kind, row: Submission, to: str) -> None:
    """It is not seen any more, and in no number."""
    was_published = row.status == PUBLISHED
    row.status = checked_move(row.status, to)
    session().flush()
    if was_published:
        kind.count_out(row)
        _touch(kind, row)
        _tell_moved(kind, row)


def count(kind: Kind, row: Submission, *, not_because: str | None) -> None:
    """Count it, or leave it out of every number for this reason; it is shown as before."""
    if row.not_counted_because == not_because:
        return
    if row.status == PUBLISHED:
        kind.count_out(row)
    _count(row, not_because)
    session().flush()
    if row.status == PUBLISHED:
        kind.count_in(row)
        _touch(kind, row)


def sign(kind: Kind, row: Submission, *, level: str | None = None) -> None:
    """More, or something else, is known of who wrote it; what was known better stays."""
    if level and common.SURENESS.index(level) > common.SURENESS.index(row.verification_level):
        row.verification_level = level
    session().flush()
    kind.signed(row)
    _changed(kind, row)


def expect_version(row: Submission, version: int | None) -> None:
    """Stop an edit of something that changed since it was read.

    :raises Conflict: the version given is not the present one.
    """
    if version is not None and version != row.version:
        raise Conflict(f"This is at version {row.version} now")


def note(kind: Kind, row: Submission, actor: str, verb: str, reason: str | None = None) -> None:
    """Keep who did what to it."""
    audit.note(shop_id=row.shop_id, actor=actor, verb=verb, target_kind=kind.name, target_id=row.id, reason=reason)


def _tell_moved(kind: Kind, row: Submission) -> None:
    emit(WordsMoved(shop_id=row.shop_id, kind=kind.name, target_id=row.id))


def _changed(kind: Kind, row: Submission) -> None:
    if row.status == PUBLISHED:
        kind.changed(row)
        _touch(kind, row)


def _count(row: Submission, not_because: str | None) -> None:
    row.not_counted_because, row.counted = not_because, not_because is None


def _touch(kind: Kind, row: Submission) -> None:
    catalog.touch(shop_id=row.shop_id, product_id=kind.product_of(row))


def _refuse_withdrawn(kind: Kind, row: Submission) -> None:
    if row.status == WITHDRAWN:
        raise Conflict(f"Its writer has withdrawn this {kind.name}")
