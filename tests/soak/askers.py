"""Clients that ask without pause and forgive nothing: whatever is not an answer of 200 or 201 is a failure."""

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

KEEPING, PARTING, SLOW, WRITING = "keep-alive", "a connection each", "a slow body", "writes"
PAUSE_IN_BODY = 0.5


@dataclass
class Asker(threading.Thread):
    """One client in one manner. ``answered`` and ``failures`` are what it met; ``written`` its reviews."""

    manner: str
    port: int
    site_key: str
    bearer: str
    over: threading.Event
    answered: int = 0
    failures: list[str] = field(default_factory=list)
    written: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(name=self.manner, daemon=True)
        self._line: HTTPConnection | None = None

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        while not self.over.is_set():
            begun = time.monotonic()
            try:
                self._ask()
                self.answered += 1
            except (OSError, HTTPException, AssertionError) as fault:
                took = time.monotonic() - begun
                self.failures.append(f"{self.manner}: {type(fault).__name__} {fault} after {took:.3f} s")
                self._close()
                self.over.wait(0.02)
        self._close()

    def _ask(self) -> None:
        if self.manner == SLOW:
            self._ask_slowly()
        elif self.manner == WRITING:
            self._write()
        else:
            status, _ = self._said("GET", f"/v1/shops/{self.site_key}/reviews?product=kettle&sort=newest")
            assert status == 200, status
        if self.manner != KEEPING:
            self._close()

    def _write(self) -> None:
        status, said = self._said("POST", f"/v1/shops/{self.site_key}/reviews", self._review())
        assert status == 201, (status, said)
        self.written.append((time.monotonic(), json.loads(said)["id"]))

    def _ask_slowly(self) -> None:
        """The head and half of the body now, the rest later: the request lives for half a second at least."""
        body = json.dumps(self._review()).encode()
        line = self._opened()
        line.putrequest("POST", f"/v1/shops/{self.site_key}/reviews")
        for name, value in self._headers(body).items():
            line.putheader(name, value)
        line.endheaders(body[:40])
        self.over.wait(PAUSE_IN_BODY)
        line.send(body[40:])
        answer = line.getresponse()
        said = answer.read()
        assert answer.status == 201, (answer.status, said)
        self.written.append((time.monotonic(), json.loads(said)["id"]))

    def _said(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        data = json.dumps(body).encode() if body is not None else b""
        line = self._opened()
        line.request(method, path, data or None, self._headers(data) if data else {})
        answer = line.getresponse()
        return answer.status, answer.read()

    def _headers(self, body: bytes) -> dict[str, str]:
        given = {"Authorization": f"Bearer {self.bearer}", "Origin": "https://tea-house.test"}
        sized = {"Content-Type": "application/json", "Content-Length": str(len(body))}
        return given | sized | {"Idempotency-Key": str(uuid.uuid4())}

    def _review(self) -> dict[str, Any]:
        email = "anna@example.com"
        return {"product": "kettle", "rating": 4, "name": uuid.uuid4().hex, "email": email, "text": uuid.uuid4().hex}

    def _opened(self) -> HTTPConnection:
        if self._line is None:
            self._line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        return self._line

    def _close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


@contextmanager
def asking(port: int, site_key: str, bearer: str, manners: list[str]) -> Iterator[list[Asker]]:
    """Askers at work, one for each manner named, until the end of the block."""
    over = threading.Event()
    askers = [Asker(manner, port, site_key, bearer, over) for manner in manners]
    for asker in askers:
        asker.start()
    try:
        yield askers
    finally:
        over.set()
        for asker in askers:
            asker.join(60)
