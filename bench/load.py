"""Load on one address: Debian's wrk where it is, else a client of our own."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

from bench import client

CONNECTIONS = 16
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Answered:
    """What came back in one run; times in milliseconds."""

    per_second: float
    requests: int
    p50: float
    p99: float
    failed: int


def tool() -> str:
    """What makes the load: ``wrk``, installed when we may, or ``own client``."""
    if not shutil.which("wrk") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("wrk is not installed: trying apt-get install wrk", file=sys.stderr)
        subprocess.run(["apt-get", "install", "-qq", "-y", "wrk"], capture_output=True, check=False, timeout=120)
    return "wrk" if shutil.which("wrk") else "own client"


def run(url: str, *, seconds: float) -> Answered:
    """Ask again and again over kept connections."""
    if shutil.which("wrk"):
        return _by_wrk(url, max(1, round(seconds)))
    return Answered(**client.run(url, seconds=seconds, connections=CONNECTIONS))


def _by_wrk(url: str, seconds: int) -> Answered:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    done = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)", said)
    if not done:
        raise RuntimeError(f"wrk said something else:\n{said}")
    count, took = int(done[1]), float(done[2]) * UNITS[done[3]] / 1000
    return Answered(count / took, count, _percentile(said, 50), _percentile(said, 99), _failed(said))


def _percentile(said: str, which: int) -> float:
    found = re.search(rf"^\s+{which}%\s+([\d.]+)(us|ms|s|m)$", said, re.MULTILINE)
    return float(found[1]) * UNITS[found[2]] if found else 0.0


def _failed(said: str) -> int:
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    return int(refused[1] if refused else 0) + sum(map(int, broken.groups() if broken else ()))
