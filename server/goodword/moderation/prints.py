"""What a text is recognised by when it comes again: the smallest hashes of its 5-grams, and bands to look it up by.

Bottom-k sketches tell how much two texts share; bands of one-permutation minhash find the few worth comparing.
"""

import re
from array import array
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from goodword.lib import text as plain

GRAM = 5
SKETCH = 128
BANDS, ROWS = 10, 4
LONGEST = 4_000
"""Of longer texts the beginning is enough, and the work stays bounded."""

_GAPS = re.compile(r"[\W_]+")
_MASK = 0xFFFFFFFF
_LOOKALIKES = str.maketrans("авсенкмортхуіѕј", "abcehkmoptxyisj")


def shingles(text: str) -> set[int]:
    """The hashed 5-grams of a text, folded, with letters of two scripts that look alike taken as one."""
    known = _GAPS.sub(" ", plain.fold(text[:LONGEST])).strip().translate(_LOOKALIKES)
    raw = known.encode()
    return {(crc32(raw[at : at + GRAM]) * 0x9E3779B1) & _MASK for at in range(len(raw) - GRAM + 1)}


def sketch(hashes: set[int]) -> bytes:
    """The smallest hashes, enough to compare by."""
    return array("I", sorted(hashes)[:SKETCH]).tobytes()


def share(one: bytes, other: bytes) -> float:
    """How much two texts have in common: Jaccard, exact for short texts and close for long ones."""
    left, right = set(array("I", one)), set(array("I", other))
    union = sorted(left | right)[:SKETCH]
    return len(left & right & set(union)) / len(union) if union else 0.0


def bands(hashes: set[int]) -> list[str]:
    """Ten keys; texts that share four fifths have one in common in 99 of 100 cases."""
    bins = BANDS * ROWS
    least = [_MASK + 1] * bins
    for each in hashes:
        place = each % bins
        least[place] = min(least[place], each)
    if not hashes:
        return []
    filled = _borrowed(least)
    return [_key(number, filled[number * ROWS : (number + 1) * ROWS]) for number in range(BANDS)]


def _borrowed(least: list[int]) -> list[int]:
    """An empty bin takes what the next filled one has."""
    filled, last = list(least), 0
    for place in range(2 * len(least) - 1, -1, -1):
        at = place % len(least)
        if least[at] <= _MASK:
            last = least[at]
        elif last:
            filled[at] = last
    return filled


def _key(number: int, row: Iterable[int]) -> str:
    return f"{number:x}" + blake2b(array("I", row).tobytes(), digest_size=8).hexdigest()
