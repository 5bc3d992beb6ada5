"""Clients that ask without pause and forgive nothing: whatever is not an answer of 200 or 201 is a failure."""

import json
import random
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

from tests.soak.honest import Forms, Guests, own_address, own_name, sentences

KEEPING, PARTING, SLOW, WRITING = "keep-alive", "a connection each", "a slow body", "writes"
PAUSE_IN_BODY = 0.5
PRODUCTS = ("kettle", *(f"tea-{number}" for number in range(19)))


@dataclass(frozen=True)
class Page:
    """The shop's page that they ask from, and the browsers that write there."""

    site_key: str
    guests: Guests

    @property
    def at(self) -> str:
        return f"/v1/shops/{self.site_key}"


@dataclass
class Asker(threading.Thread):
    """One client in one manner. ``answered`` and ``failures`` are what it met; ``written`` its reviews."""

    manner: str
    port: int
    page: Page
    over: threading.Event
    answered: int = 0
    failures: list[str] = field(default_factory=list)
    written: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(name=self.manner, daemon=True)
        self._line: HTTPConnection | None = None
        self._forms = Forms(self._open_form, tabs=2 if self.manner == SLOW else 30)
        self._dice = random.Random(uuid.uuid4().hex)

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
            status, _ = self._said("GET", f"{self.page.at}/reviews?product=kettle&sort=newest")
            assert status == 200, status
        if self.manner != KEEPING:
            self._close()

    def _write(self) -> None:
        status, said = self._said("POST", f"{self.page.at}/reviews", self._review(), self.page.guests.next())
        self._published(status, said)

    def _ask_slowly(self) -> None:
        """The head and half of the body now, the rest later: the request lives for half a second at least."""
        body = json.dumps(self._review()).encode()
        line = self._opened()
        line.putrequest("POST", f"{self.page.at}/reviews")
        for name, value in self._headers(body, self.page.guests.next()).items():
            line.putheader(name, value)
        line.endheaders(body[:40])
        self.over.wait(PAUSE_IN_BODY)
        line.send(body[40:])
        answer = line.getresponse()
        self._published(answer.status, answer.read())

    def _published(self, status: int, said: bytes) -> None:
        """No rule finds anything about what they write."""
        assert status == 201, (status, said)
        answer = json.loads(said)
        self.written.append((time.monotonic(), answer["id"]))
        assert (answer["status"], answer.get("why", [])) == ("published", []), answer

    def _review(self) -> dict[str, Any]:
        words = {"name": own_name(self._dice), "email": own_address(), "text": sentences(self._dice, 5)}
        review = {"product": self._dice.choice(PRODUCTS), "rating": self._dice.randint(1, 5), "locale": "en"}
        return words | review | self._filled_in()

    def _filled_in(self) -> dict[str, Any]:
        while (form := self._forms.ripe()) is None:
            threading.Event().wait(0.02)
        return form

    def _open_form(self) -> str | None:
        """A form's token; the page of code that knows no forms sends none."""
        status, said = self._said("GET", f"{self.page.at}/form")
        assert status in {200, 404}, status
        return str(json.loads(said)["token"]) if status == 200 else None

    def _said(self, method: str, path: str, body: Any = None, bearer: str = "") -> tuple[int, bytes]:
        data = json.dumps(body).encode() if body is not None else b""
        line = self._opened()
        line.request(method, path, data or None, self._headers(data, bearer) if data else {})
        answer = line.getresponse()
        return answer.status, answer.read()

    def _headers(self, body: bytes, bearer: str) -> dict[str, str]:
        given = {"Authorization": f"Bearer {bearer}", "Origin": "https://tea-house.test"}
        sized = {"Content-Type": "application/json", "Content-Length": str(len(body))}
        return given | sized | {"Idempotency-Key": str(uuid.uuid4())}

    def _opened(self) -> HTTPConnection:
        if self._line is None:
            self._line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        return self._line

    def _close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


@contextmanager
def asking(port: int, page: Page, manners: list[str]) -> Iterator[list[Asker]]:
    """Askers at work, one for each manner named, until the end of the block."""
    over = threading.Event()
    askers = [Asker(manner, port, page, over) for manner in manners]
    for asker in askers:
        asker.start()
    try:
        yield askers
    finally:
        over.set()
        for asker in askers:
            asker.join(60)
