"""What becomes of posts whose account is ours no more: what nobody wants there goes with the grant."""

from goodword.accounts import removals
from goodword.accounts.models import Account
from goodword.accounts.rules import JOINED
from goodword.accounts.rules import UNLINKED as LET_GO
from goodword.feeds.models import Post
from goodword.feeds.rules import PLANNED, QUEUED, SENDING, SENT, UNDONE, UNKNOWN, UNLINKED, Pace
from goodword.networks.contract import Json


def end(row: Post, account: Account, pace: Pace) -> None:
    """Its account has ended: what has not left will not leave, and what is to go is left to the removal."""
    left = left_of(row, pace)
    if row.wish != SENT:
        _leave_to_removal(row, account, left)
    elif row.state == PLANNED or (row.state == QUEUED and left is None and account.reason in {LET_GO, JOINED}):
        row.state = row.wish = UNDONE
    elif row.state in {QUEUED, UNKNOWN}:
        row.state, row.error = UNLINKED, account.reason
    row.next_at = None


def left_of(row: Post, pace: Pace) -> Json | None:
    """What a removal has to know of what stands there, or may; None when nothing can."""
    is_leaving = row.state == SENDING
    if row.remote_id:
        post = {"id": row.remote_id}
    elif row.looks or is_leaving or row.state in {SENT, UNKNOWN}:
        post = {"text": row.text, "link": row.link}
    else:
        return None
    until = {"after": (row.started_at + pace.attempt).isoformat()} if is_leaving and row.started_at else {}
    return {"key": row.key.hex} | post | until


def _leave_to_removal(row: Post, account: Account, left: Json | None) -> None:
    is_known = removals.tell(shop_id=row.shop_id, account_id=account.id, key=row.key.hex, post=left)
    if row.state == SENDING:
        return  # whoever is sending it tells what has become of it
    if is_known or left is None:
        row.state, row.remote_id, row.looks = row.wish, None, False
    else:
        row.state, row.error = UNLINKED, account.reason
