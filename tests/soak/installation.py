"""A whole installation in processes of its own: the server as `goodword serve` starts it, and a worker."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO, Any

from goodword.cli.processes import server_command
from goodword.config import Config

from tests.services import run_folder
from tests.services.ports import free_port
from tests.services.warm import Warm

PATIENCE = 100.0

Process = subprocess.Popen[bytes] | Warm


def until(what: str, is_so: Callable[[], Any], patience: float = PATIENCE, told: Path | None = None) -> Any:
    """Wait for a condition; its value, or a failure that names it."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found := is_so():
            return found
        time.sleep(0.02)
    words = told.read_text()[-3000:] if told else ""
    raise AssertionError(f"waited {patience:.0f} s in vain: {what}\n{words}")


@dataclass
class Installation:
    """Processes over one data folder and database; ``end`` ends every one by its id."""

    config: Config
    port: int = field(default_factory=free_port)
    server: Process | None = None
    worker: Process | None = None
    kills: int = 0

    @property
    def log(self) -> Path:
        return self.config.data_dir / "processes.log"

    @property
    def environment(self) -> dict[str, str]:
        given = {
            "DATA_DIR": self.config.data_dir,
            "DATABASE_URL": self.config.database_url,
            "SMTP_URL": self.config.smtp_url,
            "MAIL_FROM": self.config.mail_from,
            "PUBLIC_URL": self.config.public_url,
            "TRAFFIC_LIMITS": self.config.traffic_limits,
            "WORKERS": self.config.workers,
            "THREADS": self.config.threads,
        }
        return dict(os.environ) | {f"GOODWORD_{name}": str(value) for name, value in given.items()}

    def command(self, *words: str | Path, output: IO[bytes] | None = None) -> Warm:
        """Start ``goodword …``."""
        return Warm("-m", "goodword", *words, env=self.environment, output=output)

    def cold(self, *words: str | Path, output: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start ``python …`` as a person does: it loads all by itself, and all its memory is its own."""
        return subprocess.Popen(
            [sys.executable, *map(str, words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def start_server(self, *, is_cold: bool = False) -> None:
        _, *words = server_command(self.config, host="127.0.0.1", port=self.port, server="gunicorn")
        with self.log.open("ab") as log:
            self.server = self.cold(*words, output=log) if is_cold else Warm(*words, env=self.environment, output=log)
        run_folder.note_process(f"server-{self.port}", self.server.pid)
        until("all server processes are there", lambda: len(self.server_processes()) == self.config.workers)
        until("the server answers", self.answers, told=self.log)

    def answers(self) -> bool:
        try:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
                connection.request("GET", "/readyz")
                return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False

    def start_worker(self) -> None:
        with self.log.open("ab") as log:
            self.worker = self.command("worker", output=log)
        run_folder.note_process(f"worker-{self.port}", self.worker.pid)

    def server_processes(self) -> list[int]:
        """Ids of the processes that gunicorn's master has now."""
        assert self.server is not None
        assert self.server.poll() is None, self.log.read_text()[-3000:]
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def kill_a_server_process(self, dice: random.Random) -> None:
        with suppress(ProcessLookupError):
            os.kill(dice.choice(self.server_processes()), signal.SIGKILL)
            self.kills += 1

    def kill_worker(self) -> None:
        assert self.worker is not None
        self.worker.kill()
        self.worker.wait(PATIENCE)
        self.kills += 1

    def end(self) -> None:
        for process in filter(None, (self.server, self.worker)):
            process.terminate()
        for process in filter(None, (self.server, self.worker)):
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(15)
