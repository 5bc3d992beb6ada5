"""Linking an account: her page asks, her browser goes to the network and comes back, her page confirms.

A browser is taken up only when it comes by a form from a page of the origin that asked (its ``Origin``, which no link
and no redirect can forge), and only that very browser may come back. So neither an address that somebody else has sent
her, nor an answer that was taken from her, begins or ends anything; and nothing is linked before the page that asked
shows, with her bearer, the word that her browser has brought back to it.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import select

from goodword.accounts import queries, removals, sealing
from goodword.accounts.models import Account, Linking
from goodword.accounts.peers import peers
from goodword.accounts.rules import (
    ACCOUNTS_MAX,
    ASKED,
    DONE,
    GRANTED,
    LINKED,
    LINKING_LIVES,
    TOKEN_PREFIX,
)
from goodword.lib import clock, ids, secrets
from goodword.lib.db import session, writing
from goodword.lib.errors import Invalid, NotFound, Refused
from goodword.shops import queries as shops
from goodword.shops.rules import normal_origin


@dataclass(frozen=True)
class Asked:
    """A linking that she has asked for; the token of its address is shown this once."""

    id: uuid.UUID
    token: str
    expires_at: datetime


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
