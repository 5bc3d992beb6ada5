"""The wheel carries everything a shop needs, the built widget included, so that no Node is needed."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.contracts.checkout import ROOT, tracked_files

PACKAGE = ROOT / "server"
MANIFEST = PACKAGE / "goodword" / "static" / "w" / "manifest.json"


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel built now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_carries_the_whole_package(carried: set[str]) -> None:
    ours = {name_of(path) for path in tracked_files() if path.is_relative_to(PACKAGE)}
    assert sorted(ours - carried) == []


def test_the_wheel_carries_the_built_widget(carried: set[str]) -> None:
    assert MANIFEST.exists(), "The widget is not built: run `make widget`."
    built = {name_of(path) for path in MANIFEST.parent.rglob("*") if path.is_file()}
    assert sorted(built - carried) == []


def test_the_wheel_carries_the_letters_of_shared_pictures(carried: set[str]) -> None:
    assert "goodword/shares/fonts/NotoEmoji.ttf" in carried


def test_the_wheel_carries_the_licence(carried: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in carried)


def test_the_wheel_carries_nothing_else(carried: set[str]) -> None:
    assert {name.partition("/")[0].split("-")[0] for name in carried} == {"goodword"}
    assert [name for name in carried if "__pycache__" in name or "node_modules" in name] == []


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()
