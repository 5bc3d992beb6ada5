"""An expert hour has another date, does not take place, or begins."""

from typing import Any

_FOOTERS = {
    "en": "You got this letter because you have asked in this hour, or asked {shop_name} to tell you of such hours.",
    "ru": "Вы получили это письмо, потому что спрашивали в этом часе или попросили {shop_name} сообщать о таких часах.",
    "uk": "Ви отримали цей лист, бо питали в цій годині або попросили {shop_name} повідомляти про такі години.",
    "pl": "Piszemy, ponieważ z tym adresem zadano pytanie w tej godzinie albo poproszono sklep {shop_name} o "
    "wiadomości o takich godzinach.",
}
_WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "expert_hour_moved": {
            "subject": "Moved: the hour with {expert} is on {when}",
            "preview": "What was asked stays.",
            "title": "The hour has another date",
            "body": "The hour with {expert} at {shop_name} takes place on {when}. All questions and votes stay as "
            "they are.",
            "says_text": "What it is about:",
            "button": "See the hour",
            "end": "",
            "line": "The hour with {expert} is on {when}",
        },
        "expert_hour_cancelled": {
            "subject": "Cancelled: the hour with {expert}",
            "preview": "What was asked can still be read.",
            "title": "The hour does not take place",
            "body": "The hour with {expert} at {shop_name}, planned for {when}, does not take place. What was asked "
            "can still be read.",
            "says_text": "Why:",
            "button": "See what was asked",
            "end": "",
            "line": "The hour with {expert} does not take place",
        },
        "expert_hour_begins": {
            "subject": "It begins: {expert} answers now",
            "preview": "New answers appear on the page by themselves.",
            "title": "{expert} answers now",
            "body": "The hour with {expert} at {shop_name} begins now. New answers appear on its page by themselves.",
            "says_text": "What it is about:",
            "button": "Come to the hour",
            "end": "",
            "line": "The hour with {expert} has begun",
        },
    },
    "ru": {
        "expert_hour_moved": {
            "subject": "Перенесено: {expert}, {when}",
            "preview": "Заданные вопросы остаются.",
            "title": "У часа другая дата",
            "body": "Час с экспертом {expert} в магазине {shop_name} состоится {when}. Вопросы и голоса остаются "
            "как есть.",
            "says_text": "О чём пойдёт речь:",
            "button": "К странице часа",
            "end": "",
            "line": "Час с экспертом {expert} перенесён: {when}",
        },
        "expert_hour_cancelled": {
            "subject": "Отменён час с экспертом: {expert}",
            "preview": "Заданные вопросы можно прочесть.",
            "title": "Час не состоится",
            "body": "Час с экспертом {expert} в магазине {shop_name}, назначенный на {when}, не состоится. Заданные "
            "вопросы можно прочесть.",
            "says_text": "Почему:",
            "button": "Прочесть вопросы",
            "end": "",
            "line": "Час с экспертом {expert} не состоится",
        },
        "expert_hour_begins": {
            "subject": "Начинается: {expert} отвечает сейчас",
            "preview": "Новые ответы появляются на странице сами.",
            "title": "{expert} отвечает сейчас",
            "body": "Час с экспертом {expert} в магазине {shop_name} начинается. Новые ответы появляются на "
            "странице сами.",
            "says_text": "О чём пойдёт речь:",
            "button": "Перейти к часу",
            "end": "",
            "line": "Час с экспертом {expert} начался",
        },
    },
    "uk": {
        "expert_hour_moved": {
            "subject": "Перенесено: {expert}, {when}",
            "preview": "Поставлені запитання лишаються.",
            "title": "У години інша дата",
            "body": "Година з експертом {expert} у крамниці {shop_name} відбудеться {when}. Запитання й голоси "
            "лишаються як є.",
            "says_text": "Про що йтиметься:",
            "button": "До сторінки години",
            "end": "",
            "line": "Годину з експертом {expert} перенесено: {when}",
        },
        "expert_hour_cancelled": {
            "subject": "Скасовано годину з експертом: {expert}",
            "preview": "Поставлені запитання можна прочитати.",
            "title": "Година не відбудеться",
            "body": "Година з експертом {expert} у крамниці {shop_name}, призначена на {when}, не відбудеться. "
            "Поставлені запитання можна прочитати.",
            "says_text": "Чому:",
            "button": "Прочитати запитання",
            "end": "",
            "line": "Година з експертом {expert} не відбудеться",
        },
        "expert_hour_begins": {
            "subject": "Починається: {expert} відповідає зараз",
            "preview": "Нові відповіді з’являються на сторінці самі.",
            "title": "{expert} відповідає зараз",
            "body": "Година з експертом {expert} у крамниці {shop_name} починається. Нові відповіді з’являються на "
            "сторінці самі.",
            "says_text": "Про що йтиметься:",
            "button": "Перейти до години",
            "end": "",
            "line": "Година з експертом {expert} почалася",
        },
    },
    "pl": {
        "expert_hour_moved": {
            "subject": "Przeniesiono: {expert}, {when}",
            "preview": "Zadane pytania zostają.",
            "title": "Godzina ma inną datę",
            "body": "Godzina z ekspertem {expert} w sklepie {shop_name} odbędzie się {when}. Pytania i głosy "
            "zostają bez zmian.",
            "says_text": "O czym będzie mowa:",
            "button": "Do strony godziny",
            "end": "",
            "line": "Godzina z ekspertem {expert} przeniesiona: {when}",
        },
        "expert_hour_cancelled": {
            "subject": "Odwołano godzinę z ekspertem: {expert}",
            "preview": "Zadane pytania można przeczytać.",
            "title": "Godzina się nie odbędzie",
            "body": "Godzina z ekspertem {expert} w sklepie {shop_name}, planowana na {when}, nie odbędzie się. "
            "Zadane pytania można przeczytać.",
            "says_text": "Dlaczego:",
            "button": "Czytam pytania",
            "end": "",
            "line": "Godzina z ekspertem {expert} się nie odbędzie",
        },
        "expert_hour_begins": {
            "subject": "Zaczyna się: {expert} odpowiada teraz",
            "preview": "Nowe odpowiedzi pojawiają się na stronie same.",
            "title": "{expert} odpowiada teraz",
            "body": "Godzina z ekspertem {expert} w sklepie {shop_name} właśnie się zaczyna. Nowe odpowiedzi "
            "pojawiają się na stronie same.",
            "says_text": "O czym będzie mowa:",
            "button": "Przejdź do godziny",
            "end": "",
            "line": "Godzina z ekspertem {expert} się zaczęła",
        },
    },
}
WORDS = {
    locale: {kind: said | {"footer": _FOOTERS[locale]} for kind, said in kinds.items()}
    for locale, kinds in _WORDS.items()
}
