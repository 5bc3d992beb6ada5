"""A small load client: many kept connections, one thread, answers counted by their length.

It takes more of the machine than wrk does, so the fastest rows come out lower.
"""

import select
import socket
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 5.0
MOST_REQUESTS = 2_000_000


@dataclass
class Line:
    """One connection: what is still to come of the present answer, and since when we wait."""

    socket: socket.socket
    missing: int = 0
    asked_at: float = 0.0


@dataclass
class Tally:
    """All answers so far."""

    times: list[float] = field(default_factory=list)
    failed: int = 0


def run(url: str, *, seconds: float, connections: int) -> dict[str, Any]:
    """Ask until the time is over; the fields of ``load.Answered``."""
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    request = f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    length = answer_length(host, port, request)
    lines = {line.socket.fileno(): line for line in (Line(_connected(host, port)) for _ in range(connections))}
    start = time.perf_counter()
    tally = _ask(lines, request, length, until=start + seconds)
    took = time.perf_counter() - start
    for line in lines.values():
        line.socket.close()
    return _summed(tally, took)


def answer_length(host: str, port: int, request: bytes) -> int:
    """How long the whole answer is, head and body; it stays the same."""
    with _connected(host, port) as asked:
        asked.sendall(request)
        got = b""
        while b"\r\n\r\n" not in got:
            got += _more(asked)
        head, _, _ = got.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"the server said {head[:80]!r}")
        sizes = [
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")
        ]
        return len(head) + 4 + sizes[0]


def _ask(lines: dict[int, Line], request: bytes, length: int, *, until: float) -> Tally:
    tally, poll, now = Tally(), select.epoll(), time.perf_counter
    for number, line in lines.items():
        poll.register(number, select.EPOLLIN)
        _send(line, request, length, now())
    while now() < until and len(tally.times) < MOST_REQUESTS:
        for number, _ in poll.poll(PATIENCE) or _nothing():
            line = lines[number]
            line.missing -= len(_more(line.socket))
            if line.missing == 0:
                moment = now()
                tally.times.append(moment - line.asked_at)
                _send(line, request, length, moment)
            elif line.missing < 0:
                tally.failed += 1
                line.missing = length
    poll.close()
    return tally


def _send(line: Line, request: bytes, length: int, moment: float) -> None:
    line.missing, line.asked_at = length, moment
    line.socket.send(request)


def _more(asked: socket.socket) -> bytes:
    got = asked.recv(65_536)
    if not got:
        raise RuntimeError("the server closed a connection")
    return got


def _nothing() -> list[tuple[int, int]]:
    raise RuntimeError(f"no answer within {PATIENCE:.0f} s")


def _connected(host: str, port: int) -> socket.socket:
    made = socket.create_connection((host, port), timeout=PATIENCE)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _summed(tally: Tally, took: float) -> dict[str, Any]:
    times = sorted(tally.times)
    at = {share: times[int(len(times) * share)] * 1000 if times else 0.0 for share in (0.5, 0.99)}
    count = len(times)
    return {"per_second": count / took, "requests": count, "p50": at[0.5], "p99": at[0.99], "failed": tally.failed}
