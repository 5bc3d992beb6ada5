"""The words of the letters: WORDS[locale][kind], each kind in the file of what it is about."""

from typing import Any

from goodword.letters.words import answering, asking, conversing, inviting, judged, reviews, signing_in, telling

_FILES = (reviews, inviting, signing_in, conversing, asking, answering, telling, judged)
LANGUAGES = tuple(reviews.WORDS)
WORDS: dict[str, dict[str, dict[str, Any]]] = {
    locale: {kind: words for file in _FILES for kind, words in file.WORDS[locale].items()} for locale in LANGUAGES
}
