"""What every test may use: the services as fixtures, and an end without left-overs."""

import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator

import pytest
from goodword.lib import logs

from tests.services import run_folder

pytest_plugins = ["tests.services.fixtures", "tests.canaries"]

# Looking for circles after every seven hundred new objects takes a fifth of the tests' time.
gc.set_threshold(20_000, 20, 20)

# Where an image forbids bytecode, each of the many processes that tests start would compile all packages: 4 s, not 1.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(autouse=True)
def the_log_is_closed_again() -> Iterator[None]:
    """A command run in this process opens the log; the tests after it shall not write into it."""
    yield
    root = logging.getLogger()
    for handler in [each for each in root.handlers if each.get_name() == logs.NAME]:
        root.removeHandler(handler)


def pytest_configure(config: pytest.Config) -> None:
    # A terminated run ends like an interrupted one: with its services stopped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    is_worker = hasattr(config, "workerinput")
    if not is_worker:
        folder = run_folder.create()
        config.add_cleanup(lambda: run_folder.close(folder))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The files whose tests may take longest begin: no worker is left alone with them at the end.
    longest: dict[object, float] = {}
    for item in items:
        mark = item.get_closest_marker("timeout")
        longest[item.path] = max(longest.get(item.path, 0), mark.args[0] if mark else 0)
    items.sort(key=lambda item: -longest[item.path])


def pytest_collection_finish() -> None:
    # What is loaded by now stays: looking through it again and again took a tenth of the time.
    gc.collect()
    gc.freeze()
