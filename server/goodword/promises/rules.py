"""Who is asked for an answer, and when: the whole way as a table, and which expert speaks of what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from goodword.lib import text as plain

STAFF, EXPERTS, OWNERS, WARNED, ESCALATED = "staff", "experts", "owners", "warned", "escalated"
KEPT, LAPSED, ENDED = "kept", "lapsed", "ended"
OPEN = (STAFF, EXPERTS, OWNERS, WARNED, ESCALATED)

FULL = Fraction(1)


@dataclass(frozen=True)
class Step:
    """What a promise comes to next, and when: a share of the promised time."""

    stage: str
    share: Fraction


NEXT: Mapping[str, Step] = {
    STAFF: Step(EXPERTS, Fraction(1, 3)),
    EXPERTS: Step(OWNERS, Fraction(2, 3)),
    OWNERS: Step(WARNED, Fraction(5, 6)),
    WARNED: Step(ESCALATED, FULL),
}
"""The staff is asked at once; behind ``escalated`` comes nothing but the answer."""

KEEP_IT = frozenset({"staff", "expert", "owner"})
"""Whose answer keeps the promise. Another shopper's does when the asker accepts it."""

LINK_LIVES = timedelta(days=14)
OWNER_RESTS = timedelta(days=7)
"""An owner is asked about one thing, and then about nothing for a week."""


def in_time(promised: timedelta, step: Step) -> timedelta:
    """How much of the promised time is over when the step is due."""
    return timedelta(seconds=int(promised.total_seconds() * step.share))


def speaks_of(topics: Sequence[str], said: Iterable[str]) -> bool:
    """Whether an expert on these topics is asked about a thing with these names, or these words of the question.

    All words of a topic must be there, in any of their endings; who has no topics is asked about everything.
    """
    heard = {word for text in said for word in plain.words(text)}
    return not topics or any(_is_heard(plain.words(topic), heard) for topic in topics)


def _is_heard(topic: Sequence[str], heard: set[str]) -> bool:
    return bool(topic) and all(any(_is_a_form(word, other) for other in heard) for word in topic)


def _is_a_form(word: str, other: str) -> bool:
    """``kettle`` and ``kettles``, ``чайник`` and ``чайником``: longer words may end otherwise."""
    stem = word[: -2 if len(word) > 5 else -1 if len(word) == 5 else None]
    return word == other or (len(stem) > 3 and other.startswith(stem) and abs(len(other) - len(word)) <= 3)
