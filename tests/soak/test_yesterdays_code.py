"""While a new version is rolled out, yesterday's code runs beside it on today's tables, and both read and write."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import pytest
from goodword.app import open_house
from goodword.lib import ids
from goodword.lib.db import db, reading
from goodword.reviews.models import Review
from sqlalchemy import select

from tests.contracts.checkout import ROOT
from tests.services import run_folder
from tests.services.ports import free_port
from tests.soak import truth
from tests.soak.askers import KEEPING, WRITING, asking
from tests.soak.installation import Installation, until
from tests.soak.test_reload import a_page

VERSIONS = "server/goodword/migrations/versions"
SECONDS = 6


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_yesterdays_code_and_todays_serve_side_by_side(installed, tmp_path, capsys):
    house = installed(workers=2)
    page = a_page(house)
    commit, yesterday = code_before_the_newest_migration(tmp_path / "yesterday")
    house.start_server()
    port = free_port()
    older = started(house, yesterday, "serve", "--port", str(port))
    worker = started(house, yesterday, "worker")
    try:
        until("yesterday's code answers", lambda: answers(house, port))
        with asking(house.port, page, [KEEPING, WRITING]) as new:  # noqa: SIM117 - two servers
            with asking(port, page, [KEEPING, WRITING]) as old:
                threading.Event().wait(SECONDS)
                until("both have written", lambda: new[1].written and old[1].written)
    finally:
        for process in (older, worker):
            process.terminate()
            process.wait(30)
    failures = [each for asker in (*new, *old) for each in asker.failures]
    with capsys.disabled():
        kind = "SQLite" if not house.config.database_url else "PostgreSQL"
        todays, its = (sum(asker.answered for asker in askers) for askers in (new, old))
        told = f"{kind}: code of {commit[:7]} beside today's: {its} and {todays} answered, {len(failures)} failed"
        print(f"\n  {told}")  # noqa: T201 - the figures are for a person
    assert failures == []
    written = {shown for asker in (*new, *old) for _, shown in asker.written}
    open_house(house.config)
    with reading() as session:
        stored = {ids.show("rev", identity) for identity in session.scalars(select(Review.id))}
        shop_id = session.scalar(select(Review.shop_id).limit(1))
    assert written == stored
    truth.counters_equal_rows(shop_id)
    truth.left_out_as_the_burst_rule_says(shop_id, at_once=2)
    db.close()


def code_before_the_newest_migration(folder: Path) -> tuple[str, Path]:
    """The commit before the newest step of the tables, laid out in a folder.

    The widget is today's: it is built, and no part of the history.
    """
    assert said("rev-parse", "--is-shallow-repository") == "false", "this needs the history: git fetch --unshallow"
    newest = said("log", "--diff-filter=A", "-1", "--format=%H", "--", VERSIONS)
    before = said("rev-parse", f"{newest}^")
    packed = subprocess.run(["git", "archive", before, "server"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(folder, filter="data")
    built = folder / "server" / "goodword" / "static"
    if not built.exists():
        shutil.copytree(ROOT / "server" / "goodword" / "static", built)
    return before, folder / "server"


def said(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def started(house: Installation, code: Path, *words: str) -> subprocess.Popen[bytes]:
    """``goodword …`` of that code, on this installation's database."""
    with house.log.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "goodword", *words],
            env=house.environment | {"PYTHONPATH": str(code), "PWD": str(code)},
            cwd=code,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    run_folder.note_process(f"yesterday-{words[0]}-{process.pid}", process.pid)
    return process


def answers(house: Installation, port: int) -> bool:
    beside = Installation(house.config, port=port)
    return beside.answers()


@pytest.mark.soak
def test_the_code_that_answers_is_yesterdays(tmp_path):
    _, code = code_before_the_newest_migration(tmp_path)
    where = [sys.executable, "-c", "import goodword; print(goodword.__file__)"]
    found = subprocess.run(
        where, env=dict(os.environ) | {"PYTHONPATH": str(code)}, cwd=code, capture_output=True, text=True, check=True
    ).stdout
    assert found.startswith(str(code))
