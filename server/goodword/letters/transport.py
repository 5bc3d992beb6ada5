"""How a letter leaves: through the shop's SMTP server, or into a folder that the demo shows."""

import os
import re
import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from goodword.letters.rendering import Rendered
from goodword.letters.servers import At, EncryptedAt, NotEncrypted, Outside, encrypted
from goodword.lib import text

TIMEOUT, PATIENCE = 20.0, 60.0
"""Seconds for a connection and each thing that we send, and for all that the server answers."""
LONGEST_NAME = 60


POLICY = SMTP.clone(cte_type="7bit")
"""Nothing that a server on the way would have to encode anew: that would break the signature."""


_UNFIT = re.compile(r"=\?|[\s\x00-\x1f\x7f<>]")


@dataclass(frozen=True)
class Parcel:
    """A finished letter: who hears when it comes back, who gets it, its Message-ID, its bytes."""

    sender: str
    to: str
    message_id: str
    data: bytes


class Transport(Protocol):
    """Takes a finished letter or raises."""

    def send(self, parcel: Parcel) -> None:
        """Hand the letter over."""


class Folder:
    """A mailbox of ``.eml`` files, newest last by name."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def send(self, parcel: Parcel) -> None:
        """Write the letter; a second copy takes the place of the first."""
        self.path.mkdir(parents=True, exist_ok=True)
        name = parcel.message_id.strip("<>").partition("@")[0]
        unfinished = self.path / f".{name}.{os.getpid()}"
        unfinished.write_bytes(parcel.data)
        unfinished.replace(self.path / f"{name}.eml")


class Smtp:
    """An SMTP server (RFC 5321): ``smtp://name:secret@host:587`` with STARTTLS where offered, or ``smtps://``.

    One that a shop's people have named is found ``outside`` and has to encrypt; the operator's own may stand anywhere.
    """

    def __init__(self, url: str, outside: Outside | None = None) -> None:
        self._url, self._outside = urlsplit(url), outside

    def send(self, parcel: Parcel) -> None:
        """Send over a connection of its own.

        :raises OSError: the server could not be reached, or refused.
        """
        with self._connect() as server:
            if self._url.username:
                server.login(unquote(self._url.username), unquote(self._url.password or ""))
            server.sendmail(parcel.sender, [parcel.to], parcel.data)

    def _connect(self) -> smtplib.SMTP:
        host, is_encrypted = self._url.hostname or "localhost", self._url.scheme == "smtps"
        port = self._url.port or (465 if is_encrypted else 25)
        place = self._outside.place_of(host, port) if self._outside else (host, port)
        trust = ssl.create_default_context(cafile=self._outside.ca if self._outside else None)
        if is_encrypted:
            return EncryptedAt(host, place, patience=PATIENCE, timeout=TIMEOUT, context=trust)
        server = At(host, place, patience=PATIENCE, timeout=TIMEOUT)
        if not encrypted(server, trust) and self._outside:
            server.close()
            raise NotEncrypted("this server does not encrypt what it is sent")
        return server


def transport_for(smtp_url: str, mailbox: Path) -> Transport:
    """SMTP when it is set, the folder otherwise."""
    return Smtp(smtp_url) if smtp_url else Folder(mailbox)


def message(
    *,
    sender: str,
    shop_name: str,
    to: str,
    said: Rendered,
    message_id: str,
    date: str,
    stop: str = "",
) -> EmailMessage:
    """A message with a text and an HTML part; no header can be broken out of. ``stop`` ends news (RFC 8058).

    Encoded words are not decoded and every control character is gone before the
    header is set (CVE-2024-6923: older Pythons let a header through that way).

    :raises ValueError: an address, a link or the Message-ID holds what none holds.
    """
    made = EmailMessage(policy=POLICY)
    made["From"] = Address(display_name=_name(shop_name), addr_spec=_as_is(sender))
    made["To"] = Address(addr_spec=_as_is(to))
    made["Subject"] = _header(said.subject)
    made["Message-ID"] = f"<{_as_is(message_id.strip('<>'))}>"
    made["Date"] = date
    made["Auto-Submitted"] = "auto-generated"
    if stop:
        made["List-Unsubscribe"] = f"<{_as_is(stop)}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(said.text)
    made.add_alternative(said.html, subtype="html")
    return made


def _name(value: str) -> str:
    # Python drops the quotes of a name that it must fold, and what looks like an address in it becomes one.
    name = _header(value)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _as_is(value: str) -> str:
    # Programs decode an encoded word wherever it stands.
    if _UNFIT.search(value):
        raise ValueError("this is neither an address nor a link")
    return value


def _header(value: str) -> str:
    return (text.line(value) or "").replace("=?", "= ?")
