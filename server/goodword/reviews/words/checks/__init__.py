"""The words of the page “How reviews are checked”. Each sentence must stay true of the code: change them together."""

from goodword.reviews.words.checks import en, pl, ru, uk

WORDS = {"en": en.WORDS, "ru": ru.WORDS, "uk": uk.WORDS, "pl": pl.WORDS}
