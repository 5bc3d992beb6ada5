"""``goodword worker`` whose clock a test moves: it reads from a file how many seconds it is ahead.

It is ready when it is wanted: it begins as soon as the second file is there.

python -m tests.server.promises.worker AHEAD BEGIN
"""

import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine
from goodword.cli import main as goodword

OFTEN = 0.02


def main(file: Path, begin: Path) -> None:
    while not begin.exists():
        time.sleep(OFTEN)
    ahead = _read(file)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=ahead), tick=True) as clock:
        _tell(file, ahead)
        threading.Thread(target=_follow, args=(clock, file, ahead), daemon=True).start()
        goodword(["worker", "--threads", "2"])


def _follow(clock: time_machine.Traveller, file: Path, ahead: float) -> None:
    while True:
        if (now := _read(file)) != ahead:
            clock.shift(now - ahead)
            ahead = now
            _tell(file, ahead)
        time.sleep(OFTEN)


def _tell(file: Path, ahead: float) -> None:
    """Whoever moves the clock may wait until it has moved here."""
    file.with_suffix(".seen").write_text(str(ahead))


def _read(file: Path) -> float:
    return float(file.read_text() or 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
