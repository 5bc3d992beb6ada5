"""The words of the staff's page of expert hours, in four languages."""

from typing import Any

_WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Expert hours",
        "text": "A date with one of your experts. Shoppers ask and vote before; she answers live on the hour’s own "
        "page, and everything stays there to be read.",
        "none": "No hour has been announced yet.",
        "no_experts": "Nobody has accepted to be an expert yet.",
        "states": {
            "announced": "announced",
            "collecting": "questions are collected",
            "live": "live now",
            "over": "over",
            "cancelled": "cancelled",
        },
        "questions": "{count} questions, {open} of them without an answer",
        "open": "Begin now",
        "close": "End now",
        "cancel": "Cancel",
        "change": "Change",
        "change_help": "Whoever has asked in it is written to when it begins at another time.",
        "announce": "Announce an hour",
        "expert": "With whom",
        "what": "Title",
        "about": "What it is about",
        "begins": "Begins, on the shop’s clock ({zone})",
        "minutes": "Minutes",
    },
    "ru": {
        "title": "Часы экспертов",
        "text": "Встреча с одним из ваших экспертов. Покупатели заранее спрашивают и голосуют, эксперт отвечает вживую "
        "на странице часа, и всё остаётся там для чтения.",
        "none": "Ни один час ещё не объявлен.",
        "no_experts": "Никто ещё не согласился быть экспертом.",
        "states": {
            "announced": "объявлен",
            "collecting": "собираем вопросы",
            "live": "идёт сейчас",
            "over": "завершён",
            "cancelled": "отменён",
        },
        "questions": "Вопросов: {count}, без ответа: {open}",
        "open": "Начать сейчас",
        "close": "Закончить сейчас",
        "cancel": "Отменить",
        "change": "Изменить",
        "change_help": "Кто спрашивал, получит письмо, если время начала другое.",
        "announce": "Объявить час",
        "expert": "С кем",
        "what": "Название",
        "about": "О чём",
        "begins": "Начало, по часам магазина ({zone})",
        "minutes": "Минут",
    },
    "uk": {
        "title": "Години експертів",
        "text": "Зустріч з одним із ваших експертів. Покупці заздалегідь запитують і голосують, експерт відповідає "
        "наживо на сторінці години, і все лишається там для читання.",
        "none": "Жодної години ще не оголошено.",
        "no_experts": "Ніхто ще не погодився бути експертом.",
        "states": {
            "announced": "оголошено",
            "collecting": "збираємо запитання",
            "live": "триває зараз",
            "over": "завершено",
            "cancelled": "скасовано",
        },
        "questions": "Запитань: {count}, без відповіді: {open}",
        "open": "Почати зараз",
        "close": "Завершити зараз",
        "cancel": "Скасувати",
        "change": "Змінити",
        "change_help": "Хто питав, отримає лист, якщо час початку інший.",
        "announce": "Оголосити годину",
        "expert": "З ким",
        "what": "Назва",
        "about": "Про що",
        "begins": "Початок, за годинником крамниці ({zone})",
        "minutes": "Хвилин",
    },
    "pl": {
        "title": "Godziny ekspertów",
        "text": "Spotkanie z jednym z ekspertów sklepu. Klienci pytają i głosują wcześniej, ekspert odpowiada na żywo "
        "na stronie godziny, a wszystko zostaje tam do czytania.",
        "none": "Nie ogłoszono jeszcze żadnej godziny.",
        "no_experts": "Nikt jeszcze nie zgodził się zostać ekspertem.",
        "states": {
            "announced": "ogłoszona",
            "collecting": "zbieramy pytania",
            "live": "trwa teraz",
            "over": "zakończona",
            "cancelled": "odwołana",
        },
        "questions": "Pytań: {count}, bez odpowiedzi: {open}",
        "open": "Zacznij teraz",
        "close": "Zakończ teraz",
        "cancel": "Odwołaj",
        "change": "Zmień",
        "change_help": "Kto pytał, dostanie list, jeśli godzina zacznie się o innej porze.",
        "announce": "Ogłoś godzinę",
        "expert": "Z kim",
        "what": "Tytuł",
        "about": "O czym",
        "begins": "Początek, według zegara sklepu ({zone})",
        "minutes": "Minut",
    },
}


def words(locale: str) -> dict[str, Any]:
    """Every word in the language of the locale, in English if we don't speak it."""
    return _WORDS.get(locale.partition("-")[0].lower(), _WORDS["en"])
