"""The house of files whose tests no database can tell apart: what is drawn, what headers say, what the edge refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from goodword.config import Config

from tests.houses import House, copy_of, open_house_at


def config_over(url: str, folder: Path) -> Config:
    """How the house of a test is set up."""
    return Config(data_dir=folder, database_url=url, traffic_limits=False, public_url="http://goodword.test")


@pytest.fixture(name="house")
def house_on_sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[House]:
    """The open application over an empty database. A file takes it by importing it."""
    with open_house_at(config_over(copy_of(sqlite_template, tmp_path), tmp_path)) as opened:
        yield opened
