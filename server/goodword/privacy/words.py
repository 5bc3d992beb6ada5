"""The few words of an export's page, in the four languages."""

from typing import Any

_KINDS = (
    *("shopper", "reviews", "votes", "flags", "photos", "letters"),
    *("proofs", "keys", "sightings", "consents", "purchases"),
    *("questions", "answers", "comments"),
)
_NAMES = (
    *("rating", "title", "text", "name", "email", "product_name"),
    *("created_at", "status", "reply", "author_name", "at", "details"),
)


def _said(lang: str, title: str, about: str, kinds: str, names: str) -> dict[str, Any]:
    return {
        "lang": lang,
        "title": title,
        "about": about,
        "kinds": dict(zip(_KINDS, kinds.split(" | "), strict=True)),
        "names": dict(zip(_NAMES, names.split(" | "), strict=True)),
    }


WORDS = {
    "en": _said(
        "en",
        "Your data at {shop}",
        "Everything that is known about you here, as of {at}. The same stands in data.json for programs. "
        "Networks are kept as hashes that nobody can read back, and are not in it.",
        "You | Your reviews | What you found helpful | What you reported | Your photos | Letters to you | "
        "Proofs of your address | Your keys | When you sent something | What you agreed to | Purchases "
        "the shop vouched for | Your questions | Your answers | Your comments",
        "Stars | Title | Text | Name | E-mail | Product | Written | State | The shop's reply | Name shown | When | "
        "Details",
    ),
    "ru": _said(
        "ru",
        "Ваши данные в магазине {shop}",
        "Всё, что здесь известно о вас на {at}. То же для программ лежит в data.json. "
        "Сети хранятся как хеши, которые никто не может прочесть, и сюда не входят.",
        "Вы | Ваши отзывы | Что вы сочли полезным | На что вы пожаловались | Ваши фото | Письма вам | "
        "Подтверждения адреса | Ваши ключи | Когда вы что-то отправляли | На что вы согласились | "
        "Покупки со слов магазина | Ваши вопросы | Ваши ответы | Ваши комментарии",
        "Звёзды | Заголовок | Текст | Имя | Почта | Товар | Написано | Состояние | Ответ магазина | "
        "Показанное имя | Когда | Подробности",
    ),
    "uk": _said(
        "uk",
        "Ваші дані в магазині {shop}",
        "Усе, що тут відомо про вас на {at}. Те саме для програм лежить у data.json. "
        "Мережі зберігаються як хеші, які ніхто не може прочитати, і сюди не входять.",
        "Ви | Ваші відгуки | Що ви вважали корисним | На що ви поскаржилися | Ваші фото | Листи вам | "
        "Підтвердження адреси | Ваші ключі | Коли ви щось надсилали | На що ви погодилися | Покупки за "
        "словами магазину | Ваші питання | Ваші відповіді | Ваші коментарі",
        "Зірки | Заголовок | Текст | Ім’я | Пошта | Товар | Написано | Стан | Відповідь магазину | "
        "Показане ім’я | Коли | Подробиці",
    ),
    "pl": _said(
        "pl",
        "Twoje dane w sklepie {shop}",
        "Wszystko, co o Tobie tu wiadomo, stan na {at}. To samo dla programów jest w data.json. "
        "Sieci są przechowywane jako skróty, których nikt nie odczyta, i nie ma ich tutaj.",
        "Ty | Twoje opinie | Co uznano za pomocne | Co zgłoszono | Twoje zdjęcia | Listy do Ciebie | "
        "Potwierdzenia adresu | Twoje klucze | Kiedy coś wysłano | Na co wyrażono zgodę | Zakupy "
        "potwierdzone przez sklep | Twoje pytania | Twoje odpowiedzi | Twoje komentarze",
        "Gwiazdki | Tytuł | Tekst | Imię | E-mail | Produkt | Napisano | Stan | Odpowiedź sklepu | "
        "Pokazywane imię | Kiedy | Szczegóły",
    ),
}


def words(locale: str) -> dict[str, Any]:
    """The words of a language; English where we don't speak it."""
    return WORDS.get(locale.partition("-")[0].lower(), WORDS["en"])
