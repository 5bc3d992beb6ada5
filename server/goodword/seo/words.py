"""The words of the fragment, in the languages of the house, with their plurals."""

from collections.abc import Mapping
from datetime import datetime

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "rating": "{average} out of 5",
        "count.one": "{count} rating",
        "count.other": "{count} ratings",
        "stars": "{stars} out of 5 stars",
        "nobody": "No reviews yet",
        "anonymous": "No name given",
        "unknown_date": "date unknown",
        "of": "Review of {name}",
        "replied": "{author} replied",
    },
    "ru": {
        "rating": "{average} из 5",
        "count.one": "{count} оценка",
        "count.few": "{count} оценки",
        "count.other": "{count} оценок",
        "stars": "{stars} из 5 звёзд",
        "nobody": "Отзывов пока нет",
        "anonymous": "Имя не указано",
        "unknown_date": "дата неизвестна",
        "of": "Отзыв о товаре «{name}»",
        "replied": "Ответ магазина {author}",
    },
    "uk": {
        "rating": "{average} з 5",
        "count.one": "{count} оцінка",
        "count.few": "{count} оцінки",
        "count.other": "{count} оцінок",
        "stars": "{stars} з 5 зірок",
        "nobody": "Відгуків поки немає",
        "anonymous": "Ім’я не вказано",
        "unknown_date": "дата невідома",
        "of": "Відгук про товар «{name}»",
        "replied": "Відповідь крамниці {author}",
    },
    "pl": {
        "rating": "{average} na 5",
        "count.one": "{count} ocena",
        "count.few": "{count} oceny",
        "count.other": "{count} ocen",
        "stars": "{stars} na 5 gwiazdek",
        "nobody": "Nie ma jeszcze opinii",
        "anonymous": "Nie podano imienia",
        "unknown_date": "data nieznana",
        "of": "Opinia o produkcie „{name}”",
        "replied": "Odpowiedź sklepu {author}",
    },
}


class Speech:
    """The words, numbers and dates of one language; English where we don't speak it."""

    def __init__(self, lang: str, words: Mapping[str, Mapping[str, str]] = WORDS) -> None:
        self._all = words
        self.lang = lang if lang in words else "en"
        self._locale = Locale(self.lang)

    def say(self, word: str, **values: str | int) -> str:
        """A phrase with its values in place."""
        return self._all[self.lang][word].format(**values)

    def count(self, number: int) -> str:
        """“12 ratings”, in the right plural."""
        return self.many("count", number)

    def many(self, word: str, number: int) -> str:
        """A phrase with a number, in the right plural."""
        words = self._all[self.lang]
        phrase = words.get(f"{word}.{self._locale.plural_form(number)}", words[f"{word}.other"])
        return phrase.format(count=format_decimal(number, locale=self._locale))

    def average(self, value: float) -> str:
        """“4.3 out of 5”, with the language's own decimal sign."""
        return self.say("rating", average=format_decimal(round(value, 1), locale=self._locale))

    def date(self, moment: str | None) -> str:
        """A day, written out; or that nobody knows it."""
        return (
            format_date(datetime.fromisoformat(moment), "long", locale=self._locale)
            if moment
            else self.say("unknown_date")
        )
