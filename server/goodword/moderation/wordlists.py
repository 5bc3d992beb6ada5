"""Word lists: the package's, one a language, and the shop's own. A word is matched whole, never as part of another.

``widget/build.mjs`` writes the lists beside this file from the npm package bad-words-next. In them ``*`` stands for
any ending, ``+`` for a letter said again, ``_`` for a gap between words.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from goodword.lib import text as plain
from goodword.moderation.everyday import EVERYDAY

LISTS = Path(__file__).parent / "lists"
LOCALES = ("en", "ru", "uk", "pl", "de", "es", "fr")
CYRILLIC = ("ru", "uk")

_TOKEN = re.compile(r"[^\W_]+(?:[@$!*][^\W_]+)*[$!@]?|[@$][^\W_]+")
_CYRILLIC_LETTER = re.compile("[а-яіїєґ]")
_LATIN_LETTER = re.compile("[a-z]")
_SIGNS = re.compile(r"[0-9@$!*]")
_RUN = re.compile(r"(.)\1{2,}")
_LATIN = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
_TO_CYRILLIC = str.maketrans("abcehkmoptxy0346@", "авсенкмортхуозчба")
_PREFIXES = ("за", "от", "на", "вы", "до", "по", "пере", "при", "про", "раз", "рас", "съ", "у", "въ", "об", "объ", "из")
"""With these, verbs of ru and uk begin; a stem that the list finds anywhere is looked for behind them, nowhere else."""


@dataclass(frozen=True)
class WordList:
    """One list, ready to be asked."""

    words: frozenset[str]
    stems: frozenset[str]
    inner: frozenset[str]
    longest: int

    def holds(self, word: str) -> bool:
        """Whether the word, folded, is on the list."""
        return word in self.words or self._begins(word, self.stems) or self._behind_prefix(word)

    def _behind_prefix(self, word: str) -> bool:
        if not self.inner or not _CYRILLIC_LETTER.match(word):
            return False
        return any(word.startswith(prefix) and self._begins(word[len(prefix) :], self.inner) for prefix in _PREFIXES)

    def _begins(self, word: str, stems: frozenset[str]) -> bool:
        return any(word[:length] in stems for length in range(2, min(len(word), self.longest) + 1))


def found(text: str, locales: Iterable[str], shop_words: Iterable[str] = (), allowed: Iterable[str] = ()) -> list[str]:
    """The words of a text that are on a list, as written, each once."""
    chosen = [packaged(locale) for locale in _fitting(text, locales)]
    own = _own(shop_words)
    spared = {plain.fold(word) for word in allowed}
    hits: dict[str, None] = {}
    for written, forms in _words_of(text):
        if spared.isdisjoint(forms) and any(each.holds(form) for each in (*chosen, own) for form in forms):
            hits[written] = None
    return list(hits)


@cache
def packaged(locale: str) -> WordList:
    """The package's list of a language.

    :raises RuntimeError: the lists have not been built.
    """
    file = LISTS / f"{locale}.json"
    if not file.is_file():
        raise RuntimeError("The word lists are not built: make widget")
    return compiled(json.loads(file.read_text(encoding="utf-8")), spared=EVERYDAY)


def compiled(patterns: Iterable[str], spared: frozenset[str] = frozenset()) -> WordList:
    """A list from patterns; ``spared`` are words that product reviews use in earnest."""
    words: set[str] = set()
    stems: set[str] = set()
    inner: set[str] = set()
    for pattern in patterns:
        core = plain.fold(pattern.strip("*").replace("+", "").replace("_", ""))
        if len(core) < 3 or core in spared:
            continue
        (stems if pattern.endswith("*") else words).add(core)
        if pattern.startswith("*"):
            inner.add(core)
    return WordList(frozenset(words), frozenset(stems), frozenset(inner), max(map(len, stems | inner), default=0))


def _own(words: Iterable[str]) -> WordList:
    folded = frozenset(plain.fold(word).replace(" ", "") for word in words)
    return WordList(folded, frozenset(), frozenset(), 0)


def _fitting(text: str, locales: Iterable[str]) -> list[str]:
    wanted = {locale.partition("-")[0].lower() for locale in locales}
    if _CYRILLIC_LETTER.search(text.lower()):
        wanted |= set(CYRILLIC)
    return [locale for locale in LOCALES if locale in wanted or locale == "en"]


def _words_of(text: str) -> Iterator[tuple[str, set[str]]]:
    """Each word as written, with the folded forms under which it may be on a list."""
    tokens = _TOKEN.findall(text)
    for token in tokens:
        yield token, _forms(token)
    for spelled in _spelled_out(tokens):
        yield spelled, _forms(spelled.replace(" ", ""))


def _spelled_out(tokens: list[str]) -> Iterator[str]:
    """Words written letter by letter: s p a m, s.p.a.m."""
    run: list[str] = []
    for token in [*tokens, "  "]:
        if len(token) == 1 and token.isalpha():
            run.append(token)
            continue
        if len(run) >= 3:
            yield " ".join(run)
        run = []


def _forms(token: str) -> set[str]:
    word = plain.fold(token)
    forms = {word}
    if _SIGNS.search(word) and (_LATIN_LETTER.search(word) or _CYRILLIC_LETTER.search(word)):
        forms |= {word.translate(_LATIN), word.replace("*", "")}
    if _CYRILLIC_LETTER.search(word):
        forms.add(word.translate(_TO_CYRILLIC))
    return forms | {_RUN.sub(r"\1", form) for form in forms} | {_RUN.sub(r"\1\1", form) for form in forms}
