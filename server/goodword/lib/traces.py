"""Which request, job or letter a line of the log belongs to (W3C Trace Context, level 1).

A request takes its trace from ``traceparent`` and its name from ``X-Request-Id``
when they are well-formed, and makes its own otherwise. Jobs and letters keep the
trace of the request that caused them in their rows.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import getrandbits
from typing import NamedTuple

_PARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?")
# Long enough to be a made-up id and not a name; an address has an @, a bearer of ours begins with g.._.
_REQUEST_ID = re.compile(r"(?!g[a-z]{2}_)(?=[^0-9]*[0-9])[0-9A-Za-z][0-9A-Za-z_=:-]{15,127}")


class Trace(NamedTuple):
    """Which request this is, in which trace, and whether the caller records it."""

    request_id: str
    trace_id: str
    flags: str

    @property
    def parent(self) -> str:
        """What the next one along the way is told; each time from a span of its own."""
        return f"00-{self.trace_id}-{getrandbits(64) | 1:016x}-{self.flags}"


current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def of_request(traceparent: str, request_id: str) -> Trace:
    """The trace of a request with these headers; empty or malformed ones count for nothing."""
    found = _PARENT.fullmatch(traceparent) if traceparent else None
    # Ids, no secrets: the quick generator is good enough, and this runs for every hot read.
    trace_id = found[1] if found else f"{getrandbits(128):032x}"
    named = request_id if request_id and _REQUEST_ID.fullmatch(request_id) else trace_id
    return Trace(named, trace_id, found[2] if found else "00")


def parent_now() -> str | None:
    """The ``traceparent`` that a row written now should keep."""
    trace = current.get()
    return trace.parent if trace else None


@contextmanager
def continued(traceparent: str | None) -> Iterator[Trace]:
    """Work that goes on where a row's trace stopped, as a span of its own."""
    trace = of_request(traceparent or "", "")
    token = current.set(trace)
    try:
        yield trace
    finally:
        current.reset(token)
