"""The services as fixtures. A missing one is an error, never a skip."""

import os
import secrets
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.services import chromium, postgres, s3, smtp, valkey

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def worker_name() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """Address of the run's PostgreSQL server."""
    return postgres.server_url()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: str, worker_name: str) -> Iterator[str]:
    """An empty database for all tests of this worker, as an address for SQLAlchemy."""
    name = f"gw_{worker_name}_{secrets.token_hex(4)}"
    yield postgres.create_database(postgres_server, name)
    postgres.drop_database(postgres_server, name)


@pytest.fixture
def new_postgres(postgres_server: str) -> Iterator[Callable[..., str]]:
    """Call it for a database of the test's own: ``new_postgres()``, or a copy: ``new_postgres(template=name)``."""
    made: list[str] = []

    def create(template: str = "template0") -> str:
        made.append(f"gw_{secrets.token_hex(6)}")
        return postgres.create_database(postgres_server, made[-1], template)

    yield create
    for name in made:
        postgres.drop_database(postgres_server, name)


@pytest.fixture(scope="session")
def valkey_server(worker_name: str) -> Iterator[str]:
    yield valkey.start(worker_name)
    valkey.stop(worker_name)


@pytest.fixture
def valkey_url(valkey_server: str) -> str:
    """Address of this worker's Valkey, emptied for the test."""
    valkey.empty(valkey_server)
    return valkey_server


@pytest.fixture(scope="session")
def s3_url(worker_name: str) -> Iterator[str]:
    """Address of an empty bucket on this worker's S3 server."""
    yield s3.start(worker_name)
    s3.stop(worker_name)


@pytest.fixture(scope="session")
def mail_server_of_worker() -> Iterator[smtp.MailServer]:
    server, stop = smtp.start()
    yield server
    stop()


@pytest.fixture
def mail_server(mail_server_of_worker: smtp.MailServer) -> smtp.MailServer:
    """A mail server that has no letters yet."""
    mail_server_of_worker.forget()
    return mail_server_of_worker


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium; `*.test` and `*.localhost` are this machine, every other name is unknown to it."""
    chromium.use_locked_node()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = chromium.start(playwright.chromium, chromium.executable())
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page in a profile of its own; an uncaught error in it fails the test."""
    context = browser.new_context(locale="en-GB", timezone_id="UTC", reduced_motion="reduce")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
