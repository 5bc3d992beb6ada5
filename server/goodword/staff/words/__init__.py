"""The words of the staff pages, in four languages."""

from typing import Any

from goodword.staff.words import en, pl, ru, uk

_WORDS: dict[str, dict[str, Any]] = {"en": en.WORDS, "ru": ru.WORDS, "uk": uk.WORDS, "pl": pl.WORDS}
LANGUAGES = tuple(_WORDS)
_NAMES = {"en": "English", "ru": "Русский", "uk": "Українська", "pl": "Polski"}


def language(locale: str) -> str:
    """The language of a locale such as pt-BR if we have its words, or else English."""
    asked = locale.partition("-")[0].lower()
    return asked if asked in _WORDS else "en"


def words(lang: str) -> dict[str, Any]:
    """Every word in one of the ``LANGUAGES``; the languages call themselves by their own names."""
    return _WORDS[language(lang)] | {"languages": _NAMES}
