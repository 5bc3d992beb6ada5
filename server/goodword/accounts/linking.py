"""Linking an account: her page asks, her browser goes to the network and comes back, her page confirms.

A browser is taken up only when it comes by a form from a page of the origin that asked (its ``Origin``, which no link
and no redirect can forge), and only that very browser may come back. So neither an address that somebody else has sent
her, nor an answer that was taken from her, begins or ends anything; and nothing is linked before the page that asked
shows, with her bearer, the word that her browser has brought back to it.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from threading import BoundedSemaphore
from urllib.parse import urlsplit

from sqlalchemy import select

from goodword.accounts import queries, removals, sealing
from goodword.accounts.models import Account, Linking, Registration
from goodword.accounts.peers import back_of, peers
from goodword.accounts.rules import (
    ACCOUNTS_MAX,
    AGAIN_IN,
    ASKED,
    BEGUN,
    CALLERS,
    CALLS_LAST,
    DONE,
    FAILED,
    FRAGMENT,
    GRANTED,
    LINKED,
    LINKING_LIVES,
    LINKING_PREFIX,
    RETURN,
    RETURNED,
    STATE_PREFIX,
    TOKEN_PREFIX,
    WORD_PREFIX,
)
from goodword.lib import clock, ids, secrets
from goodword.lib.db import session, writing
from goodword.lib.errors import Busy, Forbidden, Invalid, NotFound, Refused
from goodword.networks.contract import App, Json, Limits, LinkFailed, Network, Tools
from goodword.shops import queries as shops
from goodword.shops.rules import normal_origin

_places = BoundedSemaphore(CALLERS)


@dataclass(frozen=True)
class Asked:
    """A linking that she has asked for; the token of its address is shown this once."""

    id: uuid.UUID
    token: str
    expires_at: datetime


@dataclass(frozen=True)
class _Turn:
    shop_id: uuid.UUID
    id: uuid.UUID
    network: Network
    tools: Tools
    host: str | None
    kept: Json
    back: str


def ask(*, shop_id: uuid.UUID, guest_id: uuid.UUID, network: str, host: str | None, back: str) -> Asked:
    """She wants to link an account; ``back`` is her page, of an origin that the shop lists by its name.

    :raises Invalid: the shop does not list it, or does not offer the network, or that asks for her server.
    :raises Refused: she has very many accounts.
    """
    if origin_of(back) not in shops.origins_of(shops.by_id(shop_id)):
        raise Invalid.of("/page", "unlisted", "Accounts are linked from origins that the shop lists by name")
    offered = {each.name: each for each in peers.offered(shop_id)}
    if network not in offered:
        raise Invalid.of("/network", "unknown", f"The network is one of: {', '.join(offered) or 'none'}")
    if offered[network].asks_host and not host:
        raise Invalid.of("/host", "required", "On which server, or by which handle?")
    if len(queries.linked(shop_id, guest_id)) + queries.on_their_way(shop_id, guest_id) >= ACCOUNTS_MAX:
        raise Refused("There are too many accounts already, or on their way")
    token, expires = secrets.bearer(TOKEN_PREFIX), clock.now() + LINKING_LIVES
    row = Linking(
        shop_id=shop_id, id=ids.new(), guest_id=guest_id, network=network, host=host, back=back, state=ASKED,
        state_digest=secrets.digest(token), expires_at=expires,
    )  # fmt: skip
    session().add(row)
    session().flush()
    return Asked(row.id, token, expires)


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


def confirm(*, shop_id: uuid.UUID, guest_id: uuid.UUID, linking_id: uuid.UUID | None, word: str) -> Account:
    """The page that asked shows the word: the account is linked.

    :raises NotFound: she has asked for no such linking, or the word is not its own.
    """
    row = of_hers(shop_id, guest_id, linking_id, lock=True)
    if row.state != GRANTED or row.word_digest != secrets.digest(word):
        raise NotFound("There is no such linking")
    said = sealing.opened_json(row)
    grant = sealing.unpacked(said["grant"])
    account = queries.same(shop_id, guest_id, row.network, grant.subject, grant.host) or Account(
        shop_id=shop_id, id=ids.new(), guest_id=guest_id, network=row.network
    )
    if account.state == LINKED and account.sealed:
        removals.remove(shop_id=shop_id, account_id=row.id, network=row.network, grant=sealing.grant_of(account))
    sealing.keep(account, grant)
    account.state, account.reason, account.ended_at, account.limits = LINKED, None, None, said["limits"]
    account.linked_at = clock.now()
    session().add(account)
    row.state, row.sealed, row.word_digest, row.account_id = DONE, None, None, account.id
    session().flush()
    return account


def of_hers(shop_id: uuid.UUID, guest_id: uuid.UUID, linking_id: uuid.UUID | None, *, lock: bool = False) -> Linking:
    """A linking that she has asked for, while it is good.

    :raises NotFound: there is none.
    """
    row = session().get(Linking, (shop_id, linking_id), with_for_update=lock or None) if linking_id else None
    if row is None or row.guest_id != guest_id or row.expires_at < clock.now():
        raise NotFound("There is no such linking")
    return row


def forget_old() -> None:
    """What nobody has confirmed in time is given back, and forgotten."""
    with writing():
        over = session().scalars(select(Linking).where(Linking.expires_at < clock.now()).limit(500)).all()
        for row in over:
            if row.state == GRANTED:
                grant = sealing.unpacked(sealing.opened_json(row)["grant"])
                removals.remove(shop_id=row.shop_id, account_id=row.id, network=row.network, grant=grant)
            session().delete(row)


def origin_of(page: str) -> str | None:
    """The origin of an address."""
    parts = urlsplit(page)
    return normal_origin(f"{parts.scheme}://{parts.netloc}")


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
