"""Servers on free ports for the browser: our application, and a shop's pages on another origin."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from goodword.app import application
from goodword.config import Config
from goodword.lib.db import db
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.houses import House, app_for
from tests.services.ports import free_port


class _Quiet(WSGIRequestHandler):
    timeout = 3  # a browser opens connections that it never uses

    def log(self, *_: object) -> None:
        pass


@contextmanager
def running(
    config: Config, *, host: str = "127.0.0.1", wrap: Callable = lambda app: app
) -> Iterator[tuple[House, str]]:
    """Our application in threads; gives the house and its address. ``wrap`` may put a fault in front."""
    port = free_port()
    address = f"http://{host}:{port}"
    made = application(replace(config, public_url=address), make=app_for)
    server = make_server("127.0.0.1", port, wrap(made) if wrap else made, threaded=True, request_handler=_Quiet)
    server.daemon_threads = False  # so that closing waits for answers under way
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        from werkzeug.test import Client

        yield House(replace(config, public_url=address), Client(made)), address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        db.close()


@dataclass
class Site:
    """A shop's own pages: path -> HTML (bytes name their encoding themselves), and headers that go with all of them."""

    address: str
    pages: dict[str, str | bytes]
    headers: dict[str, str]


def kind_of(path: str, body: str | bytes | None) -> str:
    if path.endswith((".js", ".css")):
        return f"text/{'javascript' if path.endswith('.js') else 'css'}; charset=utf-8"
    return "text/html" if isinstance(body, bytes) else "text/html; charset=utf-8"


@contextmanager
def site(pages: dict[str, str | bytes] | None = None, host: str = "shop.test", **headers: str) -> Iterator[Site]:
    """Serve a shop's pages on an origin of their own; change ``pages`` and ``headers`` at any time."""
    port = free_port()
    shown = Site(f"http://{host}:{port}", pages or {}, headers)

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            body = shown.pages.get(path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", kind_of(path, body))
            for name, value in shown.headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body if isinstance(body, bytes) else (body or "").encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", port), Pages) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield shown
        finally:
            server.shutdown()
            thread.join()
