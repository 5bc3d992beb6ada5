"""No package that is installed is older than its lowest safe version, and we ask for none that is."""

import tomllib
from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.contracts.checkout import ROOT

FLOORS = tomllib.loads((ROOT / "requirements" / "floors.toml").read_text())


@pytest.mark.parametrize("package", FLOORS)
def test_what_is_installed_is_safe(package: str) -> None:
    floor = FLOORS[package]
    try:
        installed = version(package)
    except PackageNotFoundError:
        pytest.fail(f"{package} has a floor and is not installed: remove its line")
    assert Version(installed) >= Version(floor["lowest"]), f"{package} {installed}: {floor['because']}"


@pytest.mark.parametrize("package", FLOORS)
def test_a_floor_says_why_and_since_when(package: str) -> None:
    assert set(FLOORS[package]) == {"lowest", "because"}
    assert len(FLOORS[package]["because"].split()) > 3


def test_what_we_ask_for_is_no_older_than_its_floor() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {each.name: each for each in map(Requirement, project["dependencies"])}
    too_low = [
        name
        for name, floor in FLOORS.items()
        if name in asked
        and not any(Version(s.version) >= Version(floor["lowest"]) for s in asked[name].specifier if s.operator == ">=")
    ]
    assert too_low == []
