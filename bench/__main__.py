"""`make bench`: hot reads beside a bare application, and what the widget costs a page.

Everything is measured on loopback in one run, the rivals taking turns, because
machines change their speed from minute to minute: only ratios inside a run count.
BENCH_SECONDS (1) and BENCH_ROUNDS (9) set how long; BENCH_LOADS (5) how many page loads.
"""

import argparse
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench import moderation, page, reads

PARTS: Mapping[str, Callable[[], Any]] = {
    "server": lambda: reads.run(seconds=_number("BENCH_SECONDS", 1), rounds=_number("BENCH_ROUNDS", 9)),
    "page": lambda: page.run(loads=_number("BENCH_LOADS", 5)),
    "moderation": lambda: _with_data(moderation.run),
}


def main() -> None:
    """Measure, print, and save the raw figures if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=list(PARTS), help="one part instead of both")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the raw figures")
    chosen = parser.parse_args()
    figures = {name: measure() for name, measure in PARTS.items() if chosen.only in (None, name)}
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1))


def _with_data(measure: Callable[[Path], Any]) -> Any:
    folder = os.environ.get("BENCH_DATA")
    if not folder:
        print("moderation: make bench DATA=FOLDER measures the rules on the real comments there")
        return None
    return measure(Path(folder))


def _number(name: str, default: int) -> int:
    return max(1, int(os.environ.get(name, default)))


if __name__ == "__main__":
    main()
