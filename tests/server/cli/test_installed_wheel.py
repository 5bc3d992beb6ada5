"""The wheel in an environment of its own, on a machine without Node: the demo runs and carries the widget."""

import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.checkout import ROOT
from tests.server.cli.terminal import process, read_until
from tests.server.cli.test_processes import _ends_cleanly, _get
from tests.services.ports import free_port


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The interpreter of a fresh environment with the wheel and what is locked for it."""
    folder = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    uv = Path(sys.executable).parent / "uv"
    python = folder / "env" / "bin" / "python"
    environment = _as_set_up()
    _run(uv, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=folder, env=environment)
    install = (uv, "pip", "install", "--quiet", "--python", python)
    _run(*install, "--require-hashes", "-r", ROOT / "requirements" / "run.txt", cwd=folder, env=environment)
    _run(*install, "--no-deps", wheel, cwd=folder, env=environment)
    return python


@pytest.mark.timeout(300)
def test_the_demo_runs_from_the_wheel_without_node(installed, tmp_path):
    port = free_port()
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "env", "uname"):
        (tools / name).symlink_to(shutil.which(name))
    environment = {"PATH": str(tools), "GOODWORD_DATA_DIR": str(tmp_path / "demo"), "GOODWORD_WORKERS": "1"}
    assert shutil.which("node", path=str(tools)) is None
    with process("demo", "--port", str(port), environment=environment, python=str(installed), at=tmp_path) as started:
        read_until(started, "Ctrl-C ends it")
        address = f"http://127.0.0.1:{port}"
        loader = _get(f"{address}/w/v1/pk_demo.js")[1]
        assert '"key":"pk_demo"' in loader
        chunks = set(re.findall(r'"([\w-]+-[A-Z0-9]{8}\.js)"', loader))
        assert chunks, "the loader names its chunks"
        for chunk in chunks:
            assert _get(f"{address}/w/v1/c/{chunk}")[0] == 200
        assert _get(f"{address}/demo/")[0] == 200
        _ends_cleanly(started)


@pytest.mark.timeout(300)
def test_what_is_installed_is_the_wheel(installed, tmp_path):
    where = _run(installed, "-c", "import goodword; print(goodword.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent.parent)


def _as_set_up() -> dict[str, str]:
    """The set-up's own environment: uv asks where pip asks."""
    return dict(runpy.run_path(str(ROOT / "tools" / "bootstrap.py"))["uv_environment"]())


def _run(*command, **options):
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout
