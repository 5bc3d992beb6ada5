"""Every test here runs on SQLite and on PostgreSQL, each on a fresh copy of a migrated database."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from goodword.config import Config
from goodword.jobs.queue import queue
from goodword.lib.db import db

from tests.cast import RIVAL, TEA_HOUSE, GuestOnStage, ShopOnStage, open_shop
from tests.houses import House, copy_of, migrated, open_house_at
from tests.letters import confirm_link, pressed
from tests.server.on_sqlite import config_over
from tests.services import postgres


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    migrated(Config(data_dir=folder))
    return folder / "goodword.db"


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    migrated(Config(data_dir=tmp_path_factory.mktemp("template"), database_url=postgres_url))
    return postgres_url.rpartition("/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def postgres_house(postgres_server: str, postgres_template: str, worker_name: str) -> Iterator[postgres.ReusedDatabase]:
    """One database for this worker's tests, emptied between them, made anew when a test changed its tables."""
    reused = postgres.ReusedDatabase(postgres_server, postgres_template, f"{postgres.REUSED}{worker_name}")
    yield reused
    reused.drop()


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The open application over an empty database."""
    if request.param == "sqlite":
        url = copy_of(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        url = request.getfixturevalue("postgres_house").emptied()
    with open_house_at(config_over(url, tmp_path)) as opened:
        yield opened


@pytest.fixture
def tea_house(house: House) -> ShopOnStage:
    """The shop that most stories are about; guests' reviews wait for the letter."""
    return open_shop(house, "Tea House", TEA_HOUSE)


@pytest.fixture
def rival(house: House) -> ShopOnStage:
    """Another shop of the same installation, which must see nothing."""
    return open_shop(house, "Rival", RIVAL)


@pytest.fixture
def anna(tea_house: ShopOnStage) -> GuestOnStage:
    return tea_house.guest()


@pytest.fixture
def boris(tea_house: ShopOnStage) -> GuestOnStage:
    return tea_house.guest()


@pytest.fixture
def work_off() -> Callable[[], int]:
    """Do every job that is due, as a worker would; how many there were."""

    def run() -> int:
        queue.huey.storage.blocking = False
        done = 0
        while (task := queue.huey.dequeue()) is not None:
            queue.huey.execute(task)
            done += 1
        return done

    return run


@pytest.fixture
def press_button(house: House, work_off: Callable[[], int]) -> Callable[[], str]:
    """Let the letters leave, open the newest one's link and press its button; the page that answers."""

    def press() -> str:
        work_off()
        answer = pressed(house.client, confirm_link(house.mailbox))
        assert answer.status_code == 200, answer.text
        return re.sub(r"\s+", " ", answer.text)

    return press


@pytest.fixture(autouse=True)
def _closed_after() -> Iterator[None]:
    yield
    db.close()
