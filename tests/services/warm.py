"""Processes of ours that begin warm: forked from one that has loaded the house.

To load it takes longer than most of what tests ask of a process. One that is born so has an id, a session, an
environment and files of its own, can be killed, and ends as Python ends; only ``exec`` it has not been through. What
a person types is proved by ``tests/server/cli``, which starts its processes cold.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from tests.services import run_folder

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Warm:
    """``python`` with these words, waited for and ended as a ``subprocess.Popen`` is.

    What it says, errors too, goes into the given file; without one it is told by ``communicate``.
    """

    def __init__(self, *words: str | Path, env: Mapping[str, str], output: IO[bytes] | None = None) -> None:
        self.returncode: int | None = None
        self._output = output or tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been read
        order = {"words": [*map(str, words)], "env": dict(env), "cwd": str(Path.cwd())}
        self._line = _asked(order, self._output.fileno())
        self.pid = int(self._line.recv(64))

    def poll(self) -> int | None:
        return self._ended(0)

    def wait(self, timeout: float = PATIENCE) -> int:
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(f"process {self.pid}", timeout)
        return code

    def communicate(self, timeout: float = PATIENCE) -> tuple[str, None]:
        """What it has said, at its end."""
        self.wait(timeout)
        with self._output as said:
            said.seek(0)
            return said.read().decode(), None

    def send_signal(self, sign: int) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it may end before its parent has told us
                os.kill(self.pid, sign)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float) -> int | None:
        if self.returncode is None and select.select([self._line], [], [], timeout)[0]:
            self.returncode = os.waitstatus_to_exitcode(int(self._line.recv(64)))
            self._line.close()
        return self.returncode


def _asked(order: dict[str, object], output: int) -> socket.socket:
    """The line on which the parent tells of a new process: its id, and at last how it ended."""
    with Path(os.devnull).open() as nothing:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        line.connect(str(_parent()))
        socket.send_fds(line, [json.dumps(order).encode()], [nothing.fileno(), output, output])
    return line


def _parent() -> Path:
    """Where the run's parent of warm processes listens; it is started when the first one is wanted."""
    path = run_folder.current() / "warm.socket"
    with run_folder.locked("warm"):
        if not path.exists():
            _start(path)
    return path


def _start(path: Path) -> None:
    command = [sys.executable, "-m", "tests.services.hearth", str(path)]
    with (run_folder.current() / "warm.log").open("ab") as log:
        parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, start_new_session=True)
    run_folder.note_process("warm", parent.pid)
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline() == b"warm\n", (run_folder.current() / "warm.log").read_text()
    parent.returncode = 0  # its end is the run folder's affair, not this object's
