"""The parent of warm processes: it loads the house once, then forks for whoever asks.

python -m tests.services.hearth SOCKET
"""

import gc
import json
import os
import runpy
import signal
import socket
import sys
from importlib import import_module
from typing import Any

LOADED = ("goodword.app", "goodword.cli", "goodword.web.gunicorn", "gunicorn.app.wsgiapp", "gunicorn.workers.gthread")
LONGEST_ORDER = 1 << 18


def main(path: str) -> None:
    """Listen. What is forked leaves the loop, becomes what it shall be, and ends as any program ends."""
    for name in LOADED:
        import_module(name)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the ones between
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(path)
        door.listen()
        os.write(1, b"warm\n")
        line = door.accept()[0]
        while os.fork() != 0:
            line.close()
            line = door.accept()[0]
    become(*born(line))


def born(line: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """What to be, and its files. The process between stays, and tells who asked the id and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said, files, *_ = socket.recv_fds(line, LONGEST_ORDER, 3)
    pid = os.fork()
    if pid == 0:
        line.close()
        return json.loads(said), files
    for each in files:
        os.close(each)
    line.send(b"%d" % pid)
    line.send(b"%d" % os.waitpid(pid, 0)[1])
    os._exit(0)


def become(order: dict[str, Any], files: list[int]) -> None:
    """Be ``python -m MODULE …`` or ``python -c PROGRAM …``."""
    os.setsid()
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    kind, program, *words = order["words"]
    sys.argv = [kind, *words]
    if kind == "-m":
        runpy.run_module(program, run_name="__main__", alter_sys=True)
    else:
        exec(compile(program, "-c", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main(sys.argv[1])
