"""A terminal for tests: the command in this process, or as a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result
from goodword.cli import main


@dataclass
class Terminal:
    """Runs ``goodword …`` with a data folder of the test's own."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        return {"GOODWORD_DATA_DIR": str(self.folder / "data"), "GOODWORD_WORKERS": "1"} | self.environment

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, list(words), env=dict(self.variables))

    def ok(self, *words: str) -> str:
        done = self.run(*words)
        assert done.exit_code == 0, done.output
        return done.stdout

    def refused(self, *words: str) -> str:
        """The one line of a command that was refused."""
        done = self.run(*words)
        assert done.exit_code == 1, (done.exit_code, done.output, done.exception)
        lines = done.output.strip().splitlines()
        assert len(lines) == 1, done.output
        assert lines[0].startswith("Error: ")
        return lines[0].removeprefix("Error: ")


@contextmanager
def process(
    *words: str, environment: dict[str, str], python: str = sys.executable, at: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    """``goodword …`` as a process at the head of a group; whatever is left of the group is ended."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GOODWORD_")}
    started = subprocess.Popen(
        [python, "-m", "goodword", *words],
        env=clean | environment,
        cwd=at,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield started
    finally:
        for pid in members(started.pid):
            os.kill(pid, 9)
        started.wait(10)
        assert started.stdout is not None
        started.stdout.close()


def members(group: int) -> list[int]:
    """Processes of that group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_group) == group and state not in {"Z", "X"}:
            found.append(int(stat.parent.name))
    return found


def read_until(started: subprocess.Popen[str], pattern: str) -> str:
    """What it says, up to the line that fits; the test's own timeout bounds the wait."""
    assert started.stdout is not None
    said = ""
    for line in started.stdout:
        said += line
        if re.search(pattern, line):
            return said
    raise AssertionError(f"it ended without {pattern!r}:\n{said}")
