"""What honest shoppers have: a browser known for a while, forms open for some seconds, words of their own.

Machines write faster than people may, and the rules look at just that: whoever writes here sends each review as
somebody else, from a form that was opened as the widget opens it. What breaks a rule does so on purpose.
"""

import random
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

from goodword.lib import clock, ids, secrets
from goodword.lib.db import writing
from goodword.moderation.rules import LIMITS
from goodword.shoppers.models import Guest

GUESTS = 5_000
KNOWN_FOR = timedelta(hours=1)
FILLED_IN = LIMITS.fastest_seconds + 0.2
TABS = 30


def guests_of(shop_id: uuid.UUID, number: int = GUESTS) -> list[str]:
    """The bearers of so many browsers that have been here before. The house must be open."""
    bearers = [secrets.bearer("gst") for _ in range(number)]
    since = clock.now() - KNOWN_FOR
    with writing() as session:
        session.add_all(
            Guest(shop_id=shop_id, id=ids.new(), digest=secrets.digest(bearer), created_at=since) for bearer in bearers
        )
    return bearers


class Guests:
    """Browsers to write from, each once; all writers take from the same ones."""

    def __init__(self, bearers: list[str]) -> None:
        self._bearers = list(bearers)

    def next(self) -> str:
        """The bearer of one that has written nothing yet."""
        assert self._bearers, "all guests have written: prepare more"
        return self._bearers.pop()


class Forms:
    """Forms open side by side; ``open_one`` gives a new one's token, or None where there are no forms."""

    def __init__(self, open_one: Callable[[], str | None], tabs: int = TABS) -> None:
        self._open_one, self._tabs = open_one, tabs
        self._open: deque[tuple[float, str | None]] = deque()

    def fill(self) -> None:
        """Open as many as there may be."""
        while len(self._open) < self._tabs:
            token = self._open_one()
            self._open.append((time.monotonic(), token))

    def ripe(self) -> dict[str, Any] | None:
        """What the one that was opened first sends along; None while nobody could have filled it in yet."""
        self.fill()
        opened, token = self._open[0]
        if token is not None and time.monotonic() - opened < FILLED_IN:
            return None
        self._open.popleft()
        return {} if token is None else {"form": {"token": token}}


def sentences(dice: random.Random, number: int) -> str:
    """So many sentences that nobody else writes; no list knows their words, and they hold no digit and no link."""
    return "\n".join(" ".join(_words(dice, 5)).capitalize() + "." for _ in range(number))


def own_name(dice: random.Random) -> str:
    """A name that nobody else has."""
    return " ".join(_words(dice, 3, syllables=6)).title()


def own_address() -> str:
    """An address that nobody else has."""
    return f"{uuid.uuid4().hex}@example.com"


def work(asked: dict[str, Any]) -> str:
    """The work that the widget does when it is asked for."""
    tries = (f"{asked['salt']}.{number}" for number in range(10**9))
    return next(each for each in tries if _is_small(each, asked["bits"]))


def _is_small(tried: str, bits: int) -> bool:
    return int.from_bytes(sha256(tried.encode()).digest()[:4]) >> (32 - bits) == 0


def _words(dice: random.Random, number: int, *, syllables: int = 4) -> Iterator[str]:
    return ("".join(dice.choice("bdglmnrvz") + dice.choice("aeo") for _ in range(syllables)) for _ in range(number))
