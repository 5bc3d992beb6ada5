"""Taking away at a network what nobody wants there any more, for accounts that are ours no more.

First the posts, then the grant. Only what that needs is kept, sealed, and at most for 14 days.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select

from goodword.accounts import sealing
from goodword.accounts.models import Account, Removal
from goodword.accounts.peers import peers
from goodword.accounts.rules import REMOVALS_LAST
from goodword.jobs.queue import enqueue
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.networks.contract import (
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


@dataclass
class _Turn:
    shop_id: uuid.UUID
    id: uuid.UUID
    network: Network
    tools: Tools
    grant: Grant
    posts: list[Json]


def note(account: Account, posts: Sequence[Json] = ()) -> None:
    """Take these posts away, and give the grant back.

    A post is ``{"id": …}``, or ``{"key": …, "text": …, "link": …}`` when it is not known whether it stands there.
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
    sealing.seal_json(row, {"grant": sealing.packed(grant), "posts": [*earlier, *posts]})
    row.due_at = clock.now()
    session().flush()
    enqueue(JOB, shop_id=shop_id.hex, removal_id=account_id.hex)


def sweep() -> None:
    """Hand over again what is due; forget what could not be done for 14 days."""
    with writing():
        session().execute(delete(Removal).where(Removal.made_at < clock.now() - REMOVALS_LAST))
        for row in session().scalars(select(Removal).where(Removal.due_at < clock.now()).limit(200)).all():
            row.due_at = clock.now() + LEASE
            enqueue(JOB, shop_id=row.shop_id.hex, removal_id=row.id.hex)


def work_off(*, shop_id: str, removal_id: str) -> None:
    """Do one removal as far as it goes."""
    turn = _begin(uuid.UUID(shop_id), uuid.UUID(removal_id))
    if turn is None:
        return
    while turn.posts:
        answer = _gone(turn, turn.posts[0])
        if isinstance(answer, Later | Unknown):
            _put_off(turn, answer.at if isinstance(answer, Later) else None)
            return
        turn.posts.pop(0)
        _note_progress(turn)
        if isinstance(answer, Unlinked):
            turn.posts.clear()
    turn.network.revoke(turn.tools, turn.grant)
    with writing():
        session().execute(delete(Removal).where(Removal.shop_id == turn.shop_id, Removal.id == turn.id))
    log.info("removal", state="done", network=turn.network.name)


def _begin(shop_id: uuid.UUID, removal_id: uuid.UUID) -> _Turn | None:
    with writing():
        row = session().get(Removal, (shop_id, removal_id), with_for_update=True)
        if row is None or row.network not in peers.known:
            return None
        row.tries, row.due_at = row.tries + 1, clock.now() + LEASE
        said, network = sealing.opened_json(row), peers.of(row.network)
        tools = peers.tools(shop_id, row.network, row.host)
        return _Turn(shop_id, removal_id, network, tools, sealing.unpacked(said["grant"]), said["posts"])


def _gone(turn: _Turn, post: Json) -> Posted | Refused | Unlinked | Later | Unknown:
    answer = _taken_away(turn, post)
    if not isinstance(answer, Expired):
        return answer
    new = turn.network.refresh(turn.tools, turn.grant)
    if not isinstance(new, Grant):
        return new
    turn.grant = Grant(**vars(new) | {"secrets": turn.grant.secrets | new.secrets})
    _note_progress(turn)
    again = _taken_away(turn, post)
    return Unknown("a token that is new has ended") if isinstance(again, Expired) else again


def _taken_away(turn: _Turn, post: Json) -> Posted | Refused | Unlinked | Later | Unknown | Expired:
    where: Posted | None = Posted(post["id"]) if "id" in post else None
    if where is None:
        draft = Draft(post["text"], post["link"], "", "", "")
        found = turn.network.find(turn.tools, turn.grant, draft, uuid.UUID(post["key"]))
        if not isinstance(found, Posted):
            return found or Posted("")
        where = found
    return turn.network.withdraw(turn.tools, turn.grant, where)


def _note_progress(turn: _Turn) -> None:
    with writing():
        row = session().get(Removal, (turn.shop_id, turn.id), with_for_update=True)
        if row is not None:
            sealing.seal_json(row, {"grant": sealing.packed(turn.grant), "posts": turn.posts})


def _put_off(turn: _Turn, at: datetime | None) -> None:
    with writing():
        row = session().get(Removal, (turn.shop_id, turn.id), with_for_update=True)
        if row is not None:
            wait = min(timedelta(minutes=2) * 2 ** min(row.tries, 8), timedelta(hours=6))
            row.due_at = max(clock.now() + wait, at or clock.now())
