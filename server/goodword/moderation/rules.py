"""The rules: one table of thresholds, and pure functions over what was found. None of them sees the stars.

The names in brackets are those of the standard that the house holds itself to (R1 to R18).
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

PUBLISH, NOT_COUNTED, HOLD, REFUSE = "publish", "not_counted", "hold", "refuse"
OUTCOMES = (PUBLISH, NOT_COUNTED, HOLD, REFUSE)
"""From the mildest to the strictest; a verdict is the strictest of its findings."""

DECISIONS = ("keep", "hide", "count", "leave_out")
"""What a person can decide: a review is kept or hidden; reviews of a burst are counted or stay left out."""

DROPPED = "withdrawn"
"""How a case ends that nobody has to decide: the writer has taken back what it was about."""

RULES_VERSION = 1


@dataclass(frozen=True)
class Thresholds:
    """Every number that a rule compares with. Whoever changes one raises ``RULES_VERSION``."""

    reviews_a_day: int = 3  # R2: more by one identity are held
    seconds_between: int = 60  # R2: two by one identity within them
    network_product_day: int = 5  # R3: more of one product from one network
    network_shop_day: int = 20  # R3: more in the shop from one network
    trusted_factor: int = 4  # R2, R3: for buyers, whose orders cannot be made up, the limits are so much higher
    burst_least: int = 8  # R4: fewer in 24 hours are no burst
    burst_chance: float = 0.001  # R4: the Poisson tail below which it is one
    burst_floor: float = 1.0  # R4: a product is taken to have at least so many a day
    similarity: float = 0.8  # R5: Jaccard of character 5-grams
    similar_words: int = 20  # R5: shorter texts may be alike
    weak_signs: int = 3  # R6: so many weak signs together
    short_words: int = 3  # R6: fewer words are very short
    shouted_share: float = 0.7  # R6: capitals among the letters
    shouted_letters: int = 12  # R6: fewer letters cannot shout
    newcomer_minutes: int = 10  # R11: younger guests, where nobody proves an address, are asked for work
    fastest_seconds: float = 2  # R12
    slowest_hours: int = 24  # R12
    overlap_products: int = 3  # R13
    overlap_reviewers: int = 3  # R13
    promotion_signs: int = 2  # R6: an invitation and what it invites to
    crowded_network: int = 3  # proof of work: so many from one network in an hour are worth asking
    flags_open: float = 3.0  # R18: the weight of flags that opens a case
    flags_upheld: float = 0.5  # R18: below this share of upheld flags a voter weighs half
    votes_an_hour: int = 10  # R14: more from one network are not counted


LIMITS = Thresholds()


@dataclass(frozen=True, kw_only=True)
class Features:
    """What is known about something sent. Numbers and marks only: no stars, and no word of opinion."""

    links: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    promotion: int = 0
    word_count: int = 0
    letters: int = 0
    capitals: int = 0
    twin_share: float = 0.0
    twin_elsewhere: bool = False
    same_day: int = 0
    seconds_since: float | None = None
    network_product: int = 0
    network_shop: int = 0
    network_hour: int = 0
    wide_product: int = 0
    wide_shop: int = 0
    burst_count: int = 0
    burst_rate: float = 0.0
    insider: str = ""
    form: str = "seen"  # seen | missing | reused | forged
    form_seconds: float = math.inf
    trapped: bool = False
    guest_minutes: float = math.inf
    proven: bool = True
    verified: bool = False
    worked: bool = False
    overlap_products: int = 0
    overlap_reviewers: int = 0


@dataclass(frozen=True)
class Finding:
    """What one rule says, with the numbers that it compared."""

    rule: str
    outcome: str
    numbers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """The strictest outcome, and everything that was found."""

    outcome: str
    findings: tuple[Finding, ...] = ()
    version: int = RULES_VERSION

    @property
    def why(self) -> tuple[Finding, ...]:
        """The findings that decided it."""
        return tuple(each for each in self.findings if each.outcome == self.outcome)

    @property
    def not_counted_because(self) -> str | None:
        """The rule that leaves it out of the sums."""
        return next((each.rule for each in self.findings if each.outcome == NOT_COUNTED), None)


def judge(seen: Features, limits: Thresholds = LIMITS) -> Verdict:
    """Apply every rule; the strictest outcome wins."""
    return verdict_of([finding for rule in RULES for finding in rule(seen, limits)])


def verdict_of(findings: Sequence[Finding]) -> Verdict:
    """The verdict that these findings make."""
    outcome = max((each.outcome for each in findings), key=OUTCOMES.index, default=PUBLISH)
    return Verdict(outcome, tuple(findings))


def side_of(rating: int) -> int:
    """For the burst rule alone: -1 for one or two stars, 1 for four or five, 0 for three."""
    return (rating > 3) - (rating < 3)


def wants_proof(seen: Features, limits: Thresholds = LIMITS) -> bool:
    """Whether a second of the sender's machine should be asked for first (R11, and a crowded network)."""
    if seen.worked or seen.verified:
        return False
    is_new = not seen.proven and seen.guest_minutes < limits.newcomer_minutes
    return is_new or seen.network_hour >= limits.crowded_network


