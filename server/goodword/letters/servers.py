"""The mail server of a shop: what its people type, and calling it without being led inside our own network."""

import smtplib
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from goodword.letters.replies import Replies
from goodword.lib.errors import Invalid
from goodword.lib.outbound import Resolver, system_addresses
from goodword.lib.reachable import host_of, is_public
from goodword.lib.wires import Place

PORTS: Mapping[int, str] = {465: "smtps", 587: "smtp", 2525: "smtp", 25: "smtp"}
"""Where servers take letters: encrypted from the first byte (``smtps``, RFC 8314), or by STARTTLS (RFC 3207)."""


REFUSALS: Mapping[str, str] = {
    "NotOutside": "place",
    "NotEncrypted": "open",
    "SSLCertVerificationError": "certificate",
    "SMTPAuthenticationError": "name",
    "SMTPSenderRefused": "sender",
    "SMTPRecipientsRefused": "refused",
    "SMTPDataError": "refused",
}
"""What went wrong, by the fault that a letter's row keeps; anything else is a server that was not reached."""


class NotOutside(OSError):
    """The name leads to no address of the internet, or to one of ours."""


class NotEncrypted(OSError):
    """The server wants the letter, its name and its password in the open."""


@dataclass(frozen=True)
class Outside:
    """How a server is found that the shop's people have named: looked up once, every address public.

    ``reroute`` and ``ca`` lead tests' hosts to a port of this machine, after every check has passed.
    """

    resolve: Resolver = system_addresses
    reroute: Mapping[str, Place] = field(default_factory=dict)
    ca: Path | None = None

    def place_of(self, host: str, port: int) -> Place:
        """The place to call.

        :raises NotOutside: there is none that we call.
        """
        found: Iterable[str] = list(self.resolve(host))
        if not found or not all(map(is_public, found)):
            raise NotOutside("this name leads to no mail server of the internet")
        return self.reroute.get(host, (next(iter(found)), port))


class At(smtplib.SMTP):
    """Calls at a place that was checked, whatever its name says by now; the name stands in the certificate.

    All that it says has to come within ``patience`` seconds.
    """

    def __init__(self, host: str, place: Place, *, patience: float, **more: Any) -> None:
        self._place, self._until = place, time.monotonic() + patience
        super().__init__(host, place[1], **more)

    def getreply(self) -> tuple[int, bytes]:
        """What it answers, as smtplib reads it."""
        if self.file is None and self.sock is not None:
            self.file = Replies(self.sock, self._until)
        return super().getreply()

    def _get_socket(self, _host: str, _port: int, timeout: float) -> Any:
        return super()._get_socket(*self._place, timeout)  # type: ignore[misc]  # smtplib's place for this


class EncryptedAt(At, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def refusal(error: str) -> str:
    """Why a letter has not left, as a word for pages."""
    return REFUSALS.get(error.partition("(")[0].partition(":")[0], "unreachable")


def url_of(*, host: str, port: str, name: str, secret: str) -> str:
    """The server as one address.

    :raises Invalid: no host of the internet, a port where no letters are taken, a name without its password.
    """
    try:
        named = host_of(host)
    except ValueError as fault:
        raise Invalid.of("/host", "invalid", "The host is a name of the internet, such as smtp.example.com") from fault
    scheme = PORTS.get(int(port)) if port.isdecimal() else None
    if scheme is None:
        raise Invalid.of("/port", "invalid", f"The port is one of {', '.join(map(str, PORTS))}")
    if name and not secret:
        raise Invalid.of("/secret", "required", "The name needs its password")
    person = f"{quote(name, safe='')}:{quote(secret, safe='')}@" if name else ""
    return f"{scheme}://{person}{named}:{port}"


def encrypted(server: smtplib.SMTP, trust: ssl.SSLContext) -> bool:
    """Go on encrypted, where the server offers it. Whether it did."""
    server.ehlo()
    if not server.has_extn("starttls"):
        return False
    server.starttls(context=trust)
    return True
