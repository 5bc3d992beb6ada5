"""New tokens for an account: asked for by one alone, and stored before anybody uses them.

The row is the lock: whoever writes ``refreshing_until`` asks the network, all others wait. No transaction is open
while the network is asked.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import or_, update

from goodword.accounts import ending, removals, sealing
from goodword.accounts.models import Account
from goodword.accounts.rules import LINKED, REFRESH_BEFORE, REFRESH_LASTS
from goodword.lib import clock
from goodword.lib.db import rows_changed, session, writing
from goodword.networks.contract import Grant, Later, Network, Tools, Unknown, Unlinked

WAITS = timedelta(seconds=1)


@dataclass(frozen=True)
class Held:
    """A grant, and how often its secrets had been replaced when it was read."""

    shop_id: uuid.UUID
    account_id: uuid.UUID
    grant: Grant
    renewed: int

    @property
    def is_old(self) -> bool:
        """Whether its access token has ended, or is about to."""
        ends = self.grant.expires_at
        return ends is not None and ends - REFRESH_BEFORE <= clock.now()


def held(account: Account) -> Held:
    """What a linked account holds now."""
    return Held(account.shop_id, account.id, sealing.grant_of(account), account.renewed)


def refreshed(network: Network, tools: Tools, old: Held) -> Held | Unlinked | Later | Unknown:
    """The account with newer secrets than these; none is asked for twice."""
    turn = _my_turn(old)
    if not isinstance(turn, Held) or turn.renewed != old.renewed:
        return turn
    try:
        answer = network.refresh(tools, turn.grant)
    except Exception:
        _let_go(turn)
        raise
    return _stored(network, turn, answer)


def _my_turn(old: Held) -> Held | Unlinked | Later:
    """The same secrets when it is mine to ask, newer ones when somebody has, or later."""
    with writing():
        moment = clock.now()
        mine = (Account.shop_id == old.shop_id) & (Account.id == old.account_id)
        is_free = or_(Account.refreshing_until.is_(None), Account.refreshing_until < moment)
        taken = rows_changed(
            update(Account)
            .where(mine, Account.state == LINKED, Account.renewed == old.renewed, is_free)
            .values(refreshing_until=moment + REFRESH_LASTS)
        )
        now = session().get(Account, (old.shop_id, old.account_id), populate_existing=True)
        if now is None or now.state != LINKED:
            return Unlinked(now.reason or "ended" if now else "gone")
        return held(now) if taken or now.renewed != old.renewed else Later(moment + WAITS)


def _stored(
    network: Network, turn: Held, answer: Grant | Unlinked | Later | Unknown
) -> Held | Unlinked | Later | Unknown:
    with writing():
        now = session().get(Account, (turn.shop_id, turn.account_id), with_for_update=True)
        if now is None or now.state != LINKED:
            if isinstance(answer, Grant):  # nobody else knows of these, so nobody else would give them back
                newer = _with_all(answer, turn.grant)
                removals.remove(shop_id=turn.shop_id, account_id=turn.account_id, network=network.name, grant=newer)
            return Unlinked("ended meanwhile")
        if now.renewed != turn.renewed:
            return held(now)
        if isinstance(answer, Grant):
            sealing.keep(now, _with_all(answer, turn.grant))
            return held(now)
        now.refreshing_until = None
        if isinstance(answer, Unlinked):
            ending.end(now, reason=answer.reason)
        return answer


def _with_all(new: Grant, old: Grant) -> Grant:
    """A network that gives no new refresh token means that the old one stays."""
    said = {name: value for name, value in new.secrets.items() if value not in (None, "")}
    return Grant(
        subject=old.subject,
        handle=new.handle or old.handle,
        host=old.host,
        url=new.url or old.url,
        scopes=new.scopes or old.scopes,
        expires_at=new.expires_at,
        secrets=old.secrets | said,
    )


def _let_go(turn: Held) -> None:
    with writing():
        mine = (Account.shop_id == turn.shop_id) & (Account.id == turn.account_id)
        session().execute(update(Account).where(mine, Account.renewed == turn.renewed).values(refreshing_until=None))
