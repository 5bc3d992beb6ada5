"""The demo shop, running, for every test in a browser."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from goodword.config import Config
from goodword.demo import service as demo_shop
from goodword.jobs.queue import queue
from goodword.lib.db import db
from playwright.sync_api import Page, Route

from tests.cast import a_form
from tests.houses import House, copy_of, migrated
from tests.running import Site, running, site


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the filled demo shop: its database and its photos."""
    from goodword.app import open_house

    folder = tmp_path_factory.mktemp("demo")
    config = Config(data_dir=folder)
    migrated(config)
    open_house(config)
    with demo_shop.source(None) as file:
        demo_shop.fill(file, is_ours=True, progress=lambda _: None)
    db.close()
    return folder


def copied(template: Path, folder: Path) -> Config:
    shutil.copytree(template / "media", folder / "media")
    shutil.copy(template / "vault.keys", folder)
    return Config(data_dir=folder, database_url=copy_of(template / "goodword.db", folder), traffic_limits=False)


@pytest.fixture
def demo_config(demo_template: Path, tmp_path: Path) -> Config:
    return copied(demo_template, tmp_path)


@pytest.fixture
def demo(demo_config: Config) -> Iterator[tuple[House, str]]:
    """The running demo shop and its address."""
    with running(demo_config) as opened:
        yield opened


def unhurried(page: Page) -> None:
    """Forms are opened a minute ago: who presses keys for a test does in a second what takes a person longer."""

    def opened(route: Route) -> None:
        form = a_form(route.request.url.split("/")[-2])
        route.fulfill(json=form, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})

    page.route(re.compile(r"/v1/shops/[^/]+/form$"), opened)


@pytest.fixture(autouse=True)
def at_a_persons_pace(page: Page) -> None:
    unhurried(page)


@pytest.fixture(scope="module")
def demo_of_module(demo_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """The running demo shop for a whole file of tests that only read, or don't mind each other's words."""
    with running(copied(demo_template, tmp_path_factory.mktemp("demo"))) as opened:
        yield opened


@pytest.fixture
def shop_site() -> Iterator[Site]:
    """A shop's page on another origin."""
    with site() as opened:
        yield opened


@pytest.fixture
def work_off() -> Callable[[], None]:
    """Do the jobs that are due."""

    def run() -> None:
        while (task := queue.huey.dequeue()) is not None:
            queue.huey.execute(task)

    return run
