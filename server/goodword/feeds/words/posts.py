"""The words of the staff's page of posts that need a person, in four languages."""

from typing import Any

_WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Posts",
        "text": "Posts in your shoppers’ feeds that nobody can help but a person. All others leave, wait and come "
        "back by themselves.",
        "about": {"review": "A review", "answer": "An answer", "comment": "A comment"},
        "states": {
            "unknown": "The answer was lost: nobody knows whether it stands there.",
            "refused": "{network} has refused it.",
            "failed": "It has failed too often.",
            "undo": "It should be gone, and could not be taken away.",
        },
        "reasons": {
            "later": "It asked again and again to come later.",
            "the worker died": "The server was stopped while it was being sent.",
        },
        "said": "{network} says:",
        "since": "last tried",
        "where": "In the account",
        "look": "Look there",
        "words": "What it speaks of",
        "read": "The post",
        "again": "Send again",
        "not_there": "It is not there: send again",
        "stands": "It stands there",
        "try_again": "Try again",
        "none": "Nothing waits for you here.",
        "more": "And {count} more.",
        "resting": "Left alone for a while",
        "resting_text": "Networks that have asked for rest, or have not answered for a while. Posts wait, and go on by "
        "themselves.",
        "asked": "has asked for rest",
        "silent": "does not answer",
        "until": "tried again on {when}",
        "unlinked": "Waiting for accounts that are no longer linked: {count}. Only their owners can link them again.",
        "errors": {"conflict": "This has changed meanwhile; below is how it stands now."},
    },
    "ru": {
        "title": "Посты",
        "text": "Посты в лентах ваших покупателей, которым поможет только человек. Остальные уходят, ждут и "
        "возвращаются сами.",
        "about": {"review": "Отзыв", "answer": "Ответ", "comment": "Комментарий"},
        "states": {
            "unknown": "Ответ потерялся: неизвестно, появился ли пост.",
            "refused": "{network} отказывает.",
            "failed": "Слишком много неудачных попыток.",
            "undo": "Должен был исчезнуть, но убрать его не удалось.",
        },
        "reasons": {
            "later": "Снова и снова просили прийти позже.",
            "the worker died": "Сервер остановили во время отправки.",
        },
        "said": "{network} сообщает:",
        "since": "последняя попытка",
        "where": "В аккаунте",
        "look": "Посмотреть там",
        "words": "О чём он",
        "read": "Сам пост",
        "again": "Отправить снова",
        "not_there": "Там его нет: отправить снова",
        "stands": "Он там есть",
        "try_again": "Попробовать снова",
        "none": "Здесь вас ничего не ждёт.",
        "more": "И ещё {count}.",
        "resting": "Пока не беспокоим",
        "resting_text": "Соцсети, которые попросили паузу или давно не отвечают. Посты ждут и уйдут сами.",
        "asked": "просит паузу",
        "silent": "не отвечает",
        "until": "снова попробуем: {when}",
        "unlinked": "Ждут аккаунтов, которые больше не привязаны: {count}. Привязать их снова могут только владельцы.",
        "errors": {"conflict": "Тем временем это изменилось; ниже — как есть сейчас."},
    },
    "uk": {
        "title": "Дописи",
        "text": "Дописи у стрічках ваших покупців, яким допоможе лише людина. Решта йдуть, чекають і повертаються "
        "самі.",
        "about": {"review": "Відгук", "answer": "Відповідь", "comment": "Коментар"},
        "states": {
            "unknown": "Відповідь загубилася: невідомо, чи з’явився допис.",
            "refused": "{network} відмовляє.",
            "failed": "Забагато невдалих спроб.",
            "undo": "Мав зникнути, але прибрати його не вдалося.",
        },
        "reasons": {
            "later": "Знову й знову просили прийти пізніше.",
            "the worker died": "Сервер зупинили під час надсилання.",
        },
        "said": "{network} повідомляє:",
        "since": "остання спроба",
        "where": "В обліковому записі",
        "look": "Подивитися там",
        "words": "Про що він",
        "read": "Сам допис",
        "again": "Надіслати знову",
        "not_there": "Там його немає: надіслати знову",
        "stands": "Він там є",
        "try_again": "Спробувати знову",
        "none": "Тут на вас нічого не чекає.",
        "more": "І ще {count}.",
        "resting": "Поки не турбуємо",
        "resting_text": "Соцмережі, які попросили паузу або давно не відповідають. Дописи чекають і підуть самі.",
        "asked": "просить паузу",
        "silent": "не відповідає",
        "until": "знову спробуємо: {when}",
        "unlinked": "Чекають на облікові записи, які більше не під’єднано: {count}. Під’єднати їх знову можуть лише "
        "власники.",
        "errors": {"conflict": "Тим часом це змінилося; нижче — як є зараз."},
    },
    "pl": {
        "title": "Wpisy",
        "text": "Wpisy na stronach Twoich klientów, którym pomoże tylko człowiek. Wszystkie inne wychodzą, czekają i "
        "wracają same.",
        "about": {"review": "Opinia", "answer": "Odpowiedź", "comment": "Komentarz"},
        "states": {
            "unknown": "Odpowiedź zginęła: nie wiadomo, czy wpis tam jest.",
            "refused": "{network} odmawia.",
            "failed": "Zbyt wiele nieudanych prób.",
            "undo": "Miał zniknąć, ale nie udało się go usunąć.",
        },
        "reasons": {
            "later": "Wciąż proszono, by przyjść później.",
            "the worker died": "Serwer zatrzymano w czasie wysyłania.",
        },
        "said": "{network} mówi:",
        "since": "ostatnia próba",
        "where": "Na koncie",
        "look": "Zobacz tam",
        "words": "O czym mówi",
        "read": "Sam wpis",
        "again": "Wyślij ponownie",
        "not_there": "Nie ma go tam: wyślij ponownie",
        "stands": "Jest tam",
        "try_again": "Spróbuj ponownie",
        "none": "Nic tu na Ciebie nie czeka.",
        "more": "I jeszcze {count}.",
        "resting": "Na razie w spokoju",
        "resting_text": "Sieci, które poprosiły o przerwę albo od dawna nie odpowiadają. Wpisy czekają i pójdą same.",
        "asked": "prosi o przerwę",
        "silent": "nie odpowiada",
        "until": "następna próba: {when}",
        "unlinked": "Czekają na konta, które nie są już połączone: {count}. Połączyć je ponownie mogą tylko ich "
        "właściciele.",
        "errors": {"conflict": "Tymczasem to się zmieniło; poniżej obecny stan."},
    },
}


def words(locale: str) -> dict[str, Any]:
    """Every word in the language of the locale, in English if we don't speak it."""
    return _WORDS.get(locale.partition("-")[0].lower(), _WORDS["en"])
