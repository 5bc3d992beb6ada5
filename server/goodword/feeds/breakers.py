"""Networks that have to be left alone: told so by themselves, or silent too often. A row, so that all workers know."""

from datetime import datetime

from sqlalchemy import delete, update

from goodword.accounts.models import Account
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


def _add(name: str) -> None:
    session().execute(db.insert(Breaker).values(name=name, failures=0).on_conflict_do_nothing())
