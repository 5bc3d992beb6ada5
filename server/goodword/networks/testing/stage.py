"""Hosts of the internet, played on a port of this machine: a test's network calls them by their real names.

The guarded client keeps every check it has in earnest; names, port and authority are given to it as arguments.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from goodword.lib.outbound import Outbound
from goodword.networks.testing.certificates import new_authority

PUBLIC = "93.184.215.14"


@dataclass(frozen=True)
class Asked:
    """A request that has come; header names are in lower case."""

    method: str
    host: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def form(self) -> dict[str, str]:
        """What a form holds."""
        return dict(parse_qsl(self.body.decode()))

    @property
    def json(self) -> Any:
        """What JSON says."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Said:
    """An answer: bytes as they are, anything else as JSON."""

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Host = Callable[[Asked], Said]
Which = Callable[[Asked], bool]


@dataclass
class Spoiled:
    """What happens to the next request of a kind. ``said`` None: the line goes dead. ``heard``: the host acts first."""

    which: Which
    said: Said | None
    heard: bool


@dataclass
class Stage:
    """The hosts by their names, all that they were asked, and the client that calls them."""

    hosts: dict[str, Host]
    http: Outbound
    port: int
    ca: Path
    asked: list[Asked] = field(default_factory=list)
    spoiled: list[Spoiled] = field(default_factory=list)

    def spoil(self, which: Which, said: Said | None, *, heard: bool = False) -> None:
        """Answer the next request of that kind otherwise than its host would."""
        self.spoiled.append(Spoiled(which, said, heard))

    def answer(self, asked: Asked) -> Said | None:
        """What the host says, or what a fault has made of it."""
        self.asked.append(asked)
        host = self.hosts.get(asked.host, _nobody)
        fault = next((each for each in self.spoiled if each.which(asked)), None)
        if fault is None:
            return host(asked)
        self.spoiled.remove(fault)
        if fault.heard:
            host(asked)
        return fault.said


def _nobody(_: Asked) -> Said:
    return Said(404)


@contextmanager
def staged(hosts: dict[str, Host], *, more: tuple[str, ...] = ()) -> Iterator[Stage]:
    """Play these hosts. ``more`` are names for hosts that come later."""
    names = (*hosts, *more)
    with TemporaryDirectory() as folder, ThreadingHTTPServer(("127.0.0.1", 0), _Line) as server:
        ca, trust = new_authority(Path(folder), names)
        server.socket = trust.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a caller that hangs up is part of the play
        place = ("127.0.0.1", server.server_port)
        http = Outbound(resolve=_resolver(names), reroute=dict.fromkeys(names, place), ca=ca)
        server.stage = stage = Stage(hosts, http, server.server_port, ca)  # type: ignore[attr-defined]  # for the line
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield stage
        finally:
            server.shutdown()
            thread.join()


def _resolver(names: tuple[str, ...]) -> Callable[[str], list[str]]:
    def resolve(host: str) -> list[str]:
        return [PUBLIC] if host in names else []

    return resolve


class _Line(BaseHTTPRequestHandler):
    timeout = 10

    def _talk(self) -> None:
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = dict(parse_qsl(url.query))
        stage: Stage = self.server.stage  # type: ignore[attr-defined]  # set when the server was made
        said = stage.answer(Asked(self.command, headers.get("host", ""), url.path, query, headers, body))
        if said is None:
            self.close_connection = True
            return
        self._say(said)

    def _say(self, said: Said) -> None:
        plain = isinstance(said.body, bytes)
        body: bytes = said.body if plain else json.dumps(said.body).encode()
        self.send_response(said.status)
        kind = {} if plain else {"Content-Type": "application/json"}
        for name, value in (kind | dict(said.headers) | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = _talk  # noqa: N815  # the protocol names them

    def log_message(self, *_: object) -> None:
        """Say nothing."""
