"""The words of the room's pages on our own host, in four languages."""

from typing import Any

from goodword.reviews.words import checks, confirming

LANGUAGES = tuple(confirming.WORDS)


def language(locale: str) -> str:
    """The language of a locale such as pt-BR if we have its words, or else English."""
    asked = locale.partition("-")[0].lower()
    return asked if asked in LANGUAGES else "en"


def words(lang: str) -> dict[str, Any]:
    """Every word in one of the ``LANGUAGES``; those of the checks page are under ``checks``."""
    return confirming.WORDS[lang] | {"checks": checks.WORDS[lang]}
