"""Noticing that somebody has committed to the SQLite file, for a tenth of a microsecond.

In WAL mode every commit, of whatever process, rewrites the header of the shared
file beside the database (sqlite.org/walformat.html), and SQLite's own readers
compare those 48 bytes to see whether what they remember still holds. So do we,
in mapped memory. ``PRAGMA data_version`` says the same after two system calls,
and lets go of Python's lock on the way, which costs a busy server a fifth of its
requests; it stands in where the header cannot be had.
"""

import mmap
import os
import sys
from typing import Any

HEADER = 48
FORMAT = (3_007_000).to_bytes(4, sys.byteorder)


class Commits:
    """The header, mapped for as long as this process has the database open."""

    def __init__(self, path: str, connection: Any) -> None:
        """``connection`` holds the shared file in place: SQLite removes it when the last one goes."""
        self._connection = connection
        self._from_pragma()
        # Never close this early: closing any descriptor of a file drops all of this
        # process's POSIX locks on it, SQLite's too, and other processes could damage the data.
        self._descriptor: int | None = None
        self._header: mmap.mmap | None = None
        try:
            self._descriptor = os.open(f"{path}-shm", os.O_RDONLY | os.O_CLOEXEC)
            self._header = mmap.mmap(self._descriptor, HEADER, prot=mmap.PROT_READ)
        except (OSError, ValueError):
            return

    def version(self) -> bytes | int:
        """What differs after every commit. Equal now and then means that nobody has committed since."""
        header = self._header[:] if self._header is not None else b""
        return header if header.startswith(FORMAT) else self._from_pragma()

    def close(self) -> None:
        """Only after the last connection of this process to the file."""
        if self._header is not None:
            self._header.close()
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._header = self._descriptor = None

    def _from_pragma(self) -> int:
        number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return number
