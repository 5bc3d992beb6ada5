"""What is noted of requests: a line each and the figures.

Hot reads are many, so a request only leaves a note; a thread of the process turns the
notes into lines and figures, four times a second. What a killed process had not yet
written is lost with it; a process that is told to end writes it first.
"""

import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from multiprocessing.util import Finalize
from typing import NamedTuple

from goodword.lib import logs
from goodword.lib.traces import Trace
from goodword.web import figures

SOON = 0.25
MOST_WAITING = 500


class Note(NamedTuple):
    """One request is answered. Nothing here comes from outside but the ids, whose form is checked."""

    trace: Trace
    method: str
    route: str
    status: int
    seconds: float
    door: str
    at: float


class Notes:
    """Notes on their way to the log and the figures."""

    def __init__(self) -> None:
        self._waiting: deque[Note] = deque()
        self._wake = threading.Event()
        self._one = threading.Lock()
        self._clerk: threading.Thread | None = None
        self._writes_lines = self._is_plain = False

    def open(self, *, form: str, writes_lines: bool) -> None:
        """Choose ``json`` or ``plain`` lines (empty is plain at a terminal), or figures only."""
        self._writes_lines, self._is_plain = writes_lines, logs.is_plain(form)

    def take(self, note: Note) -> None:
        """Leave a note."""
        self._waiting.append(note)
        if self._clerk is None:
            self._start()
        elif len(self._waiting) > MOST_WAITING:
            self._wake.set()

    def flush(self) -> None:
        """Work off what waits."""
        with self._one:
            notes = [self._waiting.popleft() for _ in range(len(self._waiting))]
            _count(notes)
            if notes and self._writes_lines:
                write = self._plain if self._is_plain else self._json
                self._write("".join(map(write, notes)))

    def _start(self) -> None:
        with self._one:
            if self._clerk is None:
                self._clerk = threading.Thread(target=self._work, name="notes of requests", daemon=True)
                self._clerk.start()
                # Granian's processes are children of multiprocessing, which run no atexit.
                Finalize(None, self.flush, exitpriority=1)

    def _work(self) -> None:
        while True:
            self._wake.wait(SOON)
            self._wake.clear()
            self.flush()

    def _write(self, lines: str) -> None:
        with suppress(ValueError, OSError):  # nobody is there to read any more
            sys.stderr.write(lines)
            sys.stderr.flush()

    def _plain(self, note: Note) -> str:
        at = time.strftime("%H:%M:%S", time.gmtime(note.at))
        return f"{at} info    {note.method} {note.route} {note.status} {note.seconds * 1000:.1f} ms {note.door}\n"

    def _json(self, note: Note) -> str:
        second, fraction = divmod(note.at, 1)
        return (
            f'{{"time": "{_second(second)}.{int(fraction * 1_000_000):06}Z", '
            f'"level": "{"info" if note.status < 500 else "warning"}", "event": "request", '
            f'"request_id": "{note.trace.request_id}", "trace_id": "{note.trace.trace_id}", '
            f'"method": "{note.method}", "route": "{note.route}", "status": {note.status}, '
            f'"ms": {note.seconds * 1000:.2f}, "door": "{note.door}"}}\n'
        )


def _count(notes: Sequence[Note]) -> None:
    took: dict[tuple[str, str, int, str], list[float]] = defaultdict(list)
    for _, method, route, status, seconds, door, _ in notes:
        took[method, route, status, door].append(seconds)
    for kind, each in took.items():
        figures.answered(*kind, each)


@lru_cache(maxsize=8)
def _second(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()[:19]


notes = Notes()
