"""The letters about words that were held: why, and how it was decided.

{nom} and {acc} stand for “your question” and its like; {shop_name} and {product_name} are filled in later.
"""

from typing import Any

_REASONS: dict[str, dict[str, str]] = {
    "en": {
        "spam": "advertising or spam",
        "offensive": "insults, hatred or threats",
        "off_topic": "not about the product",
        "personal_data": "somebody’s personal data",
        "not_genuine": "not genuine",
        "duplicate": "the same text twice",
        "legal": "against the law, or ordered by a court or an authority",
    },
    "ru": {
        "spam": "реклама или спам",
        "offensive": "оскорбления, ненависть или угрозы",
        "off_topic": "не о товаре",
        "personal_data": "чьи-то личные данные",
        "not_genuine": "написано не всерьёз",
        "duplicate": "один и тот же текст дважды",
        "legal": "против закона либо по решению суда или ведомства",
    },
    "uk": {
        "spam": "реклама або спам",
        "offensive": "образи, ненависть чи погрози",
        "off_topic": "не про товар",
        "personal_data": "чиїсь особисті дані",
        "not_genuine": "написано не всерйоз",
        "duplicate": "той самий текст двічі",
        "legal": "проти закону або за рішенням суду чи установи",
    },
    "pl": {
        "spam": "reklama lub spam",
        "offensive": "obelgi, nienawiść lub groźby",
        "off_topic": "nie o produkcie",
        "personal_data": "czyjeś dane osobowe",
        "not_genuine": "napisane nie na serio",
        "duplicate": "ten sam tekst dwa razy",
        "legal": "wbrew prawu albo na żądanie sądu lub urzędu",
    },
}

_KINDS: dict[str, dict[str, dict[str, str]]] = {
    "en": {
        "question": {"nom": "your question", "acc": "your question"},
        "answer": {"nom": "your answer", "acc": "your answer"},
        "comment": {"nom": "your comment", "acc": "your comment"},
    },
    "ru": {
        "question": {"nom": "ваш вопрос", "acc": "ваш вопрос"},
        "answer": {"nom": "ваш ответ", "acc": "ваш ответ"},
        "comment": {"nom": "ваш комментарий", "acc": "ваш комментарий"},
    },
    "uk": {
        "question": {"nom": "ваше питання", "acc": "ваше питання"},
        "answer": {"nom": "ваша відповідь", "acc": "вашу відповідь"},
        "comment": {"nom": "ваш коментар", "acc": "ваш коментар"},
    },
    "pl": {
        "question": {"nom": "Twoje pytanie", "acc": "swoje pytanie"},
        "answer": {"nom": "Twoja odpowiedź", "acc": "swoją odpowiedź"},
        "comment": {"nom": "Twój komentarz", "acc": "swój komentarz"},
    },
}

