"""The words of the pages behind the letters' links, in four languages."""

from typing import Any

from goodword.promises.words import en, pl, ru, uk

WORDS: dict[str, dict[str, Any]] = {"en": en.WORDS, "ru": ru.WORDS, "uk": uk.WORDS, "pl": pl.WORDS}


def language(locale: str) -> str:
    """The language of a locale such as pt-BR if we have its words, or else English."""
    asked = locale.partition("-")[0].lower()
    return asked if asked in WORDS else "en"
