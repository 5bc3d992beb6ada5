"""What every test may use: the services as fixtures, and an end without left-overs."""

import signal

import pytest

from tests.services import run_folder

pytest_plugins = ["tests.services.fixtures"]


def pytest_configure(config: pytest.Config) -> None:
    # A terminated run ends like an interrupted one: with its services stopped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    is_worker = hasattr(config, "workerinput")
    if not is_worker:
        folder = run_folder.create()
        config.add_cleanup(lambda: run_folder.close(folder))
