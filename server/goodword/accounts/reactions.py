"""What the room does when it is told something."""

from sqlalchemy import select, update

from goodword.accounts import ending, queries
from goodword.accounts.events import AccountsJoined
from goodword.accounts.models import Account, Linking
from goodword.accounts.rules import JOINED, LINKED
from goodword.lib.db import session
from goodword.lib.events import emit
from goodword.shoppers.events import GuestJoined


def on_guest_joined(event: GuestJoined) -> None:
    """The accounts that a guest has linked are the shopper's; of one linked twice, the later stays."""
    guests = (Account.shop_id == event.shop_id) & (Account.guest_id == event.guest_id)
    for account in session().scalars(select(Account).where(guests)).all():
        other = queries.same(event.shop_id, event.pen_id, account.network, account.subject, account.host)
        account.guest_id = event.pen_id
        session().flush()
        if other is not None and other.state == account.state == LINKED:
            _join(other, account)
    on_their_way = (Linking.shop_id == event.shop_id) & (Linking.guest_id == event.guest_id)
    session().execute(update(Linking).where(on_their_way).values(guest_id=event.pen_id))


def _join(one: Account, other: Account) -> None:
    gone, into = sorted((one, other), key=lambda each: each.linked_at)
    emit(AccountsJoined(shop_id=gone.shop_id, gone_id=gone.id, into_id=into.id))
    ending.let_go(gone, reason=JOINED)
