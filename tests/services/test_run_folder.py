"""What a killed test run leaves behind is ended by the next one, and nothing else is."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import run_folder

Process = subprocess.Popen[bytes]


@pytest.fixture
def sleeper() -> Iterator[Process]:
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process
        process.kill()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder without this run's own folder."""
    monkeypatch.setattr(run_folder, "base", lambda: str(tmp_path))
    return tmp_path


def abandoned(base: Path, owner: int, pid: int, started: str | None) -> Path:
    folder = base / f"{run_folder.PREFIX}old"
    folder.mkdir()
    (folder / "owner").write_text(str(owner))
    (folder / "sleeper.pid").write_text(json.dumps({"pid": pid, "started": started}))
    return folder


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def test_a_killed_run_is_cleared_away(elsewhere: Path, sleeper: Process) -> None:
    folder = abandoned(elsewhere, ended_process(), sleeper.pid, run_folder.started_at(sleeper.pid))
    run_folder.end_abandoned_runs()
    assert run_folder.started_at(sleeper.pid) is None
    assert not folder.exists()


def test_a_run_that_goes_on_is_left_alone(elsewhere: Path, sleeper: Process) -> None:
    folder = abandoned(elsewhere, sleeper.pid, sleeper.pid, run_folder.started_at(sleeper.pid))
    run_folder.end_abandoned_runs()
    assert run_folder.started_at(sleeper.pid) is not None
    assert folder.exists()


def test_a_process_that_took_over_the_id_is_left_alone(elsewhere: Path, sleeper: Process) -> None:
    abandoned(elsewhere, ended_process(), sleeper.pid, "1")
    run_folder.end_abandoned_runs()
    assert run_folder.started_at(sleeper.pid) is not None
