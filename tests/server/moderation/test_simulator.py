"""Twenty honest crowds and twelve attacks meet the real rules over real tables; the table of outcomes is printed."""

import sys
from collections import Counter

import pytest
from goodword.moderation import tokens
from goodword.moderation.rules import HOLD, NOT_COUNTED, OUTCOMES, PUBLISH, REFUSE

from tests.server.moderation.attacks import CRUDE, MEDIUM
from tests.server.moderation.honest import CROWDS
from tests.server.moderation.stage import rolled_back
from tests.server.moderation.voices import Voices

Outcomes = dict[str, Counter[str]]


@pytest.fixture
def outcomes(tea_house, monkeypatch) -> Outcomes:
    """How each crowd and each attack fared, every one in a shop of its own day."""
    monkeypatch.setattr(tokens, "DIFFICULTY", 4)  # the work itself is tested elsewhere
    return {one.__name__: played(tea_house.shop, one) for one in (*CROWDS, *CRUDE, *MEDIUM)}


def played(shop, crowd) -> Counter[str]:
    letters = crowd(Voices(crowd.__name__))
    with rolled_back(shop) as desk:
        said = desk.take(letters)
    found = Counter(verdict.outcome for verdict in said)
    by_age = sorted(letters, key=lambda one: one.at)
    pairs = zip(by_age, said, strict=True)
    found["held buyers"] = sum(one.verified and verdict.outcome == HOLD for one, verdict in pairs)
    found["buyers"] = sum(one.verified for one in letters)
    return found


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_the_honest_get_through_and_attacks_do_not(outcomes, capsys):
    with capsys.disabled():
        print_table(outcomes)
    honest = together(outcomes, CROWDS)
    assert honest[REFUSE] == 0
    assert honest[HOLD] <= 0.02 * all_of(honest)
    assert honest["held buyers"] <= 0.005 * honest["buyers"]
    assert caught(together(outcomes, CRUDE)) >= 0.95
    assert caught(together(outcomes, MEDIUM)) >= 0.80
    assert outcomes["boost"] == outcomes["bomb"], "up and down are one to the rules"


def together(outcomes: Outcomes, crowds) -> Counter[str]:
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


def test_the_outcomes_are_the_ones_that_the_house_knows():
    assert OUTCOMES == (PUBLISH, NOT_COUNTED, HOLD, REFUSE)
