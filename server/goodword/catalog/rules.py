"""What ratings add up to, and which names may be names of one thing."""

from collections.abc import Iterable
from typing import Any

from goodword.lib import text


def rating(histogram: dict[str, int]) -> dict[str, Any]:
    """Count, plain mean (two decimals; None without ratings) and histogram of 1 to 5 stars."""
    count = sum(histogram.values())
    total = sum(int(stars) * number for stars, number in histogram.items())
    return {"count": count, "average": round(total / count, 2) if count else None, "histogram": histogram}


def own_address(url: str | None, origin: str) -> str | None:
    """The address if it lies on the page's own origin: a page cannot send our readers elsewhere."""
    return url if url and url.lower().startswith(f"{origin.lower()}/") else None


NO_RATING = rating({str(stars): 0 for stars in range(1, 6)})

REF_KINDS = ("id", "sku", "gtin")
GROUP_MAX = 100
"""Products in one group: a page of a group walks the index of each."""

_LIKENESS = 0.6
_SHORTEST_WORD = 3


def sum_of(histograms: Iterable[dict[str, int]]) -> dict[str, int]:
    """Several histograms as one."""
    several = list(histograms)
    return {stars: sum(one[stars] for one in several) for stars in map(str, range(1, 6))}


def same_gtin(one: str | None, other: str | None) -> bool:
    """Whether both are the same GTIN; GTIN-8, 12 and 13 are short forms of 14 digits (GS1)."""
    return bool(one and other) and str(one).zfill(14) == str(other).zfill(14)


def sound_alike(one: str | None, other: str | None, *, variants: Iterable[str | None] = ()) -> bool:
    """Whether two names may be of one thing: most of the shorter one's words are in the other.

    Numbers, units and the words of the variants count for nothing: “Kettle 1.7 l, blue” is like “Kettle 1.2 l”.
    """
    aside = {word for variant in variants if variant for word in text.words(variant)}
    mine, theirs = (_telling_words(name or "", aside) for name in (one, other))
    if not (mine and theirs):
        return False
    return len(mine & theirs) >= _LIKENESS * min(len(mine), len(theirs))


def _telling_words(name: str, aside: set[str]) -> set[str]:
    return {word for word in text.words(name) if len(word) >= _SHORTEST_WORD and not word.isdigit()} - aside