_LETTERS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "words_held": {
            "subject": "Waiting to be read: {nom} about {product_name}",
            "preview": "It is read before it appears, and this is why.",
            "greeting": "Hello, {name}!",
            "body": "{shop_name} has {acc} about {product_name}. A rule holds it until somebody has read it. This is "
            "what was found:",
            "advice": "You need not wait: change your words on the product’s page, and the new ones are looked at "
            "at once.",
            "button": "To the product",
            "end": "You will hear how it was decided.",
            "footer": "You got this letter because you wrote on a page of {shop_name} and proved this address. It is "
            "not an advertisement.",
        },
        "words_kept": {
            "subject": "Published: {nom} about {product_name}",
            "preview": "Somebody has read it.",
            "greeting": "Hello, {name}!",
            "body": "Somebody at {shop_name} has read {acc} about {product_name}. It is on the page now.",
            "advice": "",
            "button": "See it on the page",
            "end": "Thank you for your patience.",
            "footer": "You got this letter because you wrote on a page of {shop_name} and proved this address. It is "
            "not an advertisement.",
        },
        "words_hidden": {
            "subject": "Still hidden: {nom} about {product_name}",
            "preview": "The reason is inside.",
            "greeting": "Hello, {name}!",
            "body": "Somebody at {shop_name} has read {acc} about {product_name} and keeps it hidden. The reason:",
            "advice": "An opinion is never a reason.",
            "button": "To the product",
            "end": "",
            "footer": "You got this letter because you wrote on a page of {shop_name} and proved this address. It is "
            "not an advertisement.",
        },
    },
    "ru": {
        "words_held": {
            "subject": "Ждёт прочтения {nom}: {product_name}",
            "preview": "Его прочитают, прежде чем показать; вот почему.",
            "greeting": "Здравствуйте, {name}!",
            "body": "В магазин {shop_name} пришёл {nom}: {product_name}. Правило задержало его, пока его не "
            "прочитает человек. Вот что замечено:",
            "advice": "Ждать не обязательно: измените слова на странице товара, и новые будут проверены сразу.",
            "button": "К товару",
            "end": "Мы напишем, как решено.",
            "footer": "Вы получили это письмо, потому что писали на странице магазина {shop_name} и подтвердили этот "
            "адрес. Это не реклама.",
        },
        "words_kept": {
            "subject": "Опубликован {nom}: {product_name}",
            "preview": "Его прочитал человек.",
            "greeting": "Здравствуйте, {name}!",
            "body": "В магазине {shop_name} прочитали {acc}: {product_name}. Он уже на странице.",
            "advice": "",
            "button": "Посмотреть на странице",
            "end": "Спасибо за терпение.",
            "footer": "Вы получили это письмо, потому что писали на странице магазина {shop_name} и подтвердили этот "
            "адрес. Это не реклама.",
        },
        "words_hidden": {
            "subject": "Остаётся скрытым {nom}: {product_name}",
            "preview": "Причина внутри.",
            "greeting": "Здравствуйте, {name}!",
            "body": "В магазине {shop_name} прочитали {acc} ({product_name}) и оставили его скрытым. Причина:",
            "advice": "Мнение никогда не бывает причиной.",
            "button": "К товару",
            "end": "",
            "footer": "Вы получили это письмо, потому что писали на странице магазина {shop_name} и подтвердили этот "
            "адрес. Это не реклама.",
        },
    },
    "uk": {
        "words_held": {
            "subject": "Чекає на прочитання {nom}: {product_name}",
            "preview": "Текст прочитають, перш ніж показати; ось чому.",
            "greeting": "Вітаємо, {name}!",
            "body": "До крамниці {shop_name} надійшов текст — {nom}: {product_name}. Правило затримало його, доки "
            "його не прочитає людина. Ось що помічено:",
            "advice": "Чекати не обов’язково: змініть слова на сторінці товару, і нові буде перевірено одразу.",
            "button": "До товару",
            "end": "Ми напишемо, як вирішено.",
            "footer": "Ви отримали цей лист, бо писали на сторінці крамниці {shop_name} і підтвердили цю адресу. Це "
            "не реклама.",
        },
        "words_kept": {
            "subject": "Опубліковано {acc}: {product_name}",
            "preview": "Текст прочитала людина.",
            "greeting": "Вітаємо, {name}!",
            "body": "У крамниці {shop_name} прочитали {acc}: {product_name}. Текст уже на сторінці.",
            "advice": "",
            "button": "Подивитися на сторінці",
            "end": "Дякуємо за терпіння.",
            "footer": "Ви отримали цей лист, бо писали на сторінці крамниці {shop_name} і підтвердили цю адресу. Це "
            "не реклама.",
        },
        "words_hidden": {
            "subject": "Лишається прихованим текст — {nom}: {product_name}",
            "preview": "Причина всередині.",
            "greeting": "Вітаємо, {name}!",
            "body": "У крамниці {shop_name} прочитали {acc} ({product_name}) і лишили текст прихованим. Причина:",
            "advice": "Думка ніколи не буває причиною.",
            "button": "До товару",
            "end": "",
            "footer": "Ви отримали цей лист, бо писали на сторінці крамниці {shop_name} і підтвердили цю адресу. Це "
            "не реклама.",
        },
    },
    "pl": {
        "words_held": {
            "subject": "Czeka na przeczytanie: {nom} ({product_name})",
            "preview": "Tekst zostanie przeczytany, zanim się pojawi; oto dlaczego.",
            "greeting": "Dzień dobry, {name}!",
            "body": "W sklepie {shop_name} czeka {nom}: {product_name}. Reguła zatrzymała tekst, aż ktoś go "
            "przeczyta. Oto, co zauważono:",
            "advice": "Nie trzeba czekać: zmień słowa na stronie produktu, a nowe zostaną sprawdzone od razu.",
            "button": "Do produktu",
            "end": "Napiszemy, jak zdecydowano.",
            "footer": "Piszemy, ponieważ na stronie sklepu {shop_name} jest Twój tekst, a ten adres został "
            "potwierdzony. To nie jest reklama.",
        },
        "words_kept": {
            "subject": "Jest na stronie: {nom} ({product_name})",
            "preview": "Ktoś to przeczytał.",
            "greeting": "Dzień dobry, {name}!",
            "body": "W sklepie {shop_name} ktoś przeczytał tekst. To {nom}: {product_name}. Tekst jest już na stronie.",
            "advice": "",
            "button": "Zobacz na stronie",
            "end": "Dziękujemy za cierpliwość.",
            "footer": "Piszemy, ponieważ na stronie sklepu {shop_name} jest Twój tekst, a ten adres został "
            "potwierdzony. To nie jest reklama.",
        },
        "words_hidden": {
            "subject": "Tekst pozostaje ukryty: {nom} ({product_name})",
            "preview": "Powód jest w środku.",
            "greeting": "Dzień dobry, {name}!",
            "body": "W sklepie {shop_name} ktoś przeczytał tekst i pozostawił go ukrytym. To {nom}: {product_name}. "
            "Powód:",
            "advice": "Zdanie nigdy nie jest powodem.",
            "button": "Do produktu",
            "end": "",
            "footer": "Piszemy, ponieważ na stronie sklepu {shop_name} jest Twój tekst, a ten adres został "
            "potwierdzony. To nie jest reklama.",
        },
    },
}


def said(word: Any, locale: str) -> Any:
    """The sentence for each kind of words, where it names the kind."""
    if "{nom}" not in word and "{acc}" not in word:
        return word
    return {
        what: word.replace("{nom}", forms["nom"]).replace("{acc}", forms["acc"])
        for what, forms in _KINDS[locale].items()
    }


WORDS: dict[str, dict[str, dict[str, Any]]] = {
    locale: {letter: {name: said(word, locale) for name, word in words.items()} for letter, words in letters.items()}
    for locale, letters in _LETTERS.items()
}
for _locale, _letters in WORDS.items():
    _letters["words_hidden"]["reasons"] = dict.fromkeys(_KINDS[_locale], _REASONS[_locale])
