"""A worker is killed inside a step: who comes next takes it whole, and everybody is written to once."""

import signal
import subprocess
import sys
from datetime import timedelta

from goodword.letters.models import Letter
from goodword.lib import clock as now
from goodword.lib.db import reading
from sqlalchemy import func, select

from tests.server.promises.stage import EXPERT, ask, expert, pass_time
from tests.soak.installation import Installation


def killed_in_a_step(house, moment) -> None:
    command = [sys.executable, "-m", "tests.server.promises.dying", moment.isoformat()]
    here = Installation(house.config).environment
    done = subprocess.run(command, check=False, env=here, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


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
