"""Hot reads, side by side: a bare application, a Flask hello, and ours on both databases."""

import json
import secrets
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench import load, machine, servers, shop, verdict
from bench.servers import OURS, Running
from bench.shop import Questions
from bench.verdict import Key, Measured, Round
from tests.services import postgres, run_folder

Started = Mapping[tuple[str, str], Running]

SERVERS = ("gunicorn", "granian")
WARM_UP = 1.0
KEPT = {"content-type", "access-control-allow-origin", "cache-control", "etag", "x-content-type-options"}


def run(*, seconds: float, rounds: int) -> list[dict[str, Any]]:
    """Measure all rows in turn, round after round; print and return the figures."""
    maker = load.tool()
    with _stage() as (questions, started):
        print(f"\nHot reads: {rounds} rounds of {seconds} s a row, {load.CONNECTIONS} connections, load by {maker}")
        _warm_up(questions, started)
        measured = [_round(questions, started, seconds, number) for number in range(rounds)]
    print(verdict.tables(measured))
    return [
        {"round": number, **key.as_dict(), **row.as_dict()}
        for number, one in enumerate(measured)
        for key, row in one.items()
    ]


def _warm_up(questions: Questions, started: Started) -> None:
    for running in started.values():
        for path in questions.by_name().values():
            load.run(running.url(path), seconds=WARM_UP)


def _round(questions: Questions, started: Started, seconds: float, number: int) -> Round:
    """Every row once; whoever began the last round comes later in this one."""
    print(f"  round {number + 1}", file=sys.stderr, flush=True)
    measured = {}
    for question, path in questions.by_name().items():
        for server in SERVERS:
            rows = [(name, running) for (of, name), running in started.items() if of == server]
            turned = number % len(rows)
            for name, running in rows[turned:] + rows[:turned]:
                measured[Key(server, question, name)] = _measure(running, path, seconds)
    return measured


def _measure(running: Running, path: str, seconds: float) -> Measured:
    began, before = machine.now(), running.processor_seconds()
    answered = load.run(running.url(path), seconds=seconds)
    used = running.processor_seconds() - before
    others = machine.taken_by_others(began, machine.now(), server_seconds=used, ticks_a_second=servers.TICKS)
    return Measured(answered, cpu_ms=used / max(1, answered.requests) * 1000, others=others)


@contextmanager
def _stage() -> Iterator[tuple[Questions, Started]]:
    """Two filled databases and every application under every server, all started and idle."""
    folder = run_folder.create()
    try:
        with tempfile.TemporaryDirectory() as scratch, ExitStack() as open_until_end:
            home = Path(scratch)
            ours = {"goodword, SQLite": shop.settings(home / "sqlite")}
            ours["goodword, PostgreSQL"] = shop.settings(home / "postgres", _new_database(open_until_end))
            questions, _ = (shop.fill(environment) for environment in ours.values())
            answers = _answers(home, ours["goodword, SQLite"], questions)
            started = {}
            for server in SERVERS:
                for name, (application, environment) in _rivals(ours, answers).items():
                    made = servers.running(application, server=server, log=home / "log", environment=environment)
                    started[server, name] = open_until_end.enter_context(made)
            yield questions, started
    finally:
        run_folder.close(folder)


def _rivals(ours: Mapping[str, dict[str, str]], answers: dict[str, str]) -> dict[str, tuple[str, dict[str, str]]]:
    plain = {"bare WSGI": ("bench.plain:bare", answers), "Flask hello": ("bench.plain:hello", answers)}
    return plain | {name: (OURS, environment) for name, environment in ours.items()}


def _answers(home: Path, environment: dict[str, str], questions: Questions) -> dict[str, str]:
    """The same bytes and headers for the rivals: taken from one answer of ours."""
    told = {}
    with servers.running(OURS, server="gunicorn", log=home / "log", environment=environment) as running:
        for path in questions.by_name().values():
            status, headers, body = running.get(path)
            assert status == 200, body
            kept = [[name, value] for name, value in headers if name.lower() in KEPT]
            word = path.partition("?")[0].rpartition("/")[2]
            told[word] = {"headers": [*kept, ["Content-Length", str(len(body))]], "body": body.decode()}
    file = home / "answers.json"
    file.write_text(json.dumps(told))
    print("\nAnswers: " + ", ".join(f"{word} {len(said['body'].encode()):,} bytes" for word, said in told.items()))
    return {"BENCH_ANSWERS": str(file), "GOODWORD_DATA_DIR": str(home)}


def _new_database(open_until_end: ExitStack) -> str:
    server, name = postgres.server_url(), f"gw_bench_{secrets.token_hex(4)}"
    open_until_end.callback(postgres.drop_database, server, name)
    return postgres.create_database(server, name)
