"""Hosts of the internet, played on a port of this machine: names, a CA, and every kind of bad manners."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme

PUBLIC = "93.184.215.14"
Manners = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FarHost:
    """A server behind a public name; ``seen`` are the request lines and hosts that reached it."""

    port: int
    ca: Path
    manners: dict[str, Manners] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)

    @property
    def place(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)


def answering(status: int, body: bytes = b"", **headers: str) -> Manners:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(body)

    return answer


@contextmanager
def far_host(folder: Path, *names: str) -> Iterator[FarHost]:
    """An HTTPS server whose certificate names the hosts given."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(trust)

    class Pages(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            host.seen.append((self.path, self.headers["Host"]))
            host.manners.get(self.path, answering(404))(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        server.handle_error = lambda *_: None  # a caller that hangs up is part of the play
        server.socket = trust.wrap_socket(server.socket, server_side=True)
        host = FarHost(server.server_port, folder / "ca.pem")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Ear:
    """A listener of this machine that must hear nothing."""

    port: int
    heard: list[bytes] = field(default_factory=list)


@contextmanager
def ear() -> Iterator[Ear]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        listening, over = Ear(listener.getsockname()[1]), threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    caller, _ = listener.accept()
                except TimeoutError:
                    continue
                with caller:
                    caller.settimeout(1)
                    listening.heard.append(b"connected")

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield listening
        finally:
            over.set()
            thread.join()
