"""A worker is killed inside a step: who comes next takes it whole, and everybody is written to once."""

import signal
from datetime import timedelta

import pytest
from goodword.letters.models import Letter
from goodword.lib import clock as now
from goodword.lib.db import reading
from sqlalchemy import func, select

from tests.server.promises.stage import EXPERT, ask, expert, pass_time
from tests.services.warm import Warm
from tests.soak.installation import Installation

pytestmark = pytest.mark.timeout(180)


def killed_in_a_step(house, moment) -> None:
    here = Installation(house.config).environment
    done = Warm("-m", "tests.server.promises.dying", moment.isoformat(), env=here)
    said, _ = done.communicate()
    assert done.returncode == -signal.SIGKILL, said


def letters() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Letter)) or 0


def test_a_step_is_taken_whole_or_not_at_all(house, olga, tea_house, clock):
    expert(tea_house)
    asking = ask(tea_house)
    before = letters()
    due = now.now() + timedelta(hours=9)
    for _ in range(2):
        killed_in_a_step(house, due)
        assert (asking.stage, letters()) == ("staff", before), "nothing of the step is left"
    pass_time(clock, hours=9)
    assert asking.stage == "experts"
    assert asking.asked("expert") == {EXPERT}
    assert letters() == before + 1
