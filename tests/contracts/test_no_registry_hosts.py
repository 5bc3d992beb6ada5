"""Any mirror can serve an installation: no file of ours names the host of a registry."""

import json
from pathlib import Path

from tests.contracts.checkout import ROOT, tracked_files

# Put together here, so that this file is clean itself.
HOSTS = [
    ".".join(parts).encode()
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
    )
]


def test_no_file_names_a_registry_host() -> None:
    named = [path.relative_to(ROOT).as_posix() for path in tracked_files() if names_a_host(path)]
    assert named == []


def test_npm_locks_carry_hashes_and_no_addresses() -> None:
    locks = [path for path in tracked_files() if path.name == "package-lock.json"]
    assert locks
    for lock in locks:
        packages = json.loads(lock.read_text())["packages"]
        fetched = {name: package for name, package in packages.items() if name}
        assert [name for name, package in fetched.items() if "resolved" in package] == [], lock
        assert [name for name, package in fetched.items() if "integrity" not in package] == [], lock


def names_a_host(path: Path) -> bool:
    content = path.read_bytes().lower()
    return any(host in content for host in HOSTS)
