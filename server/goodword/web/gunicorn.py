"""How gunicorn fits into the house: its own lines go where all lines go, its ended processes are counted off."""

import gc
from typing import Any

from gunicorn.glogging import Logger

from goodword.lib import logs
from goodword.web import figures


class Lines(Logger):
    """Gunicorn's log through ours. Its lines about single requests name addresses and callers: they are cut."""

    def setup(self, cfg: Any) -> None:
        """Take the place of gunicorn's own handlers."""
        self.cfg = cfg
        logs.open_as_set()
        self.loglevel = self.LOG_LEVELS[cfg.loglevel.lower()]
        self.error_log.setLevel(self.loglevel)
        self.error_log.propagate = True

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Warn; a request that could not be read is not repeated."""
        if str(msg).startswith("Invalid request"):
            msg, args = "a request could not be read", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Tell of a fault, without the address it happened at."""
        if str(msg).startswith("Error handling request"):
            msg, args = "a request failed", ()
        super().exception(msg, *args, **kwargs)

    def access(self, *_: Any) -> None:
        """Nothing: ``web/watch`` writes the lines of requests."""


def worker_exit(_server: Any, _worker: Any) -> None:
    """Gunicorn's hook in a process that ends: what it holds goes with it, and is not looked through once more.

    That look takes a second of work in each process, and ten seconds of waiting on a busy machine.
    """
    gc.freeze()


def child_exit(_server: Any, worker: Any) -> None:
    """Gunicorn's hook when a server process has ended."""
    figures.forget_process(worker.pid)
