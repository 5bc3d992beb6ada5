"""An installation in its own processes, on SQLite and on PostgreSQL; nothing of it outlives the test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from goodword.config import Config
from goodword.lib.db import db

from tests.houses import migrated
from tests.soak.installation import Installation


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of an empty database; empty itself for SQLite in the data folder."""
    return "" if request.param == "sqlite" else request.getfixturevalue("new_postgres")()


@pytest.fixture
def installed(database_url: str, tmp_path: Path) -> Iterator[Callable[..., Installation]]:
    """Call it for an installation with up-to-date tables; settings may be given."""
    made: list[Installation] = []

    def make(**settings: Any) -> Installation:
        given = {"public_url": "http://goodword.test", "traffic_limits": False, "workers": 4} | settings
        config = Config(data_dir=tmp_path / "data", database_url=database_url, **given)
        migrated(config)
        made.append(Installation(config))
        return made[-1]

    yield make
    db.close()
    for each in made:
        each.end()
