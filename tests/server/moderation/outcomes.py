"""Crowds and attacks sent past the rules: what became of each, also with other stars, and the table of it."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from goodword.moderation.rules import HOLD, NOT_COUNTED, OUTCOMES, PUBLISH, REFUSE, Verdict
from goodword.shops.models import Shop

from tests.server.moderation.attacks import CRUDE, MEDIUM
from tests.server.moderation.honest import CROWDS, Crowd
from tests.server.moderation.stage import Letter, rolled_back
from tests.server.moderation.voices import Voices

Said = list[tuple[Letter, Verdict]]
Outcomes = dict[str, Counter[str]]
EVERYBODY = (*CROWDS, *CRUDE, *MEDIUM)


def mirrored(_number: int, stars: int) -> int:
    """Praise becomes blame, and blame praise."""
    return 6 - stars


def half_mirrored(number: int, stars: int) -> int:
    """The same for every second one only: both sides of the scale are others."""
    return 6 - stars if number % 2 else stars


def played(shop: Shop, crowd: Crowd, *, stars: Callable[[int, int], int] | None = None, **size: int) -> Said:
    """Send a crowd's letters in the order of their moments, with other ``stars`` if wished; all is gone afterwards."""
    letters = sorted(crowd(Voices(crowd.__name__), **size), key=lambda one: one.at)
    if stars:
        letters = [replace(one, rating=stars(number, one.rating)) for number, one in enumerate(letters)]
    with rolled_back(shop) as desk:
        return list(zip(letters, desk.take(letters), strict=True))


def findings(said: Said, *, but: str = "") -> list[list[tuple[str, str, dict[str, object]]]]:
    """What the rules said of each letter, with their numbers; one rule may be left out."""
    return [
        [(each.rule, each.outcome, each.numbers) for each in verdict.findings if each.rule != but]
        for _, verdict in said
    ]


def tallied(said: Said) -> Counter[str]:
    """How many had which outcome, and how many buyers there were and were held."""
    found = Counter(verdict.outcome for _, verdict in said)
    found["held buyers"] = sum(one.verified and verdict.outcome == HOLD for one, verdict in said)
    found["buyers"] = sum(one.verified for one, _ in said)
    return found


def hold_to_what_was_promised(outcomes: Outcomes) -> None:
    """The honest get through, the attacks do not."""
    honest = together(outcomes, CROWDS)
    assert honest[REFUSE] == 0
    assert honest[HOLD] <= 0.02 * all_of(honest)
    assert honest["held buyers"] <= 0.005 * honest["buyers"]
    assert caught(together(outcomes, CRUDE)) >= 0.95
    assert caught(together(outcomes, MEDIUM)) >= 0.80
    assert outcomes["boost"][NOT_COUNTED] > 0
    assert outcomes["boost"] == outcomes["bomb"], "up and down are one to the rules"


def together(outcomes: Outcomes, crowds: Iterable[Crowd]) -> Counter[str]:
    return sum((outcomes[one.__name__] for one in crowds), Counter())


def all_of(found: Counter[str]) -> int:
    return sum(found[outcome] for outcome in OUTCOMES)


def caught(found: Counter[str]) -> float:
    """What is held, refused or left out of the average does not deceive anybody."""
    return 1 - found[PUBLISH] / all_of(found)


def print_table(outcomes: Outcomes) -> None:
    sys.stdout.write(f"\n{'':36}" + "".join(f"{name:>13}" for name in OUTCOMES) + f"{'all':>8}\n")
    for kind, crowds in (("honest", CROWDS), ("crude", CRUDE), ("medium", MEDIUM)):
        for crowd in crowds:
            print_row(crowd.__name__, outcomes[crowd.__name__])
        print_row(f"= {kind}", together(outcomes, crowds))


def print_row(name: str, found: Counter[str]) -> None:
    sys.stdout.write(f"{name:36}" + "".join(f"{found[outcome]:13}" for outcome in OUTCOMES) + f"{all_of(found):8}\n")
