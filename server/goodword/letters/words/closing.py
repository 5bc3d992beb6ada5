"""The letter to an asker whose question the shop has closed."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "question_closed": {
            "subject": "Your question is closed: {product_name}",
            "preview": "Why, and what you can do.",
            "title": "Your question is closed",
            "body": "{shop_name} expects no more answers to your question about {product_name}: {why}.",
            "why": {
                "duplicate": "the same was asked and answered before",
                "no_details": "it needed details that did not come",
                "discontinued": "the product is not sold any more",
                "answered_directly": "it was answered to you directly",
                "resolved": "it is settled",
            },
            "says_question": "You asked:",
            "button": "See it on the page",
            "end": "If it is still open for you, ask again in other words.",
            "footer": "You got this letter because you asked a question at {shop_name}.",
            "line": "Your question about {product_name} is closed: {why}",
        },
    },
    "ru": {
        "question_closed": {
            "subject": "Ваш вопрос закрыт: {product_name}",
            "preview": "Почему, и что вы можете сделать.",
            "title": "Ваш вопрос закрыт",
            "body": "{shop_name} больше не ждёт ответов на ваш вопрос ({product_name}): {why}.",
            "why": {
                "duplicate": "об этом уже спрашивали и есть ответ",
                "no_details": "не пришли подробности, без которых не ответить",
                "discontinued": "товара больше нет в продаже",
                "answered_directly": "вам ответили лично",
                "resolved": "он решён",
            },
            "says_question": "Вы спросили:",
            "button": "Посмотреть на странице",
            "end": "Если для вас он ещё открыт, спросите снова другими словами.",
            "footer": "Вы получили это письмо, потому что задали вопрос в магазине {shop_name}.",
            "line": "Ваш вопрос закрыт ({product_name}): {why}",
        },
    },
    "uk": {
        "question_closed": {
            "subject": "Ваше запитання закрито: {product_name}",
            "preview": "Чому, і що ви можете зробити.",
            "title": "Ваше запитання закрито",
            "body": "{shop_name} більше не чекає відповідей на ваше запитання ({product_name}): {why}.",
            "why": {
                "duplicate": "про це вже питали, і є відповідь",
                "no_details": "не надійшли подробиці, без яких не відповісти",
                "discontinued": "товару більше немає у продажу",
                "answered_directly": "вам відповіли особисто",
                "resolved": "його вирішено",
            },
            "says_question": "Ви запитали:",
            "button": "Подивитися на сторінці",
            "end": "Якщо для вас воно ще відкрите, запитайте знову іншими словами.",
            "footer": "Ви отримали цей лист, бо поставили запитання у крамниці {shop_name}.",
            "line": "Ваше запитання закрито ({product_name}): {why}",
        },
    },
    "pl": {
        "question_closed": {
            "subject": "Twoje pytanie jest zamknięte: {product_name}",
            "preview": "Dlaczego, i co możesz zrobić.",
            "title": "Twoje pytanie jest zamknięte",
            "body": "{shop_name} nie czeka już na odpowiedzi na Twoje pytanie ({product_name}): {why}.",
            "why": {
                "duplicate": "ktoś już o to pytał i jest odpowiedź",
                "no_details": "nie nadeszły szczegóły, bez których nie da się odpowiedzieć",
                "discontinued": "produktu nie ma już w sprzedaży",
                "answered_directly": "odpowiedź dotarła do Ciebie bezpośrednio",
                "resolved": "sprawa jest załatwiona",
            },
            "says_question": "Twoje pytanie:",
            "button": "Zobacz na stronie",
            "end": "Jeśli dla Ciebie jest wciąż otwarte, zapytaj jeszcze raz innymi słowami.",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twoje pytanie.",
            "line": "Twoje pytanie jest zamknięte ({product_name}): {why}",
        },
    },
}
