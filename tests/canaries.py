"""Every secret of the run is watched: no line of the log has it, no address, and no answer but the one that shows it.

``lib.secrets`` makes them, ``web.watch`` lets every request through, in tests and behind browsers alike, so these two
are where we listen. What is found fails the test that was running; tests that measure time are left alone.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import pytest
from goodword.letters import links
from goodword.lib import logs, secrets, stamps
from goodword.web.watch import NO_ROUTE, ROUTE, Watch

SECRET = re.compile(rb"(?<![A-Za-z0-9])[a-z]{3}_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
CODE = re.compile(rb"(?<![\w-])\d{3} ?\d{3}(?![\w-])")
"""Six digits by themselves: in the middle of an id they are chance."""
ADDRESS = re.compile(rb"(?<!\\u)\b(?!u2022@)[a-z0-9._+-]+@[a-z0-9.-]*example\.(?:com|org|net)", re.IGNORECASE)
"""A whole address; ``a•••@example.com`` is a hint, in JSON too."""
LINKS = ("prf_", "sgl_", "gsi_", "lkt_", "lks_", f"{links.PREFIX}_")
"""These are mailed, or go to a network and back: their own pages are found by them, and nothing else is."""
SIGNED = re.compile(rb"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{60,}(?![A-Za-z0-9_-])")
MAILED = {"answer link": "/answer/", "accept link": "/accept/"}
"""Signed words that are mailed, by what they are for: the page of each is found by them, and nothing else is."""
SHOWN_AGAIN = {
    "/v1/shops/{site_key}/shopper": "the same word of the shop's gives the same bearer, for a reload or a second tab",
}
FAR = ("/demo/mailbox", "/demo/square/leave")
"""The demo shows its letters, with their links and addresses; its own network sends back what it was given."""
FORMS = ("/staff", "/answer")
"""A form that is shown again holds what was typed into it."""
NAMES_NOBODY = ("/me", "/signin", "/shopper", "/guests", "/photos", "/ratings", "/vote", "/flags")
"""What a page of the shop asks about people: no address is in the answers. Reviews may hold one that she typed."""


@dataclass
class Watcher:
    """What was made, and what was seen where it must not be."""

    made: dict[bytes, object] = field(default_factory=dict)
    codes: set[bytes] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    checked: int = 0
    is_on: bool = True

    def note(self, secret: str) -> str:
        self.made[secret.encode()] = _request.get()
        return secret

    def note_code(self, code: str) -> str:
        self.codes |= {code.encode(), f"{code[:3]} {code[3:]}".encode()}
        return code

    def found(self, data: bytes) -> set[bytes]:
        return {one for one in (*SECRET.findall(data), *SIGNED.findall(data)) if one in self.made}

    def blame(self, where: str, what: Iterable[bytes]) -> None:
        self.faults += [f"{where}: {one[:8].decode()}… is in it" for one in what]

    def look_at_answer(self, environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        """One answer and the address that was asked."""
        self.checked += 1
        route = environ.get(ROUTE, NO_ROUTE)
        where = f"{environ['REQUEST_METHOD']} {route} {status[:3]}"
        if route.startswith(FAR):
            return
        asked = f"{environ.get('PATH_INFO', '')}?{environ.get('QUERY_STRING', '')}".encode("latin-1", "replace")
        if not environ.get("PATH_INFO", "").startswith(tuple(MAILED.values())):
            self.blame(f"the address of {where}", (one for one in self.found(asked) if not one.startswith(_links())))
        told = b"\n".join(f"{name}: {value}".encode("latin-1", "replace") for name, value in headers)
        now, cookies = _request.get(), environ.get("HTTP_COOKIE", "").encode("latin-1", "replace")
        if route not in SHOWN_AGAIN:
            kept = {one for one in self.found(told) if one in cookies}  # her browser is told to keep it longer
            seen = self.found(body) | (self.found(told) - kept)
            self.blame(where, (one for one in seen if self.made[one] is not now))
        if status[0] in "45":
            self.blame(f"the refusal {where}", {one for one in CODE.findall(body) if one in self.codes})
        if (status[0] in "45" and not route.startswith(FORMS)) or (
            route.startswith("/v1/shops/") and any(each in route for each in NAMES_NOBODY)
        ):
            self.blame(f"an address in {where}", ADDRESS.findall(body))

    def look_at_line(self, line: bytes) -> None:
        """One line of the log, as it would be written."""
        self.blame("a line of the log", self.found(line) | set(ADDRESS.findall(line)))
        self.blame("a line of the log", {one for one in CODE.findall(line) if one in self.codes})


watcher = Watcher()
_request: ContextVar[object] = ContextVar("request", default=None)


class Ear(logging.Handler):
    """Hears every record as the house would write it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logs.formatter("json"))

    def emit(self, record: logging.LogRecord) -> None:
        if watcher.is_on and record.name.startswith(("goodword", "huey", "gunicorn", "py.warnings")):
            watcher.look_at_line(self.format(logging.makeLogRecord(record.__dict__)).encode())


def _links() -> tuple[bytes, ...]:
    return tuple(each.encode() for each in LINKS)


def _listening(call: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def listen(self: Watch, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not watcher.is_on:
            return call(self, environ, start)
        token = _request.set(object())
        told: list[Any] = ["500", []]

        def started(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            told[:] = [status, headers]
            return start(status, headers, *fault)

        try:
            answered = call(self, environ, started)
            try:
                body = b"".join(answered)
            finally:
                getattr(answered, "close", lambda: None)()
            watcher.look_at_answer(environ, *told, body)
        finally:
            _request.reset(token)
        return [body]

    return listen


def pytest_configure() -> None:
    make, code, lend = secrets.bearer, secrets.code, stamps.lend
    secrets.bearer = lambda prefix: watcher.note(make(prefix))  # type: ignore[assignment]  # the same, listened to
    secrets.code = lambda *given: watcher.note_code(code(*given))  # type: ignore[assignment]  # as above
    stamps.lend = lambda purpose, *given, **named: (  # type: ignore[assignment]  # as above
        watcher.note(lend(purpose, *given, **named)) if purpose in MAILED else lend(purpose, *given, **named)
    )
    put = stamps.put

    def put_down(purpose: str, body: bytes, **more: bytes) -> str:
        word = put(purpose, body, **more)
        if purpose == links.PURPOSE:
            watcher.note(f"{links.PREFIX}_{word}")
        return word

    stamps.put = put_down  # type: ignore[assignment]  # as above
    Watch.__call__ = _listening(Watch.__call__)  # type: ignore[method-assign]  # as above
    logging.getLogger().addHandler(Ear())


@pytest.fixture(autouse=True)
def _no_secret_gets_out(request: pytest.FixtureRequest) -> Iterator[None]:
    watcher.is_on = request.node.get_closest_marker("alone") is None
    watcher.faults.clear()
    watcher.codes.clear()
    yield
    found = list(dict.fromkeys(watcher.faults))
    watcher.faults.clear()
    assert found == []
