"""She takes her words back, and may think better of it."""

from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, UNCONFIRMED, WITHDRAWN, checked_move
from goodword.contributions.models import Contribution
from goodword.lib import clock
from goodword.lib.errors import Conflict
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.moderation.rules import HOLD
from goodword.submissions import service
from goodword.submissions.kinds import Kind
from goodword.submissions.models import Submission


def withdraw(*, kind: Kind, row: Submission, actor: str) -> None:
    """Nobody sees it any more. Its words are kept, so that she can send them again."""
    if row.status == WITHDRAWN:
        return
    was = row.status
    service.take_from_view(kind, row, WITHDRAWN)
    row.withdrawn_from, row.withdrawn_at = was, clock.now()
    row.version += 1
    moderation.dropped(shop_id=row.shop_id, kind=kind.name, target_id=row.id, actor=actor)
    service.note(kind, row, actor, "withdrew")


def restore(*, kind: Kind, row: Submission, actor: str) -> None:
    """What she has taken back is again what it was. No word of it has changed, so nothing is judged anew.

    :raises Conflict: it is not withdrawn.
    """
    if row.status != WITHDRAWN:
        raise Conflict(f"This {kind.name} has not been withdrawn")
    was = taken_up(row)
    moderation.back(shop_id=row.shop_id, kind=kind.name, target_id=row.id)
    if was == PUBLISHED:
        service.show(kind, row)
    else:
        row.status = checked_move(row.status, was)
    if was == HELD:
        wait_again(kind.name, row)
    row.version += 1
    service.note(kind, row, actor, "restored")


def may_return(row: Contribution) -> bool:
    """Whether new words can bring it back: what was hidden when she took it back stays hidden."""
    return row.status == WITHDRAWN and row.withdrawn_from != HIDDEN


def taken_up(row: Contribution) -> str:
    """She takes up again what she has withdrawn; the state that it was in, unproven addresses and hiding included."""
    was = row.withdrawn_from or HELD
    row.withdrawn_from = row.withdrawn_at = None
    return was


def was_unproven(row: Contribution) -> bool:
    """Whether it was withdrawn before anybody had pressed the button in the letter."""
    return row.status == WITHDRAWN and row.withdrawn_from == UNCONFIRMED


def wait_again(kind: str, row: Contribution) -> None:
    """It waits for the shop as before, with a case if a rule had held it."""
    verdict = screening.standing(row.shop_id, kind, row.id)
    if verdict.outcome == HOLD:
        moderation.hold(shop_id=row.shop_id, kind=kind, target_id=row.id, verdict=verdict)
