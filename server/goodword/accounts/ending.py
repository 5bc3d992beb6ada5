"""How an account ends: here at once, at the network by a job that goes on until it is done."""

from goodword.accounts import removals
from goodword.accounts.events import AccountEnded
from goodword.accounts.models import Account
from goodword.accounts.rules import ENDED, LINKED
from goodword.lib import clock
from goodword.lib.events import emit


def end(account: Account, *, reason: str) -> None:
    """Nothing is posted there any more, and its secrets are forgotten."""
    if account.state != LINKED:
        return
    account.state, account.reason, account.ended_at = ENDED, reason, clock.now()
    account.sealed = account.refreshing_until = account.expires_at = None
    emit(AccountEnded(shop_id=account.shop_id, account_id=account.id))


def let_go(account: Account, *, reason: str) -> None:
    """The same because she wants it: the grant is given back at the network too."""
    if account.state == LINKED:
        removals.note(account)
        end(account, reason=reason)
