"""Rooms import downwards only; the order is written in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from tests.contracts.checkout import ROOT

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
PACKAGE = ROOT / "server" / "goodword"
NO_ROOMS = {"static", "__pycache__"}


def test_floors_are_kept() -> None:
    judged = subprocess.run([LINT_IMPORTS, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout


def test_every_room_can_be_judged() -> None:
    """A folder without __init__.py is not seen by the judge of the floors."""
    rooms = [folder for folder in PACKAGE.iterdir() if folder.is_dir() and folder.name not in NO_ROOMS]
    unseen = [room.name for room in rooms if any(room.glob("*.py")) and not (room / "__init__.py").exists()]
    assert unseen == []
