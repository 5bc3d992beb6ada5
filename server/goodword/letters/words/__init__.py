"""The words of the letters: WORDS[locale][kind], each kind in the file of what it is about."""

from typing import Any

from goodword.letters.words import inviting, reviews

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    locale: of_reviews | inviting.WORDS[locale] for locale, of_reviews in reviews.WORDS.items()
}
