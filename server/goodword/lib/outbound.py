"""The only way out: HTTPS calls to hosts that somebody else has named.

A host is looked up once, every address of the answer must be public, and the
connection goes to an address that was checked. No redirect is followed, no proxy
and no cookie exists at this level, sizes and times have an end. What tests need
(names, ports and a CA of their own) are arguments; no setting and no variable
reaches them.
"""

import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Self

import httpcore2

from goodword import __version__
from goodword.lib.reachable import HTTPS, is_public, taken_apart
from goodword.lib.wires import Place, Wire

MOST_ADDRESSES = 4
_SENT = {"User-Agent": f"Goodword/{__version__}", "Accept-Encoding": "identity"}

Resolver = Callable[[str], Iterable[str]]


class CallFailed(Exception):
    """No answer was had. ``permanent`` says that asking again gives the same, ``sent`` that they may have heard us.

    What was not ``sent`` has surely done nothing there.
    """

    def __init__(self, reason: str, *, permanent: bool = False, sent: bool = False) -> None:
        super().__init__(reason)
        self.permanent, self.sent = permanent, sent


class CallRefused(CallFailed):
    """We do not call there, or do not take what came."""

    def __init__(self, reason: str, *, sent: bool = False) -> None:
        super().__init__(reason, permanent=True, sent=sent)


@dataclass(frozen=True)
class Answer:
    """What came back. A redirect is an answer like any other; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether the status says that it worked."""
        return 200 <= self.status < 300


def system_addresses(host: str) -> list[str]:
    """All addresses of a host, as the machine's resolver gives them."""
    found = socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class Outbound:
    """The client. ``reroute`` leads tests' hosts to a port of this machine, after every check has passed."""

    def __init__(
        self,
        *,
        resolve: Resolver = system_addresses,
        reroute: Mapping[str, Place] | None = None,
        ca: Path | None = None,
    ) -> None:
        self._resolve, self._reroute = resolve, dict(reroute or {})
        self._trust = ssl.create_default_context(cafile=str(ca)) if ca else None
        self.closes = math.inf

    def closing_in(self, seconds: float) -> Self:
        """The same way out for so long: no call begins after that, and none lasts longer."""
        other = copy(self)
        other.closes = min(self.closes, time.monotonic() + seconds)
        return other

    def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        largest: int = 1 << 20,
        seconds: float = 10,
    ) -> Answer:
        """Call, and read at most ``largest`` bytes, all of it within ``seconds``.

        :raises CallRefused: the address is not one we call, or the answer is larger or packed.
        :raises CallFailed: there was no answer, or not in time.
        """
        try:
            host, target = taken_apart(url)
        except ValueError as unfit:
            raise CallRefused(str(unfit)) from None
        until = min(time.monotonic() + seconds, self.closes)
        if until <= time.monotonic():
            raise CallFailed("the time for all calls is over")
        wire = Wire(self._checked_addresses(host, until), self._reroute.get(host), until)
        sent = _SENT | dict(headers or {}) | {"Host": host}
        try:
            with (
                httpcore2.ConnectionPool(ssl_context=self._trust, network_backend=wire) as pool,
                pool.stream(method, f"https://{host}{target}", headers=[*sent.items()], content=body) as answer,
            ):
                return _read(answer, largest)
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as fault:
            raise CallFailed(f"{host}: {type(fault).__name__}", sent=wire.is_written) from fault

    def _checked_addresses(self, host: str, until: float) -> list[str]:
        addresses = _in_time(lambda: list(self._resolve(host)), until)
        if not addresses:
            raise CallFailed(f"{host} has no address")
        if not all(map(is_public, addresses)):
            raise CallRefused(f"{host} is not a public host")
        return addresses[:MOST_ADDRESSES]


def _in_time(look_up: Callable[[], list[str]], until: float) -> list[str]:
    # The machine's resolver has no time limit of its own; who waits too long for it goes on without.
    told: SimpleQueue[list[str]] = SimpleQueue()

    def tell() -> None:
        try:
            told.put(look_up())
        except (OSError, UnicodeError):
            told.put([])

    Thread(target=tell, daemon=True).start()
    try:
        return told.get(timeout=max(0.0, until - time.monotonic()))
    except Empty:
        raise CallFailed("the host's address was not told in time") from None


def _read(answer: httpcore2.Response, largest: int) -> Answer:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
    if headers.get("content-encoding", "identity") != "identity":
        raise CallRefused("the answer is packed, though we asked for it plain", sent=True)
    body = bytearray()
    for piece in answer.iter_stream():
        body += piece
        if len(body) > largest:
            raise CallRefused(f"the answer is larger than {largest} bytes", sent=True)
    return Answer(answer.status, headers, bytes(body))
