"""What the rounds say: a table for each server, and whether the aims are met."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.figures import ratios, spread, table
from bench.load import Answered

HEADS = (
    "",
    "requests/s",
    "share of bare",
    "x Flask hello",
    "p50 ms",
    "p99 ms",
    "p99 / bare's",
    "CPU ms/request",
    "failed",
)
BUSY = 15.0
BARE, HELLO, OURS = "bare WSGI", "Flask hello", "goodword, SQLite"


@dataclass(frozen=True)
class Key:
    """Which row."""

    server: str
    question: str
    application: str

    def as_dict(self) -> dict[str, Any]:
        """For the raw figures."""
        return asdict(self)


@dataclass(frozen=True)
class Measured:
    """One row in one round."""

    answered: Answered
    cpu_ms: float
    others: float

    def as_dict(self) -> dict[str, Any]:
        """For the raw figures."""
        return asdict(self.answered) | {"cpu_ms": self.cpu_ms, "others": self.others}


Round = dict[Key, Measured]


@dataclass(frozen=True)
class Aim:
    """A figure that has to be reached on SQLite."""

    server: str
    question: str
    figure: str
    bound: float

    def sentence(self, rounds: Sequence[Round]) -> str:
        """Whether the median reaches it."""
        found = FIGURES[self.figure](rounds, Key(self.server, self.question, OURS))
        sign = "<=" if "p99" in self.figure else ">="
        reached = median(found) <= self.bound if sign == "<=" else median(found) >= self.bound
        what = f"{self.server}, {self.question}: {self.figure} {spread(found)}"
        return f"  {'met   ' if reached else 'MISSED'}  {what}, aim {sign} {self.bound}"


def per_second(rounds: Sequence[Round], key: Key) -> list[float]:
    """Requests a second, round by round."""
    return [one[key].answered.per_second for one in rounds]


def slowest(rounds: Sequence[Round], key: Key) -> list[float]:
    """The time within which 99 of 100 answers came."""
    return [one[key].answered.p99 for one in rounds]


def beside(rounds: Sequence[Round], key: Key, other: str, of: Any) -> list[float]:
    """This row divided by another one of the same server and question, round by round."""
    return ratios(of(rounds, key), of(rounds, Key(key.server, key.question, other)))


FIGURES = {
    "share of bare": lambda rounds, key: beside(rounds, key, BARE, per_second),
    "times a Flask hello": lambda rounds, key: beside(rounds, key, HELLO, per_second),
    "p99 over bare's": lambda rounds, key: beside(rounds, key, BARE, slowest),
}
AIMS = (
    Aim("gunicorn", "page", "share of bare", 0.80),
    Aim("gunicorn", "24 ratings", "share of bare", 0.60),
    Aim("gunicorn", "page", "p99 over bare's", 2.5),
    Aim("granian", "page", "times a Flask hello", 3.0),
    Aim("granian", "24 ratings", "times a Flask hello", 3.0),
)


def tables(rounds: Sequence[Round]) -> str:
    """All of it, for a person."""
    titles = dict.fromkeys((key.server, key.question) for key in rounds[0])
    parts = [f"\n{server}, {question}\n{_table(rounds, server, question)}" for server, question in titles]
    return "\n".join([*parts, _others(rounds), "\nAims (SQLite; medians)", *(aim.sentence(rounds) for aim in AIMS)])


def _others(rounds: Sequence[Round]) -> str:
    # PostgreSQL's own processes would count as others.
    shares = [row.others * 100 for one in rounds for key, row in one.items() if "PostgreSQL" not in key.application]
    busy = median(shares) > BUSY
    advice = ": too much to trust these figures, measure again on a quiet machine" if busy else ""
    return f"\nOther work took {spread(shares)} % of the machine meanwhile{advice}"


def _table(rounds: Sequence[Round], server: str, question: str) -> str:
    keys = [key for key in rounds[0] if (key.server, key.question) == (server, question)]
    return table(HEADS, [_row(rounds, key) for key in keys])


def _row(rounds: Sequence[Round], key: Key) -> list[str]:
    rows = [one[key] for one in rounds]
    return [
        key.application,
        spread(per_second(rounds, key)),
        *(spread(FIGURES[name](rounds, key)) for name in ("share of bare", "times a Flask hello")),
        spread([row.answered.p50 for row in rows]),
        spread(slowest(rounds, key)),
        spread(FIGURES["p99 over bare's"](rounds, key)),
        spread([row.cpu_ms for row in rows]),
        str(sum(row.answered.failed for row in rows)),
    ]
