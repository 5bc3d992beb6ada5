"""Taking away at a network what nobody wants there any more, for accounts that are ours no more.

First the posts, then the grant, unless a second link of the same account lives by it. Only what that needs is kept,
sealed, and at most for 14 days.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select

from goodword.accounts import queries, sealing
from goodword.accounts.models import Account, Removal
from goodword.accounts.peers import peers
from goodword.accounts.rules import REMOVALS_LAST
from goodword.jobs.queue import enqueue
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.networks.contract import (
    Again,
    Draft,
    Expired,
    Grant,
    Json,
    Later,
    Network,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)

log = structlog.get_logger(__name__)
JOB = "accounts.remove"
LEASE = timedelta(minutes=5)
LONGEST = timedelta(hours=6)
POSTS_LAST = REMOVALS_LAST - timedelta(days=1)
"""So long posts that cannot be taken away hold their grant; then it is given back without them."""


@dataclass
class _Turn:
    """``post`` is the one whose turn it is; None: all are gone, and the grant is given back."""

    shop_id: uuid.UUID
    id: uuid.UUID
    network: Network
    tools: Tools
    grant: Grant
    post: Json | None


def note(account: Account, posts: Sequence[Json] = ()) -> None:
    """Take these posts away, and give the grant back.

    A post is its ``key`` and its ``id`` there, or ``text`` and ``link`` when it is not known whether it stands there.
    One that a worker may be sending is left alone until ``after``, or until ``tell`` says what has become of it.
    """
    grant = sealing.grant_of(account)
    remove(shop_id=account.shop_id, account_id=account.id, network=account.network, grant=grant, posts=posts)


def remove(
    *, shop_id: uuid.UUID, account_id: uuid.UUID, network: str, grant: Grant, posts: Sequence[Json] = ()
) -> None:
    """The same for a grant in hand; what was noted before for the account is done with it."""
    row = session().get(Removal, (shop_id, account_id), with_for_update=True)
    earlier = sealing.opened_json(row)["posts"] if row else []
    if row is None:
        row = Removal(shop_id=shop_id, id=account_id, network=network, host=grant.host)
        session().add(row)
    _write(row, sealing.packed(grant), [*earlier, *posts])


def tell(*, shop_id: uuid.UUID, account_id: uuid.UUID, key: str, post: Json | None) -> bool:
    """What is known now of a post of an account that is let go; None: nothing of it is there. Whether it still is."""
    row = session().get(Removal, (shop_id, account_id), with_for_update=True)
    if row is None:
        return False
    said = sealing.opened_json(row)
    others = [each for each in said["posts"] if each.get("key") != key]
    _write(row, said["grant"], [*others, post] if post else others)
    return True


def sweep() -> None:
    """Hand over again what is due; forget what could not be done for 14 days."""
    with writing():
        session().execute(delete(Removal).where(Removal.made_at < clock.now() - REMOVALS_LAST))
        for row in session().scalars(select(Removal).where(Removal.due_at < clock.now()).limit(200)).all():
            row.due_at = clock.now() + LEASE
            enqueue(JOB, shop_id=row.shop_id.hex, removal_id=row.id.hex)


def work_off(*, shop_id: str, removal_id: str) -> None:
    """Do one removal as far as it goes."""
    place = uuid.UUID(shop_id), uuid.UUID(removal_id)
    while turn := _begin(*place):
        answer = _gone(turn, turn.post) if turn.post else turn.network.revoke(turn.tools, turn.grant)
        if not _goes_on(turn, answer):
            return


def _write(row: Removal, grant: Json, posts: Sequence[Json]) -> None:
    sealing.seal_json(row, {"grant": grant, "posts": posts})
    row.due_at = clock.now()
    session().flush()
    enqueue(JOB, shop_id=row.shop_id.hex, removal_id=row.id.hex)


def _begin(shop_id: uuid.UUID, removal_id: uuid.UUID) -> _Turn | None:
    with writing():
        row = session().get(Removal, (shop_id, removal_id), with_for_update=True)
        if row is None or row.network not in peers.known:
            return None
        said, network, moment = sealing.opened_json(row), peers.of(row.network), clock.now()
        tools = peers.tools(shop_id, row.network, row.host)
        if moment > row.made_at + POSTS_LAST:
            said["posts"] = []
            sealing.seal_json(row, said)
        waits = {each["key"]: datetime.fromisoformat(each["after"]) for each in said["posts"] if "after" in each}
        ready = [each for each in said["posts"] if waits.get(each.get("key"), moment) <= moment]
        if said["posts"] and not ready:
            row.due_at = min(waits.values())
            return None
        grant = sealing.unpacked(said["grant"])
        if not said["posts"] and queries.is_in_use(shop_id, network, grant):
            session().delete(row)
            return None
        if network.needs_app and tools.app is None:
            row.due_at = moment + LONGEST
            return None
        row.due_at = moment + LEASE
        return _Turn(shop_id, removal_id, network, tools, grant, ready[0] if ready else None)


def _goes_on(turn: _Turn, answer: Posted | Refused | Unlinked | Later | Unknown | None) -> bool:
    """Write down how it went; whether more can be done at once."""
    with writing():
        row = session().get(Removal, (turn.shop_id, turn.id), with_for_update=True)
        if row is None:
            return False
        said = sealing.opened_json(row)
        others = [each for each in said["posts"] if each != turn.post]
        if isinstance(answer, Later | Unknown):
            sealing.seal_json(row, said | {"posts": [*others, turn.post] if turn.post else others})
            _put_off(row, answer.at if isinstance(answer, Later) else None)
            return False
        if turn.post is None and not others:
            session().delete(row)
            log.info("removal", state="done", network=turn.network.name)
            return False
        sealing.seal_json(row, said | {"posts": [] if isinstance(answer, Unlinked) else others})
        return True


def _gone(turn: _Turn, post: Json) -> Posted | Refused | Unlinked | Later | Unknown:
    answer = _taken_away(turn, post)
    if not isinstance(answer, Expired):
        return answer
    new = turn.network.refresh(turn.tools, turn.grant)
    if not isinstance(new, Grant):
        return new
    turn.grant = Grant(**vars(new) | {"secrets": turn.grant.secrets | new.secrets})
    _keep(turn)
    again = _taken_away(turn, post)
    return Unknown("a token that is new has ended") if isinstance(again, Expired) else again


def _taken_away(turn: _Turn, post: Json) -> Posted | Refused | Unlinked | Later | Unknown | Expired:
    where: Posted | None = Posted(post["id"]) if "id" in post else None
    if where is None and turn.network.again is Again.NEVER:
        return Refused("nobody can look there")
    if where is None:
        draft = Draft(post["text"], post["link"], "", "", "")
        found = turn.network.find(turn.tools, turn.grant, draft, uuid.UUID(post["key"]))
        if not isinstance(found, Posted):
            return found or Posted("")
        where = found
    return turn.network.withdraw(turn.tools, turn.grant, where)


def _put_off(row: Removal, at: datetime | None) -> None:
    row.tries += 1
    wait = min(timedelta(minutes=2) * 2 ** min(row.tries, 8), LONGEST)
    row.due_at = max(clock.now() + wait, at or clock.now())


def _keep(turn: _Turn) -> None:
    with writing():
        row = session().get(Removal, (turn.shop_id, turn.id), with_for_update=True)
        if row is not None:
            sealing.seal_json(row, sealing.opened_json(row) | {"grant": sealing.packed(turn.grant)})
