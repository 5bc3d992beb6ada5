"""How much of the machine other work took meanwhile: beside a busy neighbour no figure is worth much."""

import resource
from dataclasses import dataclass
from pathlib import Path

IDLE, WAITING = 3, 4
PLACES = 8


@dataclass(frozen=True)
class Moment:
    """Ticks of all processors since the start, and seconds that we and our ended children have used."""

    busy: float
    total: float
    ours: float


def now() -> Moment:
    """This moment."""
    ticks = [float(each) for each in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1 : PLACES + 1]]
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    total = sum(ticks)
    return Moment(total - ticks[IDLE] - ticks[WAITING], total, sum(each.ru_utime + each.ru_stime for each in used))


def taken_by_others(before: Moment, after: Moment, *, server_seconds: float, ticks_a_second: int) -> float:
    """The share that neither the server nor the load took."""
    total = after.total - before.total
    known = (after.ours - before.ours + server_seconds) * ticks_a_second
    return max(0.0, (after.busy - before.busy - known) / total) if total else 0.0
