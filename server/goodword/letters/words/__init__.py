"""The words of the letters: WORDS[locale][kind], each kind in the file of what it is about."""

from typing import Any

from goodword.letters.words import inviting, reviews, signing_in

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    locale: reviews.WORDS[locale] | inviting.WORDS[locale] | signing_in.WORDS[locale] for locale in reviews.WORDS
}
