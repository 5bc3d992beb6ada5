"""Every package we ask for has its paragraph in package-notes.md, and no paragraph outlives its package."""

import json
import re
import tomllib

from tests.contracts.checkout import ROOT

NAME = re.compile(r"^[A-Za-z0-9-]+")


def test_every_package_has_its_paragraph() -> None:
    noted = re.findall(r"^### (\S+)$", (ROOT / "package-notes.md").read_text(), re.MULTILINE)
    assert sorted(noted) == sorted(asked_of_python() | asked_of_npm())


def asked_of_python() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [package for packages in project["optional-dependencies"].values() for package in packages]
    return {name_of(line) for line in [*project["dependencies"], *extras, *lines_of_requirements()]}


def lines_of_requirements() -> list[str]:
    lines = [line for file in ROOT.glob("requirements/*.in") for line in file.read_text().splitlines()]
    return [line for line in lines if NAME.match(line) and not line.startswith("-")]


def name_of(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found, requirement
    return found.group()


def asked_of_npm() -> set[str]:
    packages = [json.loads(file.read_text()) for file in ROOT.glob("*/package.json")]
    packages += [json.loads(file.read_text()) for file in ROOT.glob("tests/*/package.json")]
    return {
        name for package in packages for kind in ("dependencies", "devDependencies") for name in package.get(kind, {})
    }
