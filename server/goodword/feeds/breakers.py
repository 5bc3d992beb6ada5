"""Networks that have to be left alone: told so by themselves, or silent too often. A row, so that all workers know."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from goodword.accounts.models import Account
from goodword.accounts.rules import LINKED
from goodword.feeds.models import Breaker
from goodword.feeds.rules import Pace
from goodword.lib import clock
from goodword.lib.db import db, session


def name_of(account: Account, *, own_app: bool) -> str:
    """What rests as one: a server, and the shop's own application where it has one."""
    return "/".join((account.network, account.host or "", account.shop_id.hex if own_app else ""))


def open_until(name: str, pace: Pace) -> datetime | None:
    """Until when nothing is sent there; who asks after that is the one who tries."""
    row = session().get(Breaker, name, with_for_update=True)
    if row is None or row.until is None:
        return None
    if row.until > clock.now():
        return row.until
    row.until = clock.now() + pace.stays_open if row.failures >= pace.opens_after else None
    return None


@dataclass(frozen=True)
class Resting:
    """A network that is left alone until then; ``failures``: so often in a row it has not answered."""

    network: str
    host: str
    until: datetime
    failures: int


def resting(shop_id: uuid.UUID, pace: Pace) -> list[Resting]:
    """What this shop's posts wait for: nothing of other shops, nor of servers where none of its shoppers is."""
    found = [(_parts(row.name), row) for row in all_open(pace)]
    return [
        Resting(network, host, row.until, row.failures)
        for (network, host, owner), row in found
        if row.until and owner in {"", shop_id.hex} and _is_used(shop_id, network, host)
    ]


def all_open(pace: Pace) -> Sequence[Breaker]:
    """Those that are left alone now; one that only sometimes did not answer is not."""
    is_open = (Breaker.until > clock.now()) & ((Breaker.failures == 0) | (Breaker.failures >= pace.opens_after))
    return session().scalars(select(Breaker).where(is_open).order_by(Breaker.name)).all()


def rest(name: str, until: datetime) -> None:
    """It has asked for rest itself."""
    _add(name)
    session().execute(update(Breaker).where(Breaker.name == name).values(until=until))


def was_silent(name: str, pace: Pace) -> None:
    """No answer came; after too many in a row it is left alone, each time for longer."""
    _add(name)
    row = session().get_one(Breaker, name, with_for_update=True)
    row.failures += 1
    if row.failures >= pace.opens_after:
        row.until = clock.now() + pace.stays_open * min(2 ** (row.failures - pace.opens_after), 60)


def answered(name: str) -> None:
    """It speaks again."""
    session().execute(delete(Breaker).where(Breaker.name == name, Breaker.failures > 0))


def _parts(name: str) -> tuple[str, str, str]:
    network, host, owner = name.split("/")
    return network, host, owner


def _is_used(shop_id: uuid.UUID, network: str, host: str) -> bool:
    its = (Account.shop_id == shop_id) & (Account.network == network) & (Account.state == LINKED)
    there = its & (Account.host == host if host else Account.host.is_(None))
    return session().scalar(select(Account.id).where(there).limit(1)) is not None


def _add(name: str) -> None:
    session().execute(db.insert(Breaker).values(name=name, failures=0).on_conflict_do_nothing())
