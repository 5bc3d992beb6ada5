"""Locks that hold between threads and between processes of one machine."""

import fcntl
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

PATIENCE = 20.0


class Line:
    """A line in which the threads of one process stand: the first to come is the first served."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_taken = False
        self._places: deque[threading.Lock] = deque()

    def __len__(self) -> int:
        """How many are waiting."""
        return len(self._places)

    def enter(self, patience: float) -> bool:
        """Wait for one's turn; False when it did not come in time."""
        place = self._stand()
        if place is None:
            return True
        try:
            came = place.acquire(timeout=patience)
        except BaseException:  # Ctrl-C: nobody must be waited for who has gone
            if not self._step_out(place):
                self.leave()
            raise
        return came or not self._step_out(place)

    def leave(self) -> None:
        """Let the next one in: it is handed over, nobody can push in between."""
        with self._guard:
            if self._places:
                self._places.popleft().release()
            else:
                self._is_taken = False

    def _stand(self) -> "threading.Lock | None":
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return None
            place = threading.Lock()
            place.acquire()
            self._places.append(place)
            return place

    def _step_out(self, place: threading.Lock) -> bool:
        with self._guard:
            if place not in self._places:
                return False  # it was handed over a moment ago
            self._places.remove(place)
            return True


class MachineLock:
    """First come, first served among threads, and no process is passed by; a killed holder lets go.

    SQLite's own waiting is unfair: among eight writers some waited for seconds.
    Processes pass two files: whoever waits for the second holds the first, so
    that the one who has just finished cannot take the lock again before him.
    """

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._paths = (path.with_name(f"{path.name}-next"), path)
        self._line = Line()
        self._files: list[int] = []
        _all.add(self)

    @property
    def waiting(self) -> int:
        """How many threads of this process wait for it."""
        return len(self._line)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the lock and hold it.

        :raises TimeoutError: the threads before this one have not let it in in time.
        """
        if not self._line.enter(self.patience):
            raise TimeoutError(f"no turn within {self.patience} s")
        try:
            first, second = self._open()
            fcntl.flock(first, fcntl.LOCK_EX)
            try:
                fcntl.flock(second, fcntl.LOCK_EX)
            finally:
                fcntl.flock(first, fcntl.LOCK_UN)
            try:
                yield
            finally:
                fcntl.flock(second, fcntl.LOCK_UN)
        finally:
            self._line.leave()

    def close(self) -> None:
        """Give the files back; the next holder opens them again."""
        while self._files:
            os.close(self._files.pop())

    def _open(self) -> list[int]:
        if not self._files:
            self._paths[0].parent.mkdir(parents=True, exist_ok=True)
            self._files = [os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) for path in self._paths]
        return self._files

    def _forget(self) -> None:
        # A file shared by fork() shares the lock, and keeps it when the parent is gone: the child opens its own.
        self.close()
        self._line = Line()


_all: WeakSet[MachineLock] = WeakSet()


def _forget_all() -> None:
    for lock in list(_all):
        lock._forget()  # noqa: SLF001 - its own module


os.register_at_fork(after_in_child=_forget_all)
