"""The words of the page “How reviews are checked”. Each sentence must stay true of the code: change them together."""

from typing import Any

from goodword.reviews.words.checks import en, pl, ru, rules_en, rules_pl, rules_ru, rules_uk, uk

WORDS: dict[str, dict[str, Any]] = {
    "en": en.WORDS | rules_en.RULES,
    "ru": ru.WORDS | rules_ru.RULES,
    "uk": uk.WORDS | rules_uk.RULES,
    "pl": pl.WORDS | rules_pl.RULES,
}
