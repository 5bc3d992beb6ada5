"""One folder a test run: the processes started for it are written down here and ended by their ids."""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "GOODWORD_TEST_RUN"
PREFIX = "goodword-test-"
PATIENCE = 10.0


def create() -> Path:
    """Make this run's folder; the workers find it by the environment."""
    end_abandoned_runs()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base()))
    # A server that gives up root must be able to walk through.
    folder.chmod(0o711)
    (folder / "owner").write_text(str(os.getpid()))
    os.environ[VARIABLE] = str(folder)
    return folder


def base() -> str:
    """Temporary folder; as root one that other accounts can reach too."""
    chosen = Path(tempfile.gettempdir()).resolve()
    reachable = all(folder.stat().st_mode & 0o001 for folder in (chosen, *chosen.parents))
    return str(chosen) if os.geteuid() != 0 or reachable else "/tmp"


def current() -> Path:
    return Path(os.environ[VARIABLE])


@contextlib.contextmanager
def locked(name: str) -> Iterator[Path]:
    """Hold the run's lock of that name; the answer is the file that tells what was started under it."""
    with (current() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield current() / f"{name}.json"


def start(name: str, *command: str) -> "subprocess.Popen[bytes]":
    """Start a server of that name; what it says goes to its log in the folder."""
    with (current() / f"{name}.log").open("ab") as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=current(),
            start_new_session=True,
        )
    note_process(name, server.pid)
    return server


def stop(name: str) -> None:
    """End the server of that name, if it was started."""
    note = current() / f"{name}.pid"
    if note.exists():
        end_process(note)


def note_process(name: str, pid: int) -> None:
    (current() / f"{name}.pid").write_text(json.dumps({"pid": pid, "started": started_at(pid)}))


def end_process(note: Path) -> None:
    """End the process of that note, unless its id has meanwhile gone to another one."""
    noted = json.loads(note.read_text())
    if started_at(noted["pid"]) == noted["started"]:
        end(noted["pid"])
    note.unlink(missing_ok=True)


def end(pid: int) -> None:
    for sign in (signal.SIGINT, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)
        if is_gone(pid, PATIENCE):
            return


def is_gone(pid: int, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        if started_at(pid) is None:
            return True
        time.sleep(0.02)
    return False


def started_at(pid: int) -> str | None:
    """When the kernel started that process; None when there is none, or only its remains."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] in {"Z", "X"} else fields[19]


def close(folder: Path) -> None:
    for note in sorted(folder.glob("*.pid")):
        end_process(note)
    shutil.rmtree(folder, ignore_errors=True)


def end_abandoned_runs() -> None:
    """End what a killed test run left behind."""
    for folder in Path(base()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError, ValueError):
            if folder.stat().st_uid == os.geteuid() and started_at(int((folder / "owner").read_text())) is None:
                close(folder)
