"""The demo's processes: started together, ended together."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from types import FrameType

from goodword.config import Config
from goodword.web import figures

PATIENCE = 30.0


def server_command(config: Config, *, host: str, port: int, server: str) -> list[str]:
    """The command line of the server that was chosen."""
    if server == "granian":
        return [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "goodword.app:application",
            "--host", host, "--port", str(port), "--workers", str(config.workers),
            "--log-level", config.log_level, "--log-config", str(files("goodword") / "web" / "granian.json"),
            "--workers-kill-timeout", "10",  # a worker told to stop while it starts would never hear it
        ]  # fmt: skip
    return [
        sys.executable, "-m", "gunicorn", "goodword.app:application()",
        "--bind", f"{host}:{port}", "--workers", str(config.workers), "--worker-class", "gthread",
        "--threads", str(config.threads), "--keep-alive", "5", "--no-control-socket",
        "--config", "python:goodword.web.gunicorn", "--logger-class", "goodword.web.gunicorn.Lines",
        "--log-level", config.log_level,
        "--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp",  # noqa: S108 - gunicorn's heartbeat file
    ]  # fmt: skip


def share_figures(config: Config, *, port: int) -> None:
    """Give the processes of the server that starts now an empty folder in which they add up what they count."""
    folder = config.data_dir.absolute() / "figures" / str(port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[figures.FOLDER] = str(folder)


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there; one that somebody else runs must not be taken for ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


class Family:
    """Child processes that end with us: on SIGTERM, on Ctrl-C, or when one of them ends."""

    def __init__(self) -> None:
        self._children: list[subprocess.Popen[bytes]] = []
        signal.signal(signal.SIGTERM, self._leave)
        signal.signal(signal.SIGINT, self._leave)

    def start(self, command: list[str]) -> None:
        """Start one."""
        self._children.append(subprocess.Popen(command))

    def await_port(self, host: str, port: int) -> None:
        """Wait until the server listens, or one of the family has ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and all(child.poll() is None for child in self._children):
            with socket.socket() as probe:
                if probe.connect_ex((host, port)) == 0:
                    return
            time.sleep(0.1)
        sys.exit(self._end())

    def wait(self) -> int:
        """Stay until one ends, then end the others; its exit code."""
        while all(child.poll() is None for child in self._children):
            time.sleep(0.2)
        return self._end()

    def _leave(self, _signal: int, _frame: FrameType | None) -> None:
        self._end()
        sys.exit(0)

    def _end(self) -> int:
        codes = [child.poll() for child in self._children]
        for child in self._children:
            child.terminate()
        for child in self._children:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
        return next((code for code in codes if code), 0)
