"""The letters that tell: a digest of others, an expert's hour, a case; and what stands under every one (``frame``)."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "frame": {
            "somebody": "Somebody",
            "link": "If the button does nothing, open this address:",
            "sent_by": "It was sent by {shop_name}.",
            "stop": "No more of these letters",
            "choose": "Choose which ones you get",
        },
        "digest": {
            "subject": {"daily": "Your day at {shop_name}", "weekly": "Your week at {shop_name}"},
            "preview": "What has happened since the last letter.",
            "title": {"daily": "What happened today", "weekly": "What happened this week"},
            "body": "You wanted one letter instead of many. Here is what there is.",
            "button": "Look",
            "footer": "You got this letter because you asked {shop_name} for a digest.",
        },
        "expert_hour_announced": {
            "subject": "Ask {expert}: {when}",
            "preview": "Questions can be sent already.",
            "title": "An hour with {expert}",
            "body": "{expert} answers questions at {shop_name} live, on {when}. You can ask now, and vote for the "
            "questions of others; the answers stay there to be read afterwards.",
            "says_text": "What it is about:",
            "button": "Ask a question",
            "end": "",
            "footer": "You got this letter because you asked {shop_name} to tell you of such hours.",
            "line": "An hour with {expert}, {when}",
        },
        "test_letter": {
            "subject": "A letter to try the way of {shop_name}",
            "preview": "It has arrived.",
            "title": "It has arrived",
            "body": "This letter has left by the mail server of {shop_name}, signed as all its letters are. If your "
            "mailbox shows it as safe, those to shoppers arrive as well.",
            "button": "Back to the letters",
            "footer": "You got this letter because you asked for it on the page of {shop_name}’s letters.",
            "end": "",
        },
        "case_opened": {
            "subject": "Something waits for you at {shop_name}",
            "preview": "It needs somebody to look at it.",
            "title": "Please look at this",
            "body": "Something at {shop_name} needs a person’s eyes: {what}. It is about {product_name}. What is "
            "flagged stays visible until somebody decides.",
            "what": {
                "held": "a rule has held what somebody wrote",
                "flagged": "readers have flagged what somebody wrote",
                "burst": "there is more at once than usual",
                "other": "something looks like a copy, or several writers look like one",
            },
            "button": "Look at it",
            "end": "",
            "footer": "You got this letter because you belong to the staff of {shop_name}.",
            "line": "Waits for somebody to look: {product_name}",
        },
    },
    "ru": {
        "frame": {
            "somebody": "Кто-то",
            "link": "Если кнопка не работает, откройте этот адрес:",
            "sent_by": "Его прислал магазин {shop_name}.",
            "stop": "Больше не присылать таких писем",
            "choose": "Выбрать, какие присылать",
        },
        "digest": {
            "subject": {"daily": "Ваш день в магазине {shop_name}", "weekly": "Ваша неделя в магазине {shop_name}"},
            "preview": "Что случилось с прошлого письма.",
            "title": {"daily": "Что случилось за день", "weekly": "Что случилось за неделю"},
            "body": "Вы хотели одно письмо вместо многих. Вот что есть.",
            "button": "Посмотреть",
            "footer": "Вы получили это письмо, потому что попросили {shop_name} о сводке.",
        },
        "expert_hour_announced": {
            "subject": "Спросите: {expert}, {when}",
            "preview": "Вопросы можно присылать уже сейчас.",
            "title": "Час с экспертом: {expert}",
            "body": "{expert} отвечает на вопросы в магазине {shop_name} вживую, {when}. Спросить и проголосовать за "
            "чужие вопросы можно уже сейчас; ответы останутся, их можно будет прочесть потом.",
            "says_text": "О чём пойдёт речь:",
            "button": "Задать вопрос",
            "end": "",
            "footer": "Вы получили это письмо, потому что попросили {shop_name} сообщать о таких часах.",
            "line": "Час с экспертом: {expert}, {when}",
        },
        "test_letter": {
            "subject": "Проверка почты магазина {shop_name}",
            "preview": "Письмо дошло.",
            "title": "Письмо дошло",
            "body": "Это письмо отправлено через почтовый сервер магазина {shop_name} и подписано так же, как все "
            "его письма. Если ящик показывает его как надёжное, дойдут и письма покупателям.",
            "button": "Вернуться к письмам",
            "footer": "Вы получили это письмо, потому что попросили о нём на странице писем магазина {shop_name}.",
            "end": "",
        },
        "case_opened": {
            "subject": "В магазине {shop_name} вас кое-что ждёт",
            "preview": "Нужно, чтобы посмотрел человек.",
            "title": "Посмотрите, пожалуйста",
            "body": "В магазине {shop_name} нужен взгляд человека: {what}. Речь о товаре: {product_name}. То, на что "
            "пожаловались, остаётся видным, пока кто-то не решит.",
            "what": {
                "held": "правило задержало чьи-то слова",
                "flagged": "читатели пожаловались на чьи-то слова",
                "burst": "написано больше обычного сразу",
                "other": "что-то похоже на копию, или несколько авторов похожи на одного",
            },
            "button": "Посмотреть",
            "end": "",
            "footer": "Вы получили это письмо, потому что работаете с магазином {shop_name}.",
            "line": "Ждёт взгляда человека: {product_name}",
        },
    },
    "uk": {
        "frame": {
            "somebody": "Хтось",
            "link": "Якщо кнопка не працює, відкрийте цю адресу:",
            "sent_by": "Його надіслала крамниця {shop_name}.",
            "stop": "Більше не надсилати таких листів",
            "choose": "Обрати, які надсилати",
        },
        "digest": {
            "subject": {"daily": "Ваш день у крамниці {shop_name}", "weekly": "Ваш тиждень у крамниці {shop_name}"},
            "preview": "Що сталося від попереднього листа.",
            "title": {"daily": "Що сталося за день", "weekly": "Що сталося за тиждень"},
            "body": "Ви хотіли один лист замість багатьох. Ось що є.",
            "button": "Подивитися",
            "footer": "Ви отримали цей лист, бо попросили {shop_name} про зведення.",
        },
        "expert_hour_announced": {
            "subject": "Запитайте: {expert}, {when}",
            "preview": "Запитання можна надсилати вже зараз.",
            "title": "Година з експертом: {expert}",
            "body": "{expert} відповідає на запитання у крамниці {shop_name} наживо, {when}. Запитати й проголосувати "
            "за чужі запитання можна вже зараз; відповіді залишаться, їх можна буде прочитати потім.",
            "says_text": "Про що йтиметься:",
            "button": "Поставити запитання",
            "end": "",
            "footer": "Ви отримали цей лист, бо попросили {shop_name} повідомляти про такі години.",
            "line": "Година з експертом: {expert}, {when}",
        },
        "test_letter": {
            "subject": "Перевірка пошти крамниці {shop_name}",
            "preview": "Лист дійшов.",
            "title": "Лист дійшов",
            "body": "Цей лист надіслано через поштовий сервер крамниці {shop_name} і підписано так само, як усі її "
            "листи. Якщо скринька показує його як надійний, дійдуть і листи покупцям.",
            "button": "Повернутися до листів",
            "footer": "Ви отримали цей лист, бо попросили про нього на сторінці листів крамниці {shop_name}.",
            "end": "",
        },
        "case_opened": {
            "subject": "У крамниці {shop_name} на вас дещо чекає",
            "preview": "Треба, щоб подивилася людина.",
            "title": "Подивіться, будь ласка",
            "body": "У крамниці {shop_name} потрібен погляд людини: {what}. Ідеться про товар: {product_name}. Те, на "
            "що поскаржилися, лишається видним, доки хтось не вирішить.",
            "what": {
                "held": "правило затримало чиїсь слова",
                "flagged": "читачі поскаржилися на чиїсь слова",
                "burst": "написано більше, ніж звичайно, одразу",
                "other": "щось схоже на копію, або кілька авторів схожі на одного",
            },
            "button": "Подивитися",
            "end": "",
            "footer": "Ви отримали цей лист, бо працюєте з крамницею {shop_name}.",
            "line": "Чекає погляду людини: {product_name}",
        },
    },
    "pl": {
        "frame": {
            "somebody": "Ktoś",
            "link": "Jeśli przycisk nie działa, otwórz ten adres:",
            "sent_by": "Wysyła go sklep {shop_name}.",
            "stop": "Nie chcę więcej takich listów",
            "choose": "Wybieram, które dostaję",
        },
        "digest": {
            "subject": {"daily": "Twój dzień w sklepie {shop_name}", "weekly": "Twój tydzień w sklepie {shop_name}"},
            "preview": "Co się stało od poprzedniego listu.",
            "title": {"daily": "Co się stało w ciągu dnia", "weekly": "Co się stało w ciągu tygodnia"},
            "body": "Jeden list zamiast wielu, zgodnie z Twoim wyborem. Oto co jest.",
            "button": "Zobacz",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} wybrano dla tego adresu zestawienie.",
        },
        "expert_hour_announced": {
            "subject": "Zapytaj: {expert}, {when}",
            "preview": "Pytania można wysyłać już teraz.",
            "title": "Godzina z ekspertem: {expert}",
            "body": "{expert} odpowiada na pytania w sklepie {shop_name} na żywo, {when}. Pytać i głosować na cudze "
            "pytania można już teraz; odpowiedzi zostaną i będzie można je przeczytać później.",
            "says_text": "O czym będzie mowa:",
            "button": "Zadaję pytanie",
            "end": "",
            "footer": "Piszemy, ponieważ ten adres poprosił sklep {shop_name} o wiadomości o takich godzinach.",
            "line": "Godzina z ekspertem: {expert}, {when}",
        },
        "test_letter": {
            "subject": "Próba poczty sklepu {shop_name}",
            "preview": "List dotarł.",
            "title": "List dotarł",
            "body": "Ten list wyszedł przez serwer pocztowy sklepu {shop_name} i jest podpisany tak jak wszystkie "
            "jego listy. Jeśli skrzynka pokazuje go jako bezpieczny, dotrą też listy do kupujących.",
            "button": "Wróć do listów",
            "footer": "Ten list przyszedł, bo poproszono o niego na stronie listów sklepu {shop_name}.",
            "end": "",
        },
        "case_opened": {
            "subject": "W sklepie {shop_name} coś na Ciebie czeka",
            "preview": "Potrzebne jest spojrzenie człowieka.",
            "title": "Prosimy spojrzeć",
            "body": "W sklepie {shop_name} potrzebne jest spojrzenie człowieka: {what}. Chodzi o produkt: "
            "{product_name}. To, co zgłoszono, pozostaje widoczne, dopóki ktoś nie zdecyduje.",
            "what": {
                "held": "reguła zatrzymała czyjeś słowa",
                "flagged": "czytelnicy zgłosili czyjeś słowa",
                "burst": "napisano naraz więcej niż zwykle",
                "other": "coś wygląda na kopię albo kilku autorów na jednego",
            },
            "button": "Zobacz",
            "end": "",
            "footer": "Piszemy, ponieważ pracujesz ze sklepem {shop_name}.",
            "line": "Czeka na spojrzenie człowieka: {product_name}",
        },
    },
}
