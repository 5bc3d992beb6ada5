"""A shopper's connection: it asks until it is answered, and keeps count of what it was told."""

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

PAUSE = 0.05
MOST_TRIES = 400
PATIENCE = 30.0
OFTEN = 10


@dataclass(frozen=True)
class Answer:
    status: int
    retry_after: str | None
    raw: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.raw)


@dataclass
class Told:
    """What one shopper was told. Nobody else writes here, so it needs no lock."""

    statuses: Counter[int] = field(default_factory=Counter)
    write_seconds: list[float] = field(default_factory=list)
    cut: int = 0
    odd: list[str] = field(default_factory=list)

    def note(self, method: str, path: str, answer: Answer, seconds: float) -> None:
        self.statuses[answer.status] += 1
        if method != "GET":
            self.write_seconds.append(seconds)
        is_busy = answer.status == 503 and answer.retry_after is not None
        if (answer.status >= 500 and not is_busy) or b"database is locked" in answer.raw:
            self.odd.append(f"{method} {path} -> {answer.status} {answer.raw[:300]!r}")


class Line:
    """A keep-alive connection, opened again when it was cut, and now and then anyway, to meet every process."""

    def __init__(self, port: int, told: Told) -> None:
        self._port, self._told = port, told
        self._connection: HTTPConnection | None = None
        self._asked = 0

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Ask until there is an answer other than busy; a cut request is sent again exactly as it was."""
        for _ in range(MOST_TRIES):
            answer = self._try(method, path, body, headers)
            if answer is not None and answer.status != 503:
                return answer
            threading.Event().wait(PAUSE)
        raise AssertionError(f"{method} {path} got no answer in {MOST_TRIES} tries")

    def _try(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Answer | None:
        data = None if body is None else json.dumps(body).encode()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        begun = time.perf_counter()
        try:
            connection = self._open()
            connection.request(method, path, data, {"Content-Type": "application/json", **sent})
            response = connection.getresponse()
            answer = Answer(response.status, response.headers["Retry-After"], response.read())
        except (OSError, HTTPException):
            self.close()
            self._told.cut += 1
            return None
        self._told.note(method, path, answer, time.perf_counter() - begun)
        return answer

    def _open(self) -> HTTPConnection:
        self._asked += 1
        if self._asked % OFTEN == 0:
            self.close()
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
