"""Counting tries: exact over all processes, on both databases."""

import hmac
import math
import secrets
import uuid
from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select

from goodword.lib import clock
from goodword.lib.db import db, session, writing
from goodword.lib.errors import TooMany
from goodword.lib.signing import signer
from goodword.tries.models import Tries, TryKey
from goodword.tries.rules import free_at, micros, moment

EPOCH = timedelta(days=7)
KEYS_LIVE = timedelta(days=30)
LONGEST = timedelta(days=7)
"""No limit looks back further: then two keys are enough."""


def spend(
    *,
    shop_id: uuid.UUID | None,
    what: str,
    who: str,
    most: int = 5,
    within: timedelta,
    again: timedelta = timedelta(0),
) -> None:
    """Count one try, in the open transaction: at most ``most`` in any span of ``within``.

    ``who`` is an address, a network, an id: only a keyed hash of it is kept, and no longer than it is needed.
    Whoever reaches the limit waits until the oldest try is old enough, and at least ``again`` after the last one.
    What is refused is not counted. A try is counted only if the transaction commits: a service that refuses what was
    tried raises a problem that ``keeps`` (lib/errors). Two limits are spent in the same order everywhere, or
    PostgreSQL may find that two requests wait for each other.

    :raises TooMany: the limit is reached; ``retry_after`` says for how many seconds.
    """
    name = _name(shop_id, what, who)
    _one_at_a_time(name)
    hashes = list(_hashes(name, back=max(within, again)))
    row = session().scalars(select(Tries).where(Tries.who.in_(hashes))).first()
    tried, now = (row.at if row else []), moment(clock.now())
    free = free_at(tried, most=most, within=within, again=again)
    if now < free:
        raise TooMany("There were too many tries", retry_after=math.ceil((free - now) / 1_000_000))
    if row is None:
        row = Tries(who=hashes[0])
        session().add(row)
    row.at = [*tried, now][-most:]
    row.until = clock.now() + max(within, again)
    session().flush()


def spend_from(
    networks: Sequence[tuple[str, int]], *, shop_id: uuid.UUID | None, what: str, most: int, within: timedelta
) -> None:
    """Count one try of whoever calls from these networks; each has so many times the allowance (lib/networks).

    :raises TooMany: one of them has reached its limit.
    """
    for network, times in networks:
        spend(shop_id=shop_id, what=what, who=network, most=most * times, within=within)


def forgive(*, shop_id: uuid.UUID | None, what: str, who: str) -> None:
    """Forget her tries: the last one was right."""
    name = _name(shop_id, what, who)
    _one_at_a_time(name)
    session().execute(delete(Tries).where(Tries.who.in_(list(_hashes(name, back=LONGEST)))))


def one_at_a_time(*, shop_id: uuid.UUID | None, what: str, who: str) -> None:
    """For limits that are counted in other rows: whoever comes here next waits until the open transaction ends."""
    _one_at_a_time(_name(shop_id, what, who))


def forget_old() -> None:
    """Drop the tries that count no more, and destroy keys after 30 days."""
    with writing():
        session().execute(delete(Tries).where(Tries.until < clock.now()))
        session().execute(delete(TryKey).where(TryKey.created_at < clock.now() - KEYS_LIVE))


def _name(shop_id: uuid.UUID | None, what: str, who: str) -> bytes:
    return "\0".join((shop_id.hex if shop_id else "", what, who)).encode("utf-8", "surrogatepass")


def _one_at_a_time(name: bytes) -> None:
    # SQLite has one writer anyway. On PostgreSQL a row that is not there yet cannot be locked, its name can.
    if not db.is_sqlite:
        number = int.from_bytes(signer.sign("tries", name)[:8], signed=True)
        session().execute(select(func.pg_advisory_xact_lock(number)))


def _hashes(name: bytes, *, back: timedelta) -> Iterator[str]:
    """The hash under this week's key first, then those under the earlier keys that still count."""
    if back > LONGEST:
        raise ValueError(f"a limit looks back {LONGEST.days} days at most")
    this_week, first = _epoch(), _epoch(back)
    keys = {row.epoch: row.secret for row in session().execute(select(TryKey.epoch, TryKey.secret))}
    if this_week not in keys:
        keys[this_week] = _new_key(this_week)
    for epoch in range(this_week, first - 1, -1):
        if epoch in keys:
            yield hmac.digest(keys[epoch], name, sha256)[:16].hex()


def _epoch(back: timedelta = timedelta(0)) -> int:
    return micros(timedelta(seconds=(clock.now() - back).timestamp())) // micros(EPOCH)


def _new_key(epoch: int) -> bytes:
    # Of two writers on PostgreSQL one makes the key, the other waits for it and reads it.
    row = {"epoch": epoch, "secret": secrets.token_bytes(32), "created_at": clock.now()}
    session().execute(db.insert(TryKey).values(row).on_conflict_do_nothing())
    return session().scalars(select(TryKey.secret).where(TryKey.epoch == epoch)).one()
