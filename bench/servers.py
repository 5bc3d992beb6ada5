"""Servers under test: started as `goodword serve` starts them, timed by their processor time, ended by their ids."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from goodword.cli.processes import server_command
from goodword.config import Config

from tests.services.ports import free_port

OURS = "goodword.app:application"
PATIENCE = 30.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    port: int
    pid: int

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        """Status, headers and body of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def processor_seconds(self) -> float:
        """What the server and its workers have used so far."""
        return sum(_used(pid) for pid in _family(self.pid))


@contextmanager
def running(application: str, *, server: str, log: Path, environment: Mapping[str, str]) -> Iterator[Running]:
    """The application (``module:factory``) under gunicorn or granian, with the settings of `goodword serve`."""
    port = free_port()
    command = server_command(Config.from_environment(dict(environment)), host="127.0.0.1", port=port, server=server)
    command = [part.replace(OURS, application) for part in command]
    with log.open("ab") as out:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=out, stderr=out, cwd=_root())
    try:
        _await(process, port, log)
        yield Running(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            Running(port, process.pid).get("/healthz")
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        else:
            return
    sys.exit(f"a server did not start; its own words:\n{log.read_text()[-2000:]}")


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(grandchild for child in children for grandchild in _family(int(child)))]


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _root() -> Path:
    return Path(__file__).resolve().parents[1]
