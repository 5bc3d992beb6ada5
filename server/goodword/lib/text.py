"""Plain text: taken in clean, folded for search. There is no HTML and no Markdown anywhere."""

import re
import unicodedata

_LETTERS = str.maketrans({"ё": "е", "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ґ": "г"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"\w+")


def fold(text: str) -> str:
    """The form in which texts are compared: no case, no accents, ё as е, ł as l.

    Neither SQLite nor PostgreSQL folds these letters without extensions.
    """
    if text.isascii():
        return text.lower()
    # Twice: some characters fall apart into capitals, some capitals into accents.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def is_unseen(text: str) -> bool:
    """Whether nothing in it can be seen: joiners, fillers and marks without a letter are no name."""
    return not text.isascii() and all(c in _FILLERS or unicodedata.category(c) in _UNSEEN for c in text)


def terms(query: str) -> list[str]:
    """What a text must hold to be found: the words of the query, or its signs where it has no word (“!!!”, “👍”)."""
    return words(query) or fold(_CONTROLS.sub("", query)).split()


def words(text: str) -> list[str]:
    """The folded words of a query, each once, in order."""
    return list(dict.fromkeys(_WORDS.findall(fold(text))))


def paragraphs(text: str | None) -> str | None:
    """Text of several lines without control characters or bidi overrides; None when nothing is left."""
    if text is None:
        return None
    lines = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    cleaned = _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()
    return None if is_unseen(cleaned) else cleaned or None


def excerpt(text: str | None, longest: int) -> str | None:
    """The beginning of a text, cut after a word."""
    if text is None or len(text) <= longest:
        return text
    return text[:longest].rsplit(None, 1)[0] + "…"


def line(text: str | None) -> str | None:
    """One line of text with single spaces; None when nothing is left."""
    if text is None:
        return None
    cleaned = _SPACES.sub(" ", _CONTROLS.sub("", text.replace("\r", " ").replace("\n", " "))).strip()
    return None if is_unseen(cleaned) else cleaned or None
