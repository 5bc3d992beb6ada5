"""The words of the pages behind a mailed link, where they are not those of a review."""

from collections.abc import Mapping

_EN = {
    "confirm_at_once": "It appears on the product’s page as soon as you press the button.",
    "confirm_after_check": "Once you have pressed the button, {shop} reads it before it appears on the page.",
    "confirm_not_you": "You did not write this? Close the page, and nothing will be published.",
    "published_title": "Thank you, it is published",
    "held_title": "Thank you, it is with the shop",
    "held_text": "{shop} reads everything before it appears. Yours is in the queue.",
    "held_why": "A rule holds it for {shop} to read. This is what was found:",
    "held_improve": "You can change your words on the product’s page.",
    "expired_text": "A link from our letter works for 7 days. Write it once more, and a fresh letter comes at once.",
}
_RU = {
    "confirm_at_once": "Текст появится на странице товара, как только вы нажмёте кнопку.",
    "confirm_after_check": "Когда вы нажмёте кнопку, магазин {shop} прочитает текст, прежде чем он появится на "
    "странице.",
    "confirm_not_you": "Это писали не вы? Закройте страницу, и ничего не будет опубликовано.",
    "published_title": "Спасибо, опубликовано",
    "held_title": "Спасибо, текст у магазина",
    "held_text": "{shop} читает всё, прежде чем показать. Ваш текст стоит в очереди.",
    "held_why": "Правило задержало текст, чтобы {shop} прочитал. Вот что замечено:",
    "held_improve": "Вы можете изменить свои слова на странице товара.",
    "expired_text": "Ссылка из письма действует 7 дней. Напишите ещё раз, и новое письмо придёт сразу.",
}
_UK = {
    "confirm_at_once": "Текст з’явиться на сторінці товару, щойно ви натиснете кнопку.",
    "confirm_after_check": "Коли ви натиснете кнопку, крамниця {shop} прочитає текст, перш ніж він з’явиться на "
    "сторінці.",
    "confirm_not_you": "Це писали не ви? Закрийте сторінку, і нічого не буде опубліковано.",
    "published_title": "Дякуємо, опубліковано",
    "held_title": "Дякуємо, текст у крамниці",
    "held_text": "{shop} читає все, перш ніж показати. Ваш текст стоїть у черзі.",
    "held_why": "Правило затримало текст, щоб {shop} прочитала. Ось що помічено:",
    "held_improve": "Ви можете змінити свої слова на сторінці товару.",
    "expired_text": "Посилання з листа діє 7 днів. Напишіть ще раз, і новий лист прийде одразу.",
}
_PL = {
    "confirm_at_once": "Tekst pojawi się na stronie produktu, gdy tylko naciśniesz przycisk.",
    "confirm_after_check": "Gdy naciśniesz przycisk, sklep {shop} przeczyta tekst, zanim pojawi się on na stronie.",
    "confirm_not_you": "To nie Ty? Zamknij stronę, a nic nie zostanie opublikowane.",
    "published_title": "Dziękujemy, opublikowano",
    "held_title": "Dziękujemy, tekst jest w sklepie",
    "held_text": "{shop} czyta wszystko, zanim to pokaże. Twój tekst czeka w kolejce.",
    "held_why": "Reguła zatrzymała tekst, aby sklep {shop} go przeczytał. Oto, co zauważono:",
    "held_improve": "Możesz zmienić swoje słowa na stronie produktu.",
    "expired_text": "Link z listu działa 7 dni. Napisz jeszcze raz, a nowy list przyjdzie od razu.",
}

CONFIRMING: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "en": {
        "question": _EN
        | {
            "confirm_title": "Ask this question?",
            "confirm_button": "Ask it",
            "published_text": "Your question is on the product’s page now.",
        },
        "answer": _EN
        | {
            "confirm_title": "Give this answer?",
            "confirm_button": "Publish my answer",
            "published_text": "Your answer is on the product’s page now.",
        },
        "comment": _EN
        | {
            "confirm_title": "Publish your comment?",
            "confirm_button": "Publish my comment",
            "published_text": "Your comment is on the product’s page now.",
        },
    },
    "ru": {
        "question": _RU
        | {
            "confirm_title": "Задать этот вопрос?",
            "confirm_button": "Задать вопрос",
            "published_text": "Ваш вопрос уже на странице товара.",
        },
        "answer": _RU
        | {
            "confirm_title": "Дать этот ответ?",
            "confirm_button": "Опубликовать ответ",
            "published_text": "Ваш ответ уже на странице товара.",
        },
        "comment": _RU
        | {
            "confirm_title": "Опубликовать ваш комментарий?",
            "confirm_button": "Опубликовать комментарий",
            "published_text": "Ваш комментарий уже на странице товара.",
        },
    },
    "uk": {
        "question": _UK
        | {
            "confirm_title": "Поставити це питання?",
            "confirm_button": "Поставити питання",
            "published_text": "Ваше питання вже на сторінці товару.",
        },
        "answer": _UK
        | {
            "confirm_title": "Дати цю відповідь?",
            "confirm_button": "Опублікувати відповідь",
            "published_text": "Ваша відповідь уже на сторінці товару.",
        },
        "comment": _UK
        | {
            "confirm_title": "Опублікувати ваш коментар?",
            "confirm_button": "Опублікувати коментар",
            "published_text": "Ваш коментар уже на сторінці товару.",
        },
    },
    "pl": {
        "question": _PL
        | {
            "confirm_title": "Zadać to pytanie?",
            "confirm_button": "Zadaję pytanie",
            "published_text": "Twoje pytanie jest już na stronie produktu.",
        },
        "answer": _PL
        | {
            "confirm_title": "Udzielić tej odpowiedzi?",
            "confirm_button": "Publikuję odpowiedź",
            "published_text": "Twoja odpowiedź jest już na stronie produktu.",
        },
        "comment": _PL
        | {
            "confirm_title": "Opublikować komentarz?",
            "confirm_button": "Publikuję komentarz",
            "published_text": "Twój komentarz jest już na stronie produktu.",
        },
    },
}
