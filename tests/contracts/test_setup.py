"""Setting up from nothing, and the commands the README promises."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.checkout import ROOT

BOOTSTRAP = ROOT / "tools" / "bootstrap.py"
PROMISED = {"help", "setup", "demo", "test", "check", "soak", "bench", "widget", "openapi"}
WITHOUT_ENSUREPIP = """
import runpy, sys
from importlib.machinery import PathFinder

class NoEnsurepip(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name == "ensurepip" else PathFinder.find_spec(name, path, target)

sys.meta_path = [NoEnsurepip if finder is PathFinder else finder for finder in sys.meta_path]
sys.argv = [{bootstrap!r}, "test"]
runpy.run_path({bootstrap!r}, run_name="__main__")
"""


def test_without_ensurepip_an_ordinary_account_is_told_the_line(tmp_path: Path) -> None:
    copy = copy_of_bootstrap(tmp_path)
    told = run_without_ensurepip(copy, prelude="import os; os.geteuid = lambda: 1000\n", path=fake_apt(tmp_path))
    assert told.returncode == 1
    assert "\nsudo apt-get install -y python3-venv\n" in told.stderr
    assert not (tmp_path / "asked").exists()


def test_without_ensurepip_root_installs_it(tmp_path: Path) -> None:
    copy = copy_of_bootstrap(tmp_path)
    told = run_without_ensurepip(copy, prelude="import os; os.geteuid = lambda: 0\n", path=fake_apt(tmp_path))
    assert "still has no ensurepip" in told.stderr
    assert (tmp_path / "asked").read_text() == "install -y --no-install-recommends python3-venv\n"


def test_an_old_python_is_named() -> None:
    bootstrap = runpy.run_path(str(BOOTSTRAP))
    bootstrap["python_problem"].__globals__["OLDEST_PYTHON"] = (9, 9)
    assert "needs Python 9.9 or newer" in bootstrap["python_problem"]()


def test_the_environment_reaches_the_installers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", "/ca.crt")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.test/simple")
    environment = uv_environment()
    assert environment["NODE_EXTRA_CA_CERTS"] == "/ca.crt"
    assert environment["UV_DEFAULT_INDEX"] == "https://mirror.test/simple"
    assert environment["UV_PYTHON_DOWNLOADS"] == "never"


def test_the_promised_commands_exist() -> None:
    assert set(re.findall(r"^\.PHONY: ([a-z]+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)) >= PROMISED
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in told.splitlines() if line.startswith("  ")} >= PROMISED


def test_ci_runs_the_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "make test"


def uv_environment() -> dict[str, Any]:
    return dict(runpy.run_path(str(BOOTSTRAP))["uv_environment"]())


def copy_of_bootstrap(folder: Path) -> Path:
    """Outside of the checkout, where no .venv stands ready."""
    (folder / "tools").mkdir()
    copy = folder / "tools" / "bootstrap.py"
    copy.write_text(BOOTSTRAP.read_text())
    return copy


def fake_apt(folder: Path) -> Path:
    """An apt-get that only writes down what it is asked for."""
    command = folder / "bin" / "apt-get"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho "$*" >> {folder}/asked\n')
    command.chmod(0o755)
    return command.parent


def run_without_ensurepip(bootstrap: Path, prelude: str, path: Path) -> subprocess.CompletedProcess[str]:
    script = prelude + WITHOUT_ENSUREPIP.format(bootstrap=str(bootstrap))
    environment = os.environ | {"PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
