"""Reading accounts; the shop comes first."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select, true

from goodword.accounts import sealing
from goodword.accounts.models import Account, Linking
from goodword.accounts.peers import peers
from goodword.accounts.rules import ENDED, ENDED_SHOWN, GRANTED, JOINED, LINKED, UNLINKED
from goodword.lib import clock
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.networks.contract import Grant, Network
from goodword.vault.service import Sealed


def linked(shop_id: uuid.UUID, guest_id: uuid.UUID) -> Sequence[Account]:
    """Her accounts that can be posted in, the oldest first."""
    hers = (Account.shop_id == shop_id) & (Account.guest_id == guest_id) & (Account.state == LINKED)
    return session().scalars(select(Account).where(hers).order_by(Account.id)).all()


def ended(shop_id: uuid.UUID, guest_id: uuid.UUID) -> list[Account]:
    """Hers that ended without her and that she has not linked again, the newest first."""
    hers = (Account.shop_id == shop_id) & (Account.guest_id == guest_id)
    rows = session().scalars(select(Account).where(hers).order_by(Account.ended_at.desc(), Account.id)).all()
    standing = {_whose(row) for row in rows if row.state == LINKED}
    return [row for row in rows if _is_lost(row) and _whose(row) not in standing]


def _whose(row: Account) -> tuple[str, str, str | None]:
    return row.network, row.subject, row.host if peers.tells_hosts_apart(row.network) else None


def _is_lost(row: Account) -> bool:
    lately = clock.now() - ENDED_SHOWN
    return row.state == ENDED and row.reason not in {UNLINKED, JOINED} and bool(row.ended_at and row.ended_at > lately)


def on_their_way(shop_id: uuid.UUID, guest_id: uuid.UUID) -> int:
    """How many links she has begun within ten minutes."""
    hers = (Linking.shop_id == shop_id) & (Linking.guest_id == guest_id) & (Linking.expires_at > clock.now())
    return session().scalar(select(func.count()).where(hers)) or 0


def of_hers(shop_id: uuid.UUID, guest_id: uuid.UUID, account_id: uuid.UUID | None) -> Account:
    """An account of hers, locked.

    :raises NotFound: she has none with this id that is linked.
    """
    row = session().get(Account, (shop_id, account_id), with_for_update=True) if account_id else None
    if row is None or row.guest_id != guest_id or row.state != LINKED:
        raise NotFound("There is no such account")
    return row


def same(shop_id: uuid.UUID, guest_id: uuid.UUID, network: str, subject: str, host: str | None) -> Account | None:
    """The one that she has linked already, or had. A host counts only where it makes another account."""
    hers = (Account.shop_id == shop_id) & (Account.guest_id == guest_id)
    if peers.tells_hosts_apart(network):
        hers &= Account.host == host
    wanted = select(Account).where(hers, Account.network == network, Account.subject == subject)
    return session().scalar(wanted.order_by(Account.state.desc(), Account.id).limit(1))


def same_there(account: Account) -> ColumnElement[bool]:
    """The rows that are this one account at the network, whichever pen of hers has linked it."""
    there = (Account.shop_id == account.shop_id) & (Account.network == account.network)
    if peers.tells_hosts_apart(account.network):
        there &= Account.host == account.host
    return there & (Account.subject == account.subject)


def is_in_use(shop_id: uuid.UUID, network: Network, grant: Grant) -> bool:
    """Whether another link lives by what this grant has given, or is about to.

    Many servers give the same token to whoever asks a second time, also for another shop of the installation, and a
    bot is in a channel only once.
    """
    where = [each.shop_id == shop_id if network.needs_app else true() for each in (Account, Linking)]
    linked = select(Account).where(where[0], Account.network == network.name, Account.subject == grant.subject)
    coming = select(Linking).where(where[1], Linking.network == network.name, Linking.state == GRANTED)
    rows = [*session().scalars(linked.where(Account.state == LINKED)), *session().scalars(coming)]
    return any((grant.subject, grant.secrets) == _held(row) for row in rows)


def _held(row: Account | Linking) -> tuple[str, object] | None:
    try:
        if isinstance(row, Account):
            return row.subject, sealing.opened_json(row)
        grant = sealing.opened_json(row)["grant"]
    except Sealed:
        return None
    return grant["subject"], grant["secrets"]