def tail(count: int, rate: float) -> float:
    """How likely ``count`` or more are when ``rate`` are usual (Poisson)."""
    term, below = math.exp(-rate), 0.0
    for number in range(count):
        below += term
        term *= rate / (number + 1)
    return max(0.0, 1.0 - below)


def _text(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    if seen.links:
        yield Finding("links", HOLD, {"count": len(seen.links), "found": ", ".join(seen.links[:3])})
    if seen.contacts:
        yield Finding("contacts", HOLD, {"count": len(seen.contacts), "found": ", ".join(seen.contacts[:3])})
    if seen.words:
        yield Finding("words", HOLD, {"count": len(seen.words), "found": ", ".join(seen.words[:3])})
    if seen.promotion >= limits.promotion_signs:
        yield Finding("promotion", HOLD, {"count": seen.promotion})


def _weak(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    signs = (
        0 < seen.word_count < limits.short_words,
        seen.letters >= limits.shouted_letters and seen.capitals >= limits.shouted_share * seen.letters,
        seen.promotion == 1,
        not seen.proven and seen.guest_minutes < limits.newcomer_minutes and not seen.verified,
    )
    if sum(signs) >= limits.weak_signs:
        yield Finding("signs", HOLD, {"count": sum(signs)})


def _copies(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    if seen.word_count >= limits.similar_words and seen.twin_share >= limits.similarity:
        yield Finding("duplicate", HOLD, {"percent": round(seen.twin_share * 100)})


def _pace(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    factor = limits.trusted_factor if seen.verified else 1
    if seen.same_day > limits.reviews_a_day * factor:
        yield Finding("pace", HOLD, {"count": seen.same_day, "limit": limits.reviews_a_day * factor})
    elif seen.seconds_since is not None and seen.seconds_since < limits.seconds_between / factor:
        yield Finding("haste", HOLD, {"seconds": round(seen.seconds_since), "limit": limits.seconds_between // factor})


def _network(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    factor = limits.trusted_factor if seen.verified else 1
    of_product, of_shop = max(seen.network_product, seen.wide_product), max(seen.network_shop, seen.wide_shop)
    if of_product > limits.network_product_day * factor:
        yield Finding("network", HOLD, {"count": of_product, "limit": limits.network_product_day * factor})
    elif of_shop > limits.network_shop_day * factor:
        yield Finding("network", HOLD, {"count": of_shop, "limit": limits.network_shop_day * factor})


def _burst(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    rate = max(seen.burst_rate, limits.burst_floor)
    if seen.verified or seen.burst_count < limits.burst_least:
        return
    if tail(seen.burst_count, rate) < limits.burst_chance:
        yield Finding("burst", NOT_COUNTED, {"count": seen.burst_count, "usual": round(rate, 1)})


def _insider(seen: Features, _limits: Thresholds) -> Iterator[Finding]:
    if seen.insider:
        yield Finding("staff", NOT_COUNTED, {"by": seen.insider})


def _form(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    if seen.form == "forged":
        yield Finding("form_forged", REFUSE)
    elif seen.form in {"missing", "reused"}:
        yield Finding(f"form_{seen.form}", HOLD)
    elif seen.form_seconds < limits.fastest_seconds:
        yield Finding("form_fast", HOLD, {"seconds": round(seen.form_seconds, 1), "limit": limits.fastest_seconds})
    elif math.inf > seen.form_seconds > limits.slowest_hours * 3600:
        yield Finding("form_old", HOLD, {"hours": round(seen.form_seconds / 3600), "limit": limits.slowest_hours})
    if seen.trapped:
        yield Finding("trap", HOLD)


def _overlap(seen: Features, limits: Thresholds) -> Iterator[Finding]:
    enough = seen.overlap_products >= limits.overlap_products and seen.overlap_reviewers >= limits.overlap_reviewers
    if enough and not seen.verified:
        yield Finding("overlap", HOLD, {"products": seen.overlap_products, "reviewers": seen.overlap_reviewers})


Rule = Callable[[Features, Thresholds], Iterator[Finding]]
RULES: tuple[Rule, ...] = (_text, _weak, _copies, _pace, _network, _burst, _insider, _form, _overlap)

RULE_NAMES = (
    "links", "contacts", "words", "promotion", "signs", "duplicate", "pace", "haste", "network", "burst", "staff",
    "form_forged", "form_missing", "form_reused", "form_fast", "form_old", "trap", "overlap",
)  # fmt: skip
"""Every name that a finding may carry; each has its sentence in every language."""
