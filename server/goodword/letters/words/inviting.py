"""The words of the letters that invite: staff, staff who begin anew, experts. All have one form, ``inviting.*``."""

from typing import Any

_EN = {
    "lifetime": "The link works for 7 days, once.",
    "link": "If the button does nothing, open this address:",
}
_RU = {
    "lifetime": "Ссылка действует 7 дней, один раз.",
    "link": "Если кнопка не работает, откройте этот адрес:",
}
_UK = {
    "lifetime": "Посилання діє 7 днів, один раз.",
    "link": "Якщо кнопка не працює, відкрийте цю адресу:",
}
_PL = {
    "lifetime": "Link działa przez 7 dni, jeden raz.",
    "link": "Jeśli przycisk nie działa, otwórz ten adres:",
}

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "staff_invite": _EN
        | {
            "subject": "Look after the reviews of {shop_name}",
            "preview": "An invitation to the shop’s staff pages.",
            "title": "Welcome to {shop_name}",
            "body": "You have been invited to look after the reviews of {shop_name}. Press the button to choose your "
            "name, a password and a second step.",
            "button": "Accept the invitation",
            "not_you": "If you expected nothing like it, do nothing: the link opens nothing by itself.",
            "footer": "You got this letter because somebody of {shop_name} gave this address for a new member of its "
            "staff.",
        },
        "staff_reset": _EN
        | {
            "subject": "Sign in to {shop_name} anew",
            "preview": "A new password and a new second step.",
            "title": "Begin anew",
            "body": "An owner of {shop_name} has sent you this link, so that you can choose a new password and a new "
            "second step. Until you use it, the old ones work.",
            "button": "Choose anew",
            "not_you": "If you did not ask for it, do nothing, and tell an owner of the shop.",
            "footer": "You got this letter because you belong to the staff of {shop_name}.",
        },
        "expert_invite": _EN
        | {
            "subject": "{shop_name} asks for your word as an expert",
            "preview": "Your answers and reviews, under your own name.",
            "title": "Hello, {name}!",
            "body": "{shop_name} invites you to write as an expert: under your own name, with a badge that says so. "
            "You are not its staff, and nobody there changes your words. Press the button if you would like to.",
            "button": "I will write as an expert",
            "not_you": "If you would rather not, do nothing.",
            "footer": "You got this letter because {shop_name} would like you to write as an expert. It is not an "
            "advertisement, and we will not use the address for one.",
        },
    },
    "ru": {
        "staff_invite": _RU
        | {
            "subject": "Отзывы магазина {shop_name} ждут вас",
            "preview": "Приглашение на страницы для сотрудников.",
            "title": "Добро пожаловать в {shop_name}",
            "body": "Вас пригласили заботиться об отзывах магазина {shop_name}. Нажмите кнопку, чтобы выбрать имя, "
            "пароль и второй шаг.",
            "button": "Принять приглашение",
            "not_you": "Если вы ничего такого не ждали, ничего не делайте: сама по себе ссылка ничего не открывает.",
            "footer": "Вы получили это письмо, потому что в магазине {shop_name} указали этот адрес для нового "
            "сотрудника.",
        },
        "staff_reset": _RU
        | {
            "subject": "Вход в {shop_name}: начать заново",
            "preview": "Новый пароль и новый второй шаг.",
            "title": "Начать заново",
            "body": "Владелец магазина {shop_name} прислал вам эту ссылку, чтобы вы выбрали новый пароль и новый "
            "второй шаг. Пока вы ею не воспользуетесь, действуют прежние.",
            "button": "Выбрать заново",
            "not_you": "Если вы об этом не просили, ничего не делайте и скажите владельцу магазина.",
            "footer": "Вы получили это письмо, потому что работаете с магазином {shop_name}.",
        },
        "expert_invite": _RU
        | {
            "subject": "{shop_name} просит вашего слова как эксперта",
            "preview": "Ваши ответы и отзывы, под вашим именем.",
            "title": "Здравствуйте, {name}!",
            "body": "{shop_name} приглашает вас писать как эксперта: под своим именем и с отметкой об этом. Вы не "
            "становитесь сотрудником, и никто там не меняет ваших слов. Если хотите, нажмите кнопку.",
            "button": "Буду писать как эксперт",
            "not_you": "Если не хотите, ничего не делайте.",
            "footer": "Вы получили это письмо, потому что {shop_name} хотел бы видеть вас экспертом. Это не реклама, и "
            "для рекламы мы адрес не используем.",
        },
    },
    "uk": {
        "staff_invite": _UK
        | {
            "subject": "Відгуки крамниці {shop_name} чекають на вас",
            "preview": "Запрошення на сторінки для працівників.",
            "title": "Ласкаво просимо до {shop_name}",
            "body": "Вас запросили дбати про відгуки крамниці {shop_name}. Натисніть кнопку, щоб обрати ім’я, пароль і "
            "другий крок.",
            "button": "Прийняти запрошення",
            "not_you": "Якщо ви нічого такого не чекали, нічого не робіть: саме посилання нічого не відкриває.",
            "footer": "Ви отримали цей лист, бо в крамниці {shop_name} вказали цю адресу для нового працівника.",
        },
        "staff_reset": _UK
        | {
            "subject": "Вхід до {shop_name}: почати заново",
            "preview": "Новий пароль і новий другий крок.",
            "title": "Почати заново",
            "body": "Власник крамниці {shop_name} надіслав вам це посилання, щоб ви обрали новий пароль і новий другий "
            "крок. Доки ви ним не скористаєтеся, діють попередні.",
            "button": "Обрати заново",
            "not_you": "Якщо ви про це не просили, нічого не робіть і скажіть власникові крамниці.",
            "footer": "Ви отримали цей лист, бо працюєте з крамницею {shop_name}.",
        },
        "expert_invite": _UK
        | {
            "subject": "{shop_name} просить вашого слова як експерта",
            "preview": "Ваші відповіді та відгуки, під вашим ім’ям.",
            "title": "Вітаємо, {name}!",
            "body": "{shop_name} запрошує вас писати як експерта: під своїм ім’ям і з позначкою про це. Ви не стаєте "
            "працівником, і ніхто там не змінює ваших слів. Якщо хочете, натисніть кнопку.",
            "button": "Писатиму як експерт",
            "not_you": "Якщо не хочете, нічого не робіть.",
            "footer": "Ви отримали цей лист, бо {shop_name} хотіла б бачити вас експертом. Це не реклама, і для "
            "реклами ми адресу не використовуємо.",
        },
    },
    "pl": {
        "staff_invite": _PL
        | {
            "subject": "Opinie sklepu {shop_name} czekają na Ciebie",
            "preview": "Zaproszenie na strony dla pracowników.",
            "title": "Witamy w {shop_name}",
            "body": "Masz zaproszenie do opieki nad opiniami sklepu {shop_name}. Naciśnij przycisk, aby wybrać imię, "
            "hasło i drugi krok.",
            "button": "Przyjmuję zaproszenie",
            "not_you": "Jeśli niczego takiego nie oczekujesz, nic nie rób: sam link niczego nie otwiera.",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} podano ten adres dla nowej osoby w zespole.",
        },
        "staff_reset": _PL
        | {
            "subject": "Logowanie do {shop_name}: od nowa",
            "preview": "Nowe hasło i nowy drugi krok.",
            "title": "Od nowa",
            "body": "Właściciel sklepu {shop_name} przysyła ten link, aby można było wybrać nowe hasło i nowy drugi "
            "krok. Dopóki go nie użyjesz, działają dotychczasowe.",
            "button": "Wybieram od nowa",
            "not_you": "Jeśli to nie Twoja prośba, nic nie rób i powiedz o tym właścicielowi sklepu.",
            "footer": "Piszemy, ponieważ pracujesz ze sklepem {shop_name}.",
        },
        "expert_invite": _PL
        | {
            "subject": "{shop_name} prosi o Twoje słowo jako eksperta",
            "preview": "Twoje odpowiedzi i opinie, pod własnym nazwiskiem.",
            "title": "Dzień dobry, {name}!",
            "body": "{shop_name} zaprasza do pisania w roli eksperta: pod własnym nazwiskiem i z oznaczeniem, które o "
            "tym mówi. To nie praca w sklepie i nikt tam nie zmienia Twoich słów. Jeśli chcesz, naciśnij przycisk.",
            "button": "Będę pisać jako ekspert",
            "not_you": "Jeśli nie chcesz, nic nie rób.",
            "footer": "Piszemy, ponieważ {shop_name} chętnie widziałby Cię w roli eksperta. To nie jest reklama i do "
            "reklamy tego adresu nie użyjemy.",
        },
    },
}
