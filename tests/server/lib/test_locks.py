"""The lock before every write on SQLite: one holder on the whole machine, first come, first served."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from goodword.lib.locks import MachineLock

TURNS = 60
WRITER = """
import sys, time
from pathlib import Path
from goodword.lib.locks import MachineLock
lock, longest, total = MachineLock(Path(sys.argv[1])), 0.0, 0.0
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[2])):
    asked = time.perf_counter()
    with lock.held():
        waited = time.perf_counter() - asked
        longest, total = max(longest, waited), total + waited
        time.sleep(0.002)
print(longest, total, time.monotonic(), flush=True)
"""
HOLDER = """
import sys
from pathlib import Path
from goodword.lib.locks import MachineLock
with MachineLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def lock(tmp_path: Path) -> MachineLock:
    return MachineLock(tmp_path / "writer")


@pytest.fixture
def processes():
    """Call it to start one; each is ended by its id."""
    started: list[subprocess.Popen[str]] = []

    def start(program: str, *words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, *map(str, words)]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_two_threads_never_hold_it_together(lock):
    inside, most = [], []

    def write() -> None:
        for _ in range(50):
            with lock.held():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 400
    assert set(most) == {1}


def test_threads_are_served_in_the_order_in_which_they_came(lock):
    served: list[int] = []
    threads = []

    def write(number: int) -> None:
        with lock.held():
            served.append(number)

    with lock.held():
        for number in range(12):
            threads.append(threading.Thread(target=write, args=(number,)))
            threads[-1].start()
            while lock.waiting <= number:
                threading.Event().wait(0.001)
    for thread in threads:
        thread.join()
    assert served == list(range(12))


def test_no_process_waits_much_longer_than_its_share(tmp_path, processes):
    writers = [processes(WRITER, tmp_path / "writer", TURNS) for _ in range(4)]
    assert {writer.stdout.readline() for writer in writers} == {"ready\n"}
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [tuple(map(float, writer.communicate(timeout=50)[0].split())) for writer in writers]
    waits = [total / TURNS for _, total, _ in told]
    assert max(waits) < 3 * min(waits), "somebody was served before others all the time"
    assert max(longest for longest, _, _ in told) < 25 * max(waits), "somebody was passed by again and again"


def test_a_killed_holder_lets_go(lock, tmp_path, processes):
    holder = processes(HOLDER, tmp_path / "writer")
    assert holder.stdout.readline() == "held\n"
    got = threading.Event()
    waiting = threading.Thread(target=lambda: _hold(lock, got))
    waiting.start()
    assert not got.wait(0.2)
    holder.kill()
    assert got.wait(10)
    waiting.join()


def test_a_child_of_the_holder_does_not_keep_it_when_the_holder_is_gone(tmp_path, processes):
    forking = HOLDER.replace(
        'print("held"', "import os, time\n    if os.fork() == 0:\n        sys.stdout.write('')\n        "
        'os.close(1); time.sleep(30); os._exit(0)\n    print("held"'
    )  # fmt: skip
    holder = processes(forking, tmp_path / "writer")
    assert holder.stdout.readline() == "held\n"
    children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children").read_text().split()
    holder.kill()
    holder.wait(10)
    got = threading.Event()
    waiting = threading.Thread(target=lambda: _hold(MachineLock(tmp_path / "writer"), got), daemon=True)
    waiting.start()
    free_at_once = got.wait(5)
    for child in children:
        os.kill(int(child), 9)
    waiting.join(10)
    assert len(children) == 1
    assert free_at_once


def test_a_fault_inside_lets_go(lock):
    with pytest.raises(ZeroDivisionError), lock.held():
        raise ZeroDivisionError
    with lock.held():
        assert lock.waiting == 0


def test_who_waits_too_long_is_told_so(tmp_path):
    lock = MachineLock(tmp_path / "writer", patience=0.05)
    told: list[Exception] = []

    def write() -> None:
        try:
            with lock.held():
                told.append(AssertionError("it was held twice"))
        except TimeoutError as late:
            told.append(late)

    with lock.held():
        late = threading.Thread(target=write)
        late.start()
        late.join()
        assert lock.waiting == 0
    assert [type(each) for each in told] == [TimeoutError]
    with lock.held():
        pass


def test_closing_it_leaves_no_file_open(lock, tmp_path):
    with lock.held():
        assert open_files(tmp_path)
    lock.close()
    assert open_files(tmp_path) == []
    with lock.held():
        assert open_files(tmp_path)
    lock.close()


def open_files(folder: Path) -> list[str]:
    links = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            links.append(str(link.readlink()))
    return [link for link in links if link.startswith(str(folder))]


def _hold(lock: MachineLock, got: threading.Event) -> None:
    with lock.held():
        got.set()
