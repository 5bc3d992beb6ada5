"""The words of the page where somebody chooses her letters, in four languages."""

from typing import Any

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Letters from {shop}",
        "intro": "What comes to {email}, and how often. Letters that you ask for yourself, such as a link to sign in, "
        "come always.",
        "stop_title": "No more of these?",
        "stop_text": "{topic}: no more letters from {shop} about it to {email}. Everything else stays as it is.",
        "stop": "No more of these",
        "topics": {
            "answers": "Answers to your questions, and what becomes of your answers",
            "comments": "Comments on your words, and replies to you",
            "hours": "Announced hours with experts",
            "questions": "Questions that you could answer",
            "cases": "Cases that wait for somebody to look",
            "digest": "Digests",
        },
        "choices": {"at_once": "At once", "daily": "Once a day", "weekly": "Once a week", "off": "Not at all"},
        "save": "Save",
        "end": "Nothing any more",
        "end_text": "Or end them all at once:",
        "saved": "Saved.",
        "ended": "You get nothing any more. To begin again, choose below and save.",
        "stopped": "Letters to this address came back or were called unwanted, so none leave. Confirm the address at "
        "{shop}, by signing in there, and they will.",
        "over_title": "This link is not whole",
        "over_text": "Open it once more from the letter.",
        "gone": "Nothing is known of this address any more, so nothing is sent to it.",
    },
    "ru": {
        "title": "Письма магазина {shop}",
        "intro": "Что приходит на {email} и как часто. Письма, о которых вы просите сами, например ссылка для входа, "
        "приходят всегда.",
        "stop_title": "Больше не присылать?",
        "stop_text": "{topic}: {shop} больше не будет писать об этом на {email}. Всё остальное останется как есть.",
        "stop": "Больше не присылать",
        "topics": {
            "answers": "Ответы на ваши вопросы и судьба ваших ответов",
            "comments": "Комментарии к вашим словам и ответы вам",
            "hours": "Объявленные часы с экспертами",
            "questions": "Вопросы, на которые вы могли бы ответить",
            "cases": "Случаи, которые ждут взгляда человека",
            "digest": "Сводки",
        },
        "choices": {"at_once": "Сразу", "daily": "Раз в день", "weekly": "Раз в неделю", "off": "Не присылать"},
        "save": "Сохранить",
        "end": "Больше ничего",
        "end_text": "Или прекратить все сразу:",
        "saved": "Сохранено.",
        "ended": "Больше ничего не приходит. Чтобы начать снова, выберите ниже и сохраните.",
        "stopped": "Письма на этот адрес возвращались или были названы нежелательными, поэтому не уходят. Подтвердите "
        "адрес в магазине {shop}, войдя там, и они пойдут снова.",
        "over_title": "Ссылка неполная",
        "over_text": "Откройте её ещё раз из письма.",
        "gone": "Об этом адресе больше ничего не известно, поэтому на него ничего не отправляется.",
    },
    "uk": {
        "title": "Листи крамниці {shop}",
        "intro": "Що приходить на {email} і як часто. Листи, про які ви просите самі, наприклад посилання для входу, "
        "приходять завжди.",
        "stop_title": "Більше не надсилати?",
        "stop_text": "{topic}: {shop} більше не писатиме про це на {email}. Усе інше лишиться, як є.",
        "stop": "Більше не надсилати",
        "topics": {
            "answers": "Відповіді на ваші запитання і доля ваших відповідей",
            "comments": "Коментарі до ваших слів і відповіді вам",
            "hours": "Оголошені години з експертами",
            "questions": "Запитання, на які ви могли б відповісти",
            "cases": "Випадки, що чекають погляду людини",
            "digest": "Зведення",
        },
        "choices": {"at_once": "Одразу", "daily": "Раз на день", "weekly": "Раз на тиждень", "off": "Не надсилати"},
        "save": "Зберегти",
        "end": "Більше нічого",
        "end_text": "Або припинити всі одразу:",
        "saved": "Збережено.",
        "ended": "Більше нічого не приходить. Щоб почати знову, оберіть нижче і збережіть.",
        "stopped": "Листи на цю адресу поверталися або їх назвали небажаними, тож вони не йдуть. Підтвердьте адресу у "
        "крамниці {shop}, увійшовши там, і вони підуть знову.",
        "over_title": "Посилання неповне",
        "over_text": "Відкрийте його ще раз із листа.",
        "gone": "Про цю адресу більше нічого не відомо, тож на неї нічого не надсилається.",
    },
    "pl": {
        "title": "Listy sklepu {shop}",
        "intro": "Co przychodzi na {email} i jak często. Listy, o które prosisz, na przykład link do logowania, "
        "przychodzą zawsze.",
        "stop_title": "Nie wysyłać więcej?",
        "stop_text": "{topic}: {shop} nie będzie już o tym pisać na {email}. Wszystko inne pozostaje bez zmian.",
        "stop": "Nie wysyłać więcej",
        "topics": {
            "answers": "Odpowiedzi na Twoje pytania i losy Twoich odpowiedzi",
            "comments": "Komentarze do Twoich słów i odpowiedzi dla Ciebie",
            "hours": "Zapowiedziane godziny z ekspertami",
            "questions": "Pytania, na które możesz znać odpowiedź",
            "cases": "Sprawy, które czekają na spojrzenie człowieka",
            "digest": "Zestawienia",
        },
        "choices": {"at_once": "Od razu", "daily": "Raz dziennie", "weekly": "Raz w tygodniu", "off": "Wcale"},
        "save": "Zapisz",
        "end": "Nic więcej",
        "end_text": "Albo zakończ wszystkie naraz:",
        "saved": "Zapisano.",
        "ended": "Nic więcej nie przychodzi. Aby zacząć znowu, wybierz poniżej i zapisz.",
        "stopped": "Listy na ten adres wracały albo nazwano je niechcianymi, więc nie są wysyłane. Potwierdź adres w "
        "sklepie {shop}, logując się tam, a znów będą.",
        "over_title": "Link jest niepełny",
        "over_text": "Otwórz go jeszcze raz z listu.",
        "gone": "O tym adresie nic już nie wiadomo, więc nic się na niego nie wysyła.",
    },
}
