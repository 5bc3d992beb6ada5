"""A process that takes the steps of the promises at a moment, and is killed as soon as a letter's row is written.

python -m tests.server.promises.dying MOMENT
"""

import os
import signal
import sys
from datetime import datetime
from typing import Any

import time_machine
from goodword.cli.opening import open_all
from goodword.promises import jobs
from goodword.promises.models import PromiseLetter
from sqlalchemy import event
from sqlalchemy.orm import Session


def die(session: Session, _context: Any) -> None:
    """Between the letter's row, the job that sends it, and the state of the promise: nothing is committed."""
    if any(isinstance(each, PromiseLetter) for each in session.new):
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    event.listen(Session, "after_flush", die)
    with time_machine.travel(datetime.fromisoformat(sys.argv[1])):
        open_all()
        jobs.keep()
