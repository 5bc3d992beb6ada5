"""The words around what is shared: in posts, on its public page and in its picture, in four languages."""

from datetime import datetime
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "about": "A review of",
        "review_of": "Review of {name}",
        "question_about": "Question about {name}",
        "by": "{author} about {name}",
        "rated": "{average} out of 5",
        "ratings.one": "{count} rating",
        "ratings.other": "{count} ratings",
        "stars": "{rating} out of 5 stars",
        "points": "received points for this",
        "claimed": "received something for this",
        "staff": "written by the shop itself",
        "expert": "expert",
        "verified_buyer": "Verified buyer",
        "email_confirmed": "E-mail confirmed",
        "imported": "From earlier reviews",
        "incentivized": "Received something for this review",
        "from_staff": "From the shop itself",
        "from_expert": "Expert",
        "replied": "{author} replied",
        "edited": "edited on {date}",
        "unknown_date": "date unknown",
        "somebody": "Somebody",
        "to_product": "To the product",
        "more": "All reviews of this product",
        "checked": "How reviews are checked",
        "photo": "Photo {number} of the review",
        "gone_title": "Nothing is here",
        "gone_text": "The address may be incomplete, or what was shared is not public any more.",
        "asked": "A question",
        "answered": "An answer",
    },
    "ru": {
        "about": "Отзыв о товаре",
        "review_of": "Отзыв: {name}",
        "question_about": "Вопрос о товаре {name}",
        "by": "{author} о товаре {name}",
        "rated": "{average} из 5",
        "ratings.one": "{count} оценка",
        "ratings.few": "{count} оценки",
        "ratings.other": "{count} оценок",
        "stars": "{rating} из 5 звёзд",
        "points": "за это начислены баллы",
        "claimed": "за это что-то получено",
        "staff": "написано самим магазином",
        "expert": "эксперт",
        "verified_buyer": "Покупка проверена",
        "email_confirmed": "Адрес подтверждён",
        "imported": "Из прежних отзывов",
        "incentivized": "За этот отзыв что-то получено",
        "from_staff": "От самого магазина",
        "from_expert": "Эксперт",
        "replied": "Ответ магазина {author}",
        "edited": "изменён {date}",
        "unknown_date": "дата неизвестна",
        "somebody": "Кто-то",
        "to_product": "К товару",
        "more": "Все отзывы об этом товаре",
        "checked": "Как проверяют отзывы",
        "photo": "Фото {number} из отзыва",
        "gone_title": "Здесь ничего нет",
        "gone_text": "Возможно, адрес неполный или то, чем поделились, больше не видно.",
        "asked": "Вопрос",
        "answered": "Ответ",
    },
    "uk": {
        "about": "Відгук про товар",
        "review_of": "Відгук: {name}",
        "question_about": "Питання про товар {name}",
        "by": "{author} про товар {name}",
        "rated": "{average} з 5",
        "ratings.one": "{count} оцінка",
        "ratings.few": "{count} оцінки",
        "ratings.other": "{count} оцінок",
        "stars": "{rating} з 5 зірок",
        "points": "за це нараховано бали",
        "claimed": "за це щось отримано",
        "staff": "написала сама крамниця",
        "expert": "експерт",
        "verified_buyer": "Покупку перевірено",
        "email_confirmed": "Адресу підтверджено",
        "imported": "З попередніх відгуків",
        "incentivized": "За цей відгук щось отримано",
        "from_staff": "Від самої крамниці",
        "from_expert": "Експерт",
        "replied": "Відповідь крамниці {author}",
        "edited": "змінено {date}",
        "unknown_date": "дата невідома",
        "somebody": "Хтось",
        "to_product": "До товару",
        "more": "Усі відгуки про цей товар",
        "checked": "Як перевіряють відгуки",
        "photo": "Фото {number} з відгуку",
        "gone_title": "Тут нічого немає",
        "gone_text": "Можливо, адреса неповна або те, чим поділилися, більше не видно.",
        "asked": "Питання",
        "answered": "Відповідь",
    },
    "pl": {
        "about": "Opinia o produkcie",
        "review_of": "Opinia: {name}",
        "question_about": "Pytanie o produkt {name}",
        "by": "{author} o produkcie {name}",
        "rated": "{average} na 5",
        "ratings.one": "{count} ocena",
        "ratings.few": "{count} oceny",
        "ratings.other": "{count} ocen",
        "stars": "{rating} na 5 gwiazdek",
        "points": "przyznano za to punkty",
        "claimed": "otrzymano coś w zamian",
        "staff": "napisał sam sklep",
        "expert": "ekspert",
        "verified_buyer": "Zakup potwierdzony",
        "email_confirmed": "Adres potwierdzony",
        "imported": "Z wcześniejszych opinii",
        "incentivized": "Otrzymano coś za tę opinię",
        "from_staff": "Od samego sklepu",
        "from_expert": "Ekspert",
        "replied": "Odpowiedź sklepu {author}",
        "edited": "zmieniono {date}",
        "unknown_date": "data nieznana",
        "somebody": "Ktoś",
        "to_product": "Do produktu",
        "more": "Wszystkie opinie o tym produkcie",
        "checked": "Jak sprawdzamy opinie",
        "photo": "Zdjęcie {number} z opinii",
        "gone_title": "Nic tu nie ma",
        "gone_text": "Adres może być niepełny albo to, co udostępniono, nie jest już publiczne.",
        "asked": "Pytanie",
        "answered": "Odpowiedź",
    },
}


class Tongue:
    """The words, numbers and dates for a locale; English where we don't speak it."""

    def __init__(self, locale: str) -> None:
        asked = locale.partition("-")[0].lower()
        self.lang = asked if asked in WORDS else "en"
        self.words = WORDS[self.lang]
        self._locale = Locale(self.lang)

    def say(self, word: str, **values: Any) -> str:
        """A phrase with its values in place."""
        return self.words[word].format(**values)

    def rating(self, average: float, count: int) -> str:
        """“4.6 out of 5 · 123 ratings”."""
        number = format_decimal(round(average, 1), locale=self._locale)
        plural = self.words.get(f"ratings.{self._locale.plural_form(count)}", self.words["ratings.other"])
        return (
            f"{self.say('rated', average=number)} · {plural.format(count=format_decimal(count, locale=self._locale))}"
        )

    def date(self, moment: datetime | str | None) -> str:
        """A day, written out; or that nobody knows it."""
        if moment is None:
            return self.words["unknown_date"]
        day = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return format_date(day, "long", locale=self._locale)
