"""The filled demo shop. It runs on SQLite; that PostgreSQL takes it too is a test of its own."""

import shutil

import pytest
from goodword.config import Config
from goodword.demo import service as demo_shop

from tests.houses import copy_of, open_house_at


def fill():
    with demo_shop.source(None) as file:
        report = demo_shop.fill(file, is_ours=True, progress=lambda _: None)
    assert report.skipped == []
    return report


def demo_config(folder):
    return Config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'goodword.db'}",
        traffic_limits=False,
        public_url="http://goodword.test",
    )


@pytest.fixture(scope="session")
def filled(sqlite_template, tmp_path_factory):
    """A data folder with the demo shop in it, filled once."""
    folder = tmp_path_factory.mktemp("demo")
    copy_of(sqlite_template, folder)
    with open_house_at(demo_config(folder)):
        fill()
    return folder


@pytest.fixture
def demo_folder(filled, tmp_path):
    """A data folder of this test's own with the demo shop in it."""
    return shutil.copytree(filled, tmp_path / "data")


@pytest.fixture
def demo(demo_folder):
    """The house with the demo shop in it."""
    with open_house_at(demo_config(demo_folder)) as house:
        yield house
