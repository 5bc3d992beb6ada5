"""The words of the letters: WORDS[locale][kind], each kind in the file of what it is about."""

from typing import Any

from goodword.letters.words import (
    answering,
    asking,
    closing,
    conversing,
    hiding,
    hours,
    inviting,
    judged,
    posting,
    reviews,
    signing_in,
    telling,
)

_FILES = (
    reviews,
    hiding,
    inviting,
    signing_in,
    conversing,
    asking,
    answering,
    closing,
    telling,
    judged,
    hours,
    posting,
)
LANGUAGES = tuple(reviews.WORDS)
WORDS: dict[str, dict[str, dict[str, Any]]] = {
    locale: {kind: words for file in _FILES for kind, words in file.WORDS[locale].items()} for locale in LANGUAGES
}
