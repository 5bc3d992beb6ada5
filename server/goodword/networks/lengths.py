"""How networks count a text, and cutting it so that it fits."""

import unicodedata
from collections.abc import Callable

import regex

_GRAPHEME = regex.compile(r"\X")
_SINGLE = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""X's own table (twitter-text, configuration v3): what lies in here counts one, everything else two."""
ELLIPSIS = "…"


def graphemes(text: str) -> list[str]:
    """What a reader takes for characters, one by one (UAX 29)."""
    found: list[str] = _GRAPHEME.findall(text)
    return found


def in_graphemes(text: str) -> int:
    """As Bluesky counts."""
    return len(graphemes(text))


def in_characters(text: str) -> int:
    """As most count: code points."""
    return len(text)


def weighted(text: str) -> int:
    """As X counts: NFC, an emoji is two however it is made, other scripts than ours two a letter."""
    return sum(_weight(one) for one in graphemes(unicodedata.normalize("NFC", text)))


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits, after a whole word if there is one; nothing if not even a letter does."""
    if fits(text):
        return text
    letters = graphemes(text)
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_shortened(letters[:middle])) else (low, middle - 1)
    return _shortened(letters[:low]) if low else ""


def _shortened(letters: list[str]) -> str:
    beginning = "".join(letters).rstrip()
    words = beginning.rsplit(None, 1)
    # Half a sentence in one word, as in scripts without spaces, is cut where it must be.
    whole = words[0] if len(words) > 1 and len(words[1]) < len(beginning) / 2 else beginning
    return whole.rstrip(" ,;:.!?-–—") + ELLIPSIS


def _weight(grapheme: str) -> int:
    if len(grapheme) > 1 and any(ord(one) >= 0x1F000 or one in "\u200d\ufe0f\u20e3" for one in grapheme):
        return 2
    return sum(1 if any(low <= ord(one) <= high for low, high in _SINGLE) else 2 for one in grapheme)
