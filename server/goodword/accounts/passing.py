"""Her browser on its way to a network and back, in the two requests that call out; see ``linking``."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from threading import BoundedSemaphore

from sqlalchemy import select

from goodword.accounts import removals, sealing
from goodword.accounts.linking import origin_of
from goodword.accounts.models import Linking, Registration
from goodword.accounts.peers import back_of, peers
from goodword.accounts.rules import (
    AGAIN_IN,
    ASKED,
    BEGUN,
    CALLERS,
    CALLS_LAST,
    FAILED,
    FRAGMENT,
    GRANTED,
    LINKING_PREFIX,
    RETURN,
    RETURNED,
    STATE_PREFIX,
    WORD_PREFIX,
)
from goodword.lib import clock, ids, secrets
from goodword.lib.db import session, writing
from goodword.lib.errors import Busy, Forbidden, NotFound
from goodword.networks.contract import App, Json, Limits, LinkFailed, Network, Tools
from goodword.shops.rules import normal_origin

_places = BoundedSemaphore(CALLERS)


@dataclass(frozen=True)
class _Turn:
    shop_id: uuid.UUID
    id: uuid.UUID
    network: Network
    tools: Tools
    host: str | None
    kept: Json
    back: str


def go(token: str, *, origin: str, browser: str) -> str:
    """Where her browser goes from our page: to the network, or back if that cannot be.

    ``origin`` is of the page that sent it, ``browser`` a secret that only it keeps.

    :raises NotFound: this address was opened before, or too late.
    :raises Busy: many are on their way just now.
    :raises Forbidden: it comes from another page than the one that asked.
    """
    with _calling():
        return _gone(*_taken_up(token, origin, browser))


def _gone(turn: _Turn, state: str) -> str:
    try:
        begun = turn.network.begin(turn.tools, host=turn.host, back=back_of(turn.network.name), state=state)
    except LinkFailed as failed:
        return _failed(turn, failed.code)
    with writing():
        row = session().get_one(Linking, (turn.shop_id, turn.id))
        back = begun.back or back_of(turn.network.name)
        sealing.seal_json(row, begun.kept | {RETURN: back})
        _register(turn.network.name, begun.kept, back)
    return begun.url


def come_back(network: str, host: str, said: Mapping[str, str], *, browser: str) -> str:
    """Where her browser goes when it is back from the network: to her page, with a word for it.

    ``host`` is the server that has the address to which it came, of a network with many.

    :raises NotFound: nothing was begun with this in this browser, it was shown before, or comes too late.
    """
    with _calling():
        return _come_back(_returned(network, said.get("state", ""), browser), back_of(network, host), said)


def _come_back(turn: _Turn, back: str, said: Mapping[str, str]) -> str:
    if back != turn.kept.pop(RETURN):
        return _failed(turn, "issuer")
    try:
        grant = turn.network.finish(turn.tools, kept=turn.kept, back=back, said=said)
    except LinkFailed as failed:
        return _failed(turn, failed.code)
    limits = _packed(turn.network.limits(turn.tools, grant))
    word = secrets.bearer(WORD_PREFIX)
    with writing():
        row = session().get(Linking, (turn.shop_id, turn.id))
        if row is None:
            removals.remove(shop_id=turn.shop_id, account_id=turn.id, network=turn.network.name, grant=grant)
            return turn.back
        sealing.seal_json(row, {"grant": sealing.packed(grant), "limits": limits})
        row.state, row.word_digest = GRANTED, secrets.digest(word)
    return _at_her_page(turn, f".{word}")


def _taken_up(token: str, origin: str, browser: str) -> tuple[_Turn, str]:
    with writing():
        row = _by_digest(secrets.digest(token), ASKED)
        if normal_origin(origin) != origin_of(row.back):
            raise Forbidden("Only the page that asked leads on from here")
        state = secrets.bearer(STATE_PREFIX)
        row.state, row.state_digest = BEGUN, _bound(state, browser)
        return _turn(row), state


def _returned(network: str, state: str, browser: str) -> _Turn:
    with writing():
        row = _by_digest(_bound(state, browser), BEGUN)
        if row.network != network:
            raise NotFound("Nothing was begun with this")
        row.state, row.state_digest = RETURNED, secrets.digest(secrets.bearer(STATE_PREFIX))
        turn = _turn(row)
        row.sealed = None
        return turn


@contextmanager
def _calling() -> Iterator[None]:
    """A request that calls a network takes one of few places, so that the others go on whoever is slow.

    :raises Busy: all are taken; nothing is used up yet.
    """
    if not _places.acquire(blocking=False):
        raise Busy("Many are linking accounts just now", retry_after=AGAIN_IN)
    try:
        yield
    finally:
        _places.release()


def _bound(state: str, browser: str) -> str:
    return secrets.digest(f"{state}.{browser}")


def _by_digest(digest: str, state: str) -> Linking:
    wanted = select(Linking).where(Linking.state_digest == digest).with_for_update()
    row = session().scalar(wanted)
    if row is None or row.state != state or row.expires_at < clock.now():
        raise NotFound("This link was opened before, or it is too late")
    return row


def _turn(row: Linking) -> _Turn:
    kept = sealing.opened_json(row) if row.sealed else {}
    tools = peers.tools(row.shop_id, row.network, kept.get("host") or row.host)
    tools = replace(tools, http=tools.http.closing_in(CALLS_LAST))
    return _Turn(row.shop_id, row.id, peers.of(row.network), tools, row.host, kept, row.back)


def _register(network: str, kept: Json, back: str) -> None:
    """What a server of many has given us as an application is kept, and used for the next who come from there."""
    if not (kept.get("app") and kept.get("host")):
        return
    wanted = select(Registration).where(Registration.network == network, Registration.host == kept["host"])
    row = session().scalar(wanted.with_for_update())
    if row is None:
        row = Registration(id=ids.new(), network=network, host=kept["host"])
        session().add(row)
    row.back = back
    sealing.seal_json(row, asdict(App(**kept["app"])))


def _failed(turn: _Turn, code: str) -> str:
    with writing():
        row = session().get(Linking, (turn.shop_id, turn.id))
        if row is not None:
            row.state, row.reason, row.sealed = FAILED, code, None
    return _at_her_page(turn, "")


def _at_her_page(turn: _Turn, more: str) -> str:
    page = turn.back.partition("#")[0]
    return f"{page}#{FRAGMENT}={ids.show(LINKING_PREFIX, turn.id)}{more}"


def _packed(limits: Limits) -> Json:
    return asdict(limits) | {"counting": limits.counting.name}
