"""The letter with a code and a link. {shop_name} is filled in when a letter is made."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "sign_in": {
            "subject": "Your code for {shop_name}",
            "preview": "It works for ten minutes.",
            "heading": "Your code",
            "body": "Type it on the page of {shop_name} that asked for it.",
            "or_link": "Or open the page behind this button and press the number that {shop_name} shows you:",
            "button": "Open the page",
            "lifetime": "Code and link work for 10 minutes, and once.",
            "link": "If the button does nothing, open this address:",
            "not_you": "You did not ask for it? Then do nothing, and tell nobody the code: without it nobody gets in.",
            "footer": "You got this letter because somebody gave this address to sign in at {shop_name}. It is not an "
            "advertisement.",
        },
    },
    "ru": {
        "sign_in": {
            "subject": "Ваш код для {shop_name}",
            "preview": "Он действует десять минут.",
            "heading": "Ваш код",
            "body": "Введите его на той странице магазина {shop_name}, которая его попросила.",
            "or_link": "Или откройте страницу за этой кнопкой и нажмите число, которое показывает вам {shop_name}:",
            "button": "Открыть страницу",
            "lifetime": "Код и ссылка действуют 10 минут и один раз.",
            "link": "Если кнопка не работает, откройте этот адрес:",
            "not_you": "Вы этого не просили? Ничего не делайте и никому не называйте код: без него никто не войдёт.",
            "footer": "Вы получили это письмо, потому что кто-то указал этот адрес, чтобы войти в магазине "
            "{shop_name}. Это не реклама.",
        },
    },
    "uk": {
        "sign_in": {
            "subject": "Ваш код для {shop_name}",
            "preview": "Він діє десять хвилин.",
            "heading": "Ваш код",
            "body": "Введіть його на тій сторінці крамниці {shop_name}, яка його попросила.",
            "or_link": "Або відкрийте сторінку за цією кнопкою і натисніть число, яке показує вам {shop_name}:",
            "button": "Відкрити сторінку",
            "lifetime": "Код і посилання діють 10 хвилин і один раз.",
            "link": "Якщо кнопка не працює, відкрийте цю адресу:",
            "not_you": "Ви цього не просили? Нічого не робіть і нікому не кажіть код: без нього ніхто не увійде.",
            "footer": "Ви отримали цей лист, бо хтось указав цю адресу, щоб увійти в крамниці {shop_name}. Це не "
            "реклама.",
        },
    },
    "pl": {
        "sign_in": {
            "subject": "Twój kod do {shop_name}",
            "preview": "Działa przez dziesięć minut.",
            "heading": "Twój kod",
            "body": "Wpisz go na tej stronie sklepu {shop_name}, która o niego poprosiła.",
            "or_link": "Albo otwórz stronę pod tym przyciskiem i naciśnij liczbę, którą pokazuje Ci {shop_name}:",
            "button": "Otwórz stronę",
            "lifetime": "Kod i link działają przez 10 minut i tylko raz.",
            "link": "Jeśli przycisk nie działa, otwórz ten adres:",
            "not_you": "To nie Ty o niego prosisz? Nic nie rób i nikomu nie podawaj kodu: bez niego nikt nie wejdzie.",
            "footer": "Ten list przyszedł, bo ktoś podał ten adres, aby zalogować się w sklepie {shop_name}. To nie "
            "reklama.",
        },
    },
}
