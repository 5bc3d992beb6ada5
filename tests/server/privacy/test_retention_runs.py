"""Nothing outlives its time: the clock is moved on, the jobs run as they are scheduled, and what is too old is gone."""

from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock
from goodword.lib.db import Base, reading
from goodword.privacy.retention import DAY, DELETED, KEPT
from goodword.wiring import JOBS
from sqlalchemy import func, select

from tests.server.migrations.filling import fill

TIMED = [line for line in KEPT if line.days is not None]
AT_NIGHT = ("media.sweep",)
"""Photos take two steps: given up in one run, removed a day later."""

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def left(line, *, before) -> int:
    """How many rows of this line are older than that, and still say what they said."""
    table = Base.metadata.tables[line.table]
    which = [table.c[line.since] < before, *(table.c[name].in_(of) for name, of in line.only.items())]
    if line.then != DELETED:
        which += [table.c[name].is_not(None) for name in line.names]
    with reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(*which)) or 0


def numbers(before) -> list[int]:
    return [left(line, before=before) for line in TIMED]


def test_what_is_too_old_is_gone_and_what_is_not_stays(house, tmp_path):
    fill(house, tmp_path)
    begun = clock.now()
    filled = numbers(begun + timedelta(days=60))
    assert sum(filled) > 10
    for job in sorted({line.by for line in TIMED} - {line.by for line in TIMED if line.days < 1}):
        JOBS[job]()
    assert numbers(begun + timedelta(days=60)) == filled
    moment = begun + timedelta(days=500)
    with time_machine.travel(moment, tick=True):
        for job in sorted({line.by for line in TIMED}):
            JOBS[job]()
    with time_machine.travel(moment + timedelta(days=3), tick=True):
        for job in AT_NIGHT:
            JOBS[job]()
        late = {line.table: left(line, before=moment - line.days * DAY) for line in TIMED}
    assert {table: number for table, number in late.items() if number} == {}
