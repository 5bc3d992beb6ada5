"""A server of Mastodon's API that fails when it is told to. One a worker, since its faults are for all who ask it."""

import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.services import run_folder
from tests.services.pds import straight
from tests.services.ports import free_port

PATIENCE = 60.0


@dataclass(frozen=True)
class Mastodon:
    """The running server."""

    port: int

    def fail(self, method: str, path: str, *, times: int = 1, **effect: Any) -> None:
        """Let the next calls of that kind fail in one of the server's own ways."""
        self.call("POST", "/api/v1/_mock/faults", {
            "match": {"methods": [method], "path": path}, "effect": effect, "count": times,
        })  # fmt: skip

    def forget(self) -> None:
        """No faults, no posts, and Anna alone."""
        self.call("DELETE", "/api/v1/_mock/faults")
        self.call("POST", "/api/v1/_mock/reset", {})
        self.call("POST", "/api/v1/_mock/dev_user", {"username": "anna"})

    def call(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", sent, headers, method=method)
        with straight.open(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def consent(self, url: str, username: str = "anna") -> dict[str, str]:
        """What she brings back from the page at that address."""
        asked = dict(parse_qsl(urlsplit(url).query)) | {"username": username}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/oauth/authorize", urlencode(asked).encode())
        try:
            straight.open(request, timeout=30)
        except urllib.error.HTTPError as redirect:
            return dict(parse_qsl(urlsplit(redirect.headers["Location"]).query))
        raise AssertionError("the page sends her back")


def start(worker: str) -> Mastodon:
    port, name = free_port(), f"mastodon-{worker}"
    command = ("serve", "--in-memory", "--host", "127.0.0.1", "--port", str(port))
    server = run_folder.start(name, sys.executable, "-m", "mastodon_mock", *command)
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with straight.open(f"http://127.0.0.1:{port}/api/v2/instance", timeout=5):
                server.returncode = 0
                return Mastodon(port)
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"mastodon_mock did not start:\n{(run_folder.current() / f'{name}.log').read_text()[-3000:]}")


def stop(worker: str) -> None:
    # Asked once it would wait for the calls that it lets hang.
    note = run_folder.current() / f"mastodon-{worker}.pid"
    os.kill(json.loads(note.read_text())["pid"], signal.SIGKILL)
    run_folder.stop(f"mastodon-{worker}")
