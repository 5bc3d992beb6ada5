"""Words that nobody has seen, deleted whole after a while."""

from datetime import timedelta

from sqlalchemy import or_, select

from goodword.contributions import personal as contributions
from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.moderation import personal as moderation
from goodword.submissions.kinds import Kind, kinds
from goodword.submissions.models import Submission

UNSEEN_LIVE = timedelta(days=30)
"""How long words wait for the button in their letter."""
AT_ONCE = 200


def forget_unseen() -> None:
    """Delete what was never confirmed, withdrawn or not, after 30 days."""
    for kind in reversed(kinds.every()):
        while _forget_some(kind) == AT_ONCE:
            pass


def is_unseen(row: Submission) -> bool:
    """Whether nobody but her has ever read it."""
    return UNCONFIRMED in {row.status, row.withdrawn_from}


def forget(kind: Kind, row: Submission) -> None:
    """Delete words that nobody has seen, with all that hangs on them."""
    kind.forgotten(row)
    moderation.forget(row.shop_id, kind.name, row.id)
    contributions.forget(row.shop_id, kind.name, row.id)
    session().delete(row)
    session().flush()


def _forget_some(kind: Kind) -> int:
    table = kind.model
    with writing():
        never = or_(table.status == UNCONFIRMED, table.withdrawn_from == UNCONFIRMED)
        old = table.received_at < clock.now() - UNSEEN_LIVE
        found = session().scalars(select(table).where(never, old).limit(AT_ONCE)).all()
        for row in found:
            forget(kind, row)
    return len(found)
