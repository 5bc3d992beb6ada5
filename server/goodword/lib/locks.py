"""Locks that hold between threads and between processes of one machine."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class MachineLock:
    """First come, first served among threads, then among processes; a killed holder lets go.

    SQLite's own waiting is unfair: among eight writers some waited for seconds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._in_process = threading.Lock()
        self._descriptor: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the lock and hold it."""
        with self._in_process:
            descriptor = self._open()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _open(self) -> int:
        if self._descriptor is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            os.register_at_fork(after_in_child=self._forget)
        return self._descriptor

    def _forget(self) -> None:
        # A descriptor shared by fork() would share the lock: the child opens its own.
        self._descriptor, self._in_process = None, threading.Lock()
