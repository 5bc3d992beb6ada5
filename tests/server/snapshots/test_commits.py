"""Every commit to the SQLite file is noticed, whoever makes it and however it is watched."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from goodword.lib import sqlite
from goodword.snapshots.commits import Commits


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = str(tmp_path / "tea.db")
    with sqlite.connect(made) as connection:
        connection.execute("CREATE TABLE cup (size INTEGER)")
    connection.close()
    return made


@pytest.fixture(params=["header", "pragma"])
def commits(request: pytest.FixtureRequest, path: str) -> Iterator[Commits]:
    reader = sqlite.connect(path, read_only=True)
    watched = Commits(path if request.param == "header" else f"{path}-elsewhere", reader)
    assert isinstance(watched.version(), bytes) == (request.param == "header")
    yield watched
    reader.close()
    watched.close()


@pytest.fixture
def writer(path: str) -> Iterator[sqlite.Any]:
    connection = sqlite.connect(path)
    yield connection
    connection.close()


def test_every_commit_changes_the_version(commits, writer):
    seen = [commits.version()]
    for size in range(50):
        writer.execute("INSERT INTO cup VALUES (?)", [size])
        seen.append(commits.version())
    assert len(set(seen)) == 51


def test_without_a_commit_it_stays(commits, writer):
    before = commits.version()
    writer.execute("SELECT count(*) FROM cup").fetchall()
    assert commits.version() == before


def test_what_is_rolled_back_changes_nothing_that_can_be_read(commits, writer):
    before = commits.version()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO cup VALUES (1)")
    assert commits.version() == before
    writer.execute("COMMIT")
    assert commits.version() != before


@pytest.mark.parametrize("mode", ["PASSIVE", "RESTART", "TRUNCATE"])
def test_it_is_noticed_after_a_checkpoint_too(commits, writer, mode):
    for _ in range(3):
        before = commits.version()
        writer.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
        writer.execute("INSERT INTO cup VALUES (1)")
        assert commits.version() != before


def test_another_process_is_noticed(commits, path):
    before = commits.version()
    program = (
        "import sys; from goodword.lib import sqlite; sqlite.connect(sys.argv[1]).execute('INSERT INTO cup VALUES (1)')"
    )
    subprocess.run([sys.executable, "-c", program, path], check=True)
    assert commits.version() != before
