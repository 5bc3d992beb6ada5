"""What is counted of requests, in a form that Prometheus reads.

Server processes share their figures through files in ``PROMETHEUS_MULTIPROC_DIR``,
which ``goodword serve`` sets before they start. The door's own clock stops when the
answer begins, not when its last byte has left.
"""

import os
from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
FOLDER = "PROMETHEUS_MULTIPROC_DIR"

own = CollectorRegistry()
_seconds = Histogram(
    "goodword_request_seconds",
    "Time until a request's answer began, by route and by how the door answered: remembered, kept, built, or inside",
    ("route", "door"),
    buckets=BUCKETS,
    registry=own,
)
_answers = Counter(
    "goodword_requests_total",
    "Requests answered, by method, route and status",
    ("method", "route", "status"),
    registry=own,
)


def answered(method: str, route: str, status: int, door: str, seconds: Sequence[float]) -> None:
    """Count answers of one kind, by how long each took."""
    histogram = _seconds.labels(route, door)
    for each in seconds:
        histogram.observe(each)
    _answers.labels(method, route, str(status)).inc(len(seconds))


def registry() -> CollectorRegistry:
    """The figures of all server processes, or of this one where they share none."""
    if not os.environ.get(FOLDER):
        return own
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]  # it has no types
    return shared


def forget_process(pid: int) -> None:
    """A server process has ended; what it counted stays."""
    if os.environ.get(FOLDER):
        mark_process_dead(pid)  # type: ignore[no-untyped-call]  # as above
