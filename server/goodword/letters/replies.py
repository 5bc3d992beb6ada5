"""What a mail server says, read within a time and a size: it may be anybody's."""

import socket
import time

MOST = 65_536
"""Bytes that a server may say in a whole conversation; a usual one takes a thousand."""


class Replies:
    """The lines of a server, until a moment of the monotonic clock. smtplib reads them like a file's."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until, self._held, self._left = sock, until, b"", MOST

    def readline(self, longest: int) -> bytes:
        """One line, or what came before the end.

        :raises TimeoutError: the time is over; one byte a second gains nobody more of it.
        :raises ConnectionError: it says too much.
        """
        while b"\n" not in self._held and len(self._held) < longest and (piece := self._piece()):
            self._held += piece
        end = min(longest, self._held.find(b"\n") + 1 or longest)
        line, self._held = self._held[:end], self._held[end:]
        return line

    def close(self) -> None:
        """Nothing more is read."""
        self._held = b""

    def _piece(self) -> bytes:
        remaining = self._until - time.monotonic()
        if remaining <= 0:
            raise TimeoutError("the mail server has taken too long")
        self._sock.settimeout(remaining)
        piece = self._sock.recv(4096)
        self._left -= len(piece)
        if self._left < 0:
            raise ConnectionError("the mail server says too much")
        return piece
