"""The wire of one call out: it dials the addresses that were checked, and every wait ends with the call's time."""

import ssl
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore2

Place = tuple[str, int]
"""An address and a port."""

_plain = httpcore2.SyncBackend()


@dataclass
class Wire(httpcore2.NetworkBackend):
    """Dials the checked addresses in turn, whatever the name says by now. ``until`` is of the monotonic clock.

    ``is_written`` says that the request, or a part of it, may have gone out; a handshake is no part of it.
    """

    addresses: Sequence[str]
    rerouted: Place | None
    until: float
    is_written: bool = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address that answers.

        :raises httpcore2.NetworkError: none did.
        """
        fault: Exception | None = None
        for number, address in enumerate(self.addresses):
            place = self.rerouted or (address, port)
            share = remaining(self.until) / (len(self.addresses) - number)
            try:
                return TimedStream(_plain.connect_tcp(*place, timeout=share), self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                fault = failed
        raise fault or httpcore2.ConnectError(host)


@dataclass
class TimedStream(httpcore2.NetworkStream):
    """A stream on which one byte a second gains nobody more time."""

    inner: httpcore2.NetworkStream
    wire: Wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come."""
        return self.inner.read(max_bytes, remaining(self.wire.until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        left = remaining(self.wire.until)
        self.wire.is_written = True
        self.inner.write(buffer, left)

    def close(self) -> None:
        """Hang up."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Shake hands with whom the certificate names."""
        left = remaining(self.wire.until)
        return TimedStream(self.inner.start_tls(ssl_context, server_hostname, left), self.wire)

    def get_extra_info(self, info: str) -> Any:
        """What the stream tells of itself."""
        return self.inner.get_extra_info(info)


def remaining(until: float) -> float:
    """Seconds left.

    :raises httpcore2.ReadTimeout: none are.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this call is over")
    return left
