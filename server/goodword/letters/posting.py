"""How letters leave this installation, and how those of a shop do that has a way of its own."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from sqlalchemy import select

from goodword.letters import servers, signing
from goodword.letters.checkup import Facts
from goodword.letters.models import MailWay
from goodword.letters.servers import Outside
from goodword.letters.signing import Key
from goodword.letters.transport import Smtp, Transport
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.emails import normal_email
from goodword.lib.errors import Invalid
from goodword.vault.service import vault


@dataclass(frozen=True)
class Way:
    """In whose name a letter leaves, through which server, signed with which keys."""

    sender: str
    by: Transport
    keys: Sequence[Key] = field(default=())

    @property
    def domain(self) -> str:
        """The sender's domain."""
        return self.sender.rpartition("@")[2]


@dataclass(frozen=True)
class OwnServer:
    """A shop's own mail server as its page shows it: the sender's address, where it is, by which name we sign in."""

    sender: str
    host: str
    port: str
    name: str
    by_operator: bool = False


class Post:
    """How letters leave this installation; opened once by the app.

    ``bounces`` is the mailbox of what comes back, to whose name each letter's own mark is added; empty: the sender's.
    """

    sender = ""
    bounces = ""
    by: Transport
    keys: Sequence[Key] = ()
    outside = Outside()

    def open(self, *, sender: str, by: Transport, bounces: str = "", keys: Sequence[Key] = ()) -> None:
        """Take the sender's address, the transport, where bounces go, the keys."""
        self.sender, self.by, self.bounces, self.keys = sender, by, bounces, keys


post = Post()


def way_of(shop_id: uuid.UUID) -> Way:
    """The shop's own way, as far as it has one, or the installation's."""
    own = session().scalar(select(MailWay).where(MailWay.shop_id == shop_id))
    sender = (own and own.mail_from) or post.sender
    by = Smtp(_opened(own), None if own.by_operator else post.outside) if own and own.smtp_url else post.by
    keys = signing.keys_of(shop_id, sender.rpartition("@")[2]) or (post.keys if sender == post.sender else ())
    return Way(sender, by, keys)


def facts_of(shop_id: uuid.UUID, *, relay: str = "") -> Facts:
    """What the check of a shop's records has to know of it."""
    way = way_of(shop_id)
    bounces = (post.bounces or way.sender).rpartition("@")[2]
    keys = {row.kind: row.public for row in signing.rows_of(shop_id) if row.domain == way.domain}
    return Facts(way.domain, bounce_domain=bounces, relay=relay, keys=keys)


def set_way(*, shop_id: uuid.UUID, mail_from: str | None, smtp_url: str | None, by_operator: bool = False) -> MailWay:
    """Let the shop's letters leave from its own address, through its own server; None leaves it to the installation.

    A server that the operator names may stand inside, and need not encrypt.
    """
    own = session().scalar(select(MailWay).where(MailWay.shop_id == shop_id).with_for_update())
    if own is None:
        own = MailWay(shop_id=shop_id, id=ids.new())
        session().add(own)
    own.mail_from, own.by_operator, own.changed_at = mail_from, by_operator, clock.now()
    place = {"shop_id": shop_id, "table": "mail_ways", "column": "smtp_url", "row_id": own.id}
    own.smtp_url = vault.seal(smtp_url, **place) if smtp_url else None  # type: ignore[arg-type]  # as vault names them
    session().flush()
    return own


def own_server(shop_id: uuid.UUID) -> OwnServer | None:
    """The shop's own sender and server, without the password."""
    own = session().scalar(select(MailWay).where(MailWay.shop_id == shop_id))
    if own is None or own.smtp_url is None:
        return None
    parts = urlsplit(_opened(own))
    named = unquote(parts.username or "")
    return OwnServer(own.mail_from or post.sender, parts.hostname or "", str(parts.port or ""), named, own.by_operator)


def take_server(*, shop_id: uuid.UUID, typed: OwnServer, secret: str) -> None:
    """Let the shop's letters leave by a server that its people have named. Without a new password the old one stays.

    :raises Invalid: no e-mail address, no server of the internet, no password; or another place for the old password.
    """
    sender = normal_email(typed.sender)
    if sender is None:
        raise Invalid.of("/sender", "invalid", "This is not an e-mail address")
    was = own_server(shop_id)
    if not secret and was is not None and replace(typed, sender=was.sender) == replace(was, by_operator=False):
        secret = _secret(shop_id)
    url = servers.url_of(host=typed.host, port=typed.port, name=typed.name, secret=secret)
    set_way(shop_id=shop_id, mail_from=sender, smtp_url=url)


def _secret(shop_id: uuid.UUID) -> str:
    own = session().scalar(select(MailWay).where(MailWay.shop_id == shop_id))
    return unquote(urlsplit(_opened(own)).password or "") if own and own.smtp_url and not own.by_operator else ""


def _opened(own: MailWay) -> str:
    assert own.smtp_url is not None
    place = {"shop_id": own.shop_id, "table": "mail_ways", "column": "smtp_url", "row_id": own.id}
    return vault.open(own.smtp_url, **place).decode()  # type: ignore[arg-type]  # as vault names them
