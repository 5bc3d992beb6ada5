"""A terminal whose house has its tables, on both databases."""

import pytest

from tests.houses import copy_of
from tests.server.cli.terminal import Terminal


@pytest.fixture
def bare(tmp_path):
    """Nothing is there yet."""
    return Terminal(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def terminal(request, tmp_path):
    if request.param == "sqlite":
        url = copy_of(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        url = request.getfixturevalue("postgres_house").emptied()
    return Terminal(tmp_path, {"GOODWORD_DATABASE_URL": url})


@pytest.fixture
def tea_house_terminal(terminal):
    """One shop is open."""
    terminal.ok("shop", "create", "Tea House", "--origin", "https://Tea-House.test:443/")
    return terminal
