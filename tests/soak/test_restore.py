"""Everything is killed at a random moment under load; what was acknowledged before the backup began comes back."""

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest
from goodword.app import open_house
from goodword.config import Config
from goodword.lib import ids
from goodword.lib.db import db, reading
from goodword.reviews.models import Review
from sqlalchemy import select

from tests.soak import truth
from tests.soak.askers import WRITING, Page, asking
from tests.soak.installation import Installation, until
from tests.soak.test_reload import a_page

SOME = 40


@pytest.mark.timeout(900)
@pytest.mark.parametrize("times", [1, pytest.param(8, marks=pytest.mark.soak)])
def test_after_a_fall_the_backup_brings_back_what_was_acknowledged(installed, tmp_path, request, times, capsys):
    house = installed(workers=2)
    page = a_page(house)
    for turn in range(times):
        file, acknowledged, sent, took = fall_under_load(house, page, tmp_path / f"{turn}.tar.zst")
        fresh = restored(house, file, tmp_path / f"again-{turn}", request)
        stored = reviews_of(fresh)
        with capsys.disabled():
            kind = "SQLite" if not fresh.database_url else "PostgreSQL"
            print(  # noqa: T201 - the figures are for a person
                f"\n  {kind}: {len(acknowledged)} acknowledged before the backup ({took:.1f} s under load), "
                f"{len(stored)} came back, {len(acknowledged - stored)} lost"
            )
        assert acknowledged
        assert acknowledged - stored == set()
        assert len(stored) <= sent
        assert sums_fit(fresh)
        database_is_whole(fresh)


def fall_under_load(house: Installation, page: Page, file: Path) -> tuple[Path, set[str], int, float]:
    """Writers write, a backup is made, and then all processes are killed at once."""
    dice = random.Random(file.name)
    house.start_server()
    house.start_worker()
    with asking(house.port, page, [WRITING] * 3) as askers:
        threading.Event().wait(dice.uniform(0.5, 1.5))
        until("something was written", lambda: sum(len(asker.written) for asker in askers) >= SOME)
        begun = time.monotonic()
        backup = house.command("backup", file)
        said = backup.communicate(timeout=120)[0]
        took = time.monotonic() - begun
        threading.Event().wait(dice.uniform(0.1, 0.8))
        fall(house)
    assert backup.returncode == 0, said
    everything = reviews_of(house.config)
    acknowledged = {shown for asker in askers for at, shown in asker.written if at < begun} | earlier_of(house)
    house.told = everything  # type: ignore[attr-defined]  # what the next turn begins with
    return file, acknowledged, len(everything), took


def earlier_of(house: Installation) -> set[str]:
    """What was there when this turn began."""
    return set(getattr(house, "told", set()))


def fall(house: Installation) -> None:
    """The whole machine goes, as far as these processes can tell."""
    for process in filter(None, (house.server, house.worker)):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)
    house.server = house.worker = None


def restored(house: Installation, file: Path, folder: Path, request: pytest.FixtureRequest) -> Config:
    """A fresh installation with the backup in it and the old key beside it."""
    folder.mkdir()
    (folder / "signing.key").write_bytes((house.config.data_dir / "signing.key").read_bytes())
    url = request.getfixturevalue("new_postgres")() if house.config.database_url else ""
    fresh = Installation(Config(data_dir=folder, database_url=url, public_url="http://goodword.test"))
    command = fresh.command("restore", file)
    said = command.communicate(timeout=120)[0]
    assert command.returncode == 0, said
    return fresh.config


def reviews_of(config: Config) -> set[str]:
    open_house(config)
    with reading() as session:
        found = {ids.show("rev", identity) for identity in session.scalars(select(Review.id))}
    db.close()
    return found


def sums_fit(config: Config) -> bool:
    open_house(config)
    with reading() as session:
        shop_id = session.scalar(select(Review.shop_id).limit(1))
    truth.counters_equal_rows(shop_id)
    truth.left_out_as_the_burst_rule_says(shop_id, at_once=3)
    db.close()
    return True


def database_is_whole(config: Config) -> None:
    open_house(config)
    truth.database_is_whole()
    db.close()
