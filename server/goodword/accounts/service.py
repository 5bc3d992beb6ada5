"""What she chooses for an account, and letting it go; the shop's own applications."""

import uuid
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import delete, select

from goodword.accounts import ending, sealing
from goodword.accounts.models import Account, NetworkApp
from goodword.accounts.peers import peers
from goodword.accounts.rules import KINDS, UNLINKED
from goodword.audit import service as audit
from goodword.lib import clock, ids
from goodword.lib.db import rows_changed, session
from goodword.lib.errors import Invalid
from goodword.shops.models import Shop
from goodword.vault.service import Sealed


def choose(*, account: Account, chosen: dict[str, Any]) -> Account:
    """Which kinds are offered to her for this account, and when nothing is posted.

    :raises Invalid: there is no such time zone, or only one end of the quiet hours.
    """
    if chosen["time_zone"] and chosen["time_zone"] not in available_timezones():
        raise Invalid.of("/time_zone", "unknown", "There is no such time zone")
    if (chosen["quiet_from"] is None) != (chosen["quiet_until"] is None):
        raise Invalid.of("/quiet_until", "required", "Quiet hours have a beginning and an end")
    for name in (*KINDS, "quiet_from", "quiet_until", "time_zone"):
        setattr(account, name, chosen[name])
    return account


def unlink(*, account: Account) -> None:
    """Nothing is posted there any more; what stands there stays, unless she has taken it away before.

    If she links it again, she chooses again what is offered to her.
    """
    for kind in KINDS:
        setattr(account, kind, False)
    ending.let_go(account, reason=UNLINKED)


def bring_app(*, shop: Shop, network: str, client_id: str, client_secret: str, actor: str) -> NetworkApp:
    """The shop's own approved application at a network; a second one takes the place of the first.

    :raises Invalid: there is no such network.
    """
    if network not in peers.known:
        raise Invalid.of("/network", "unknown", f"The network is one of: {', '.join(peers.known)}")
    mine = (NetworkApp.shop_id == shop.id) & (NetworkApp.network == network)
    row = session().scalar(select(NetworkApp).where(mine).with_for_update())
    if row is None:
        row = NetworkApp(shop_id=shop.id, id=ids.new(), network=network)
        session().add(row)
    row.client_id, row.changed_at = client_id, clock.now()
    sealing.seal(row, client_secret)
    session().flush()
    audit.note(shop_id=shop.id, actor=actor, verb="brought", target_kind="network_app", target_id=row.id)
    return row


def drop_app(*, shop: Shop, network: str, actor: str) -> bool:
    """The shop has none there any more; whether it had."""
    mine = (NetworkApp.shop_id == shop.id) & (NetworkApp.network == network)
    gone = bool(rows_changed(delete(NetworkApp).where(mine)))
    if gone:
        audit.note(shop_id=shop.id, actor=actor, verb="dropped", target_kind="shop", target_id=shop.id, reason=network)
    return gone


def apps_of(shop_id: uuid.UUID) -> dict[str, NetworkApp]:
    """Which applications the shop has brought."""
    rows = session().scalars(select(NetworkApp).where(NetworkApp.shop_id == shop_id))
    return {row.network: row for row in rows}


def can_be_opened(app: NetworkApp) -> bool:
    """Whether the vault still has the key to its secret."""
    try:
        sealing.opened(app)
    except Sealed:
        return False
    return True
