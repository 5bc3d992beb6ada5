"""The words of the page behind the link of a sign-in letter, in four languages."""

WORDS = {
    "en": {
        "ask_title": "Which number do you see?",
        "ask_text": "{shop} shows a number on the page where you gave your address. Press the same one here, and you "
        "are signed in there.",
        "not_me": "I did not ask for this",
        "not_me_text": "Do you see no number? Then somebody else gave your address. Press nothing, or end it:",
        "no_script": "This page needs scripts to know that a person presses. The code in the letter works without: "
        "type it on the page of {shop}.",
        "done_title": "You are signed in",
        "done_text": "You can go back to {shop}: its page knows you now. This page may be closed.",
        "wrong_title": "That was another number",
        "wrong_text": "To be safe, this link has ended. The code in the same letter still works: type it on the page "
        "of {shop}.",
        "ended_title": "It is ended",
        "ended_text": "Nobody gets in with this letter. You need not do anything else.",
        "over_title": "This link is too old",
        "over_text": "Link and code work for 10 minutes and once. Ask for a new letter where you wanted to sign in.",
        "shut_title": "Sign in at the shop",
        "shut_text": "{shop} signs its shoppers in itself, and nobody is known by this address here. Nothing is open "
        "with this letter.",
        "again_title": "Please press once more",
        "again_text": "We could not tell that a person pressed. Open the link in the letter again, or type the code on "
        "the page of {shop}.",
        "busy_title": "One moment, please",
        "busy_text": "Those were many tries. Wait a little, or type the code on the page of the shop.",
    },
    "ru": {
        "ask_title": "Какое число вы видите?",
        "ask_text": "{shop} показывает число на странице, где вы указали адрес. Нажмите здесь такое же, и вы войдёте "
        "там.",
        "not_me": "Я этого не просил(а)",
        "not_me_text": "Не видите числа? Значит, ваш адрес указал кто-то другой. Не нажимайте ничего или прекратите:",
        "no_script": "Этой странице нужны скрипты, чтобы знать, что нажимает человек. Код из письма работает без них: "
        "введите его на странице магазина {shop}.",
        "done_title": "Вы вошли",
        "done_text": "Можно вернуться в {shop}: его страница теперь вас знает. Эту страницу можно закрыть.",
        "wrong_title": "Это было другое число",
        "wrong_text": "На всякий случай ссылка больше не действует. Код из того же письма ещё работает: введите его "
        "на странице магазина {shop}.",
        "ended_title": "Прекращено",
        "ended_text": "По этому письму никто не войдёт. Больше ничего делать не нужно.",
        "over_title": "Ссылка устарела",
        "over_text": "Ссылка и код действуют 10 минут и один раз. Попросите новое письмо там, где хотели войти.",
        "shut_title": "Войдите в магазине",
        "shut_text": "{shop} сам ведёт вход своих покупателей, а по этому адресу здесь никто не известен. По этому "
        "письму ничего не открывается.",
        "again_title": "Нажмите ещё раз",
        "again_text": "Мы не увидели, что нажал человек. Откройте ссылку из письма снова или введите код на странице "
        "магазина {shop}.",
        "busy_title": "Одну минуту",
        "busy_text": "Попыток было много. Подождите немного или введите код на странице магазина.",
    },
    "uk": {
        "ask_title": "Яке число ви бачите?",
        "ask_text": "{shop} показує число на сторінці, де ви вказали адресу. Натисніть тут таке саме, і ви увійдете "
        "там.",
        "not_me": "Я цього не просив(ла)",
        "not_me_text": "Не бачите числа? Отже, вашу адресу вказав хтось інший. Не натискайте нічого або припиніть:",
        "no_script": "Цій сторінці потрібні скрипти, щоб знати, що натискає людина. Код із листа працює без них: "
        "введіть його на сторінці крамниці {shop}.",
        "done_title": "Ви увійшли",
        "done_text": "Можна повернутися до {shop}: її сторінка тепер вас знає. Цю сторінку можна закрити.",
        "wrong_title": "Це було інше число",
        "wrong_text": "Про всяк випадок посилання більше не діє. Код із того самого листа ще працює: введіть його на "
        "сторінці крамниці {shop}.",
        "ended_title": "Припинено",
        "ended_text": "За цим листом ніхто не увійде. Більше нічого робити не треба.",
        "over_title": "Посилання застаріло",
        "over_text": "Посилання й код діють 10 хвилин і один раз. Попросіть новий лист там, де хотіли увійти.",
        "shut_title": "Увійдіть у крамниці",
        "shut_text": "{shop} сама веде вхід своїх покупців, а за цією адресою тут нікого не знають. За цим листом "
        "нічого не відкривається.",
        "again_title": "Натисніть ще раз",
        "again_text": "Ми не побачили, що натиснула людина. Відкрийте посилання з листа знову або введіть код на "
        "сторінці крамниці {shop}.",
        "busy_title": "Одну хвилину",
        "busy_text": "Спроб було багато. Зачекайте трохи або введіть код на сторінці крамниці.",
    },
    "pl": {
        "ask_title": "Którą liczbę widzisz?",
        "ask_text": "{shop} pokazuje liczbę na stronie, na której podano Twój adres. Naciśnij tutaj tę samą, a tam "
        "nastąpi zalogowanie.",
        "not_me": "To nie moja prośba",
        "not_me_text": "Nie widzisz liczby? To znaczy, że Twój adres podał ktoś inny. Nic nie naciskaj albo zakończ:",
        "no_script": "Ta strona potrzebuje skryptów, aby wiedzieć, że naciska człowiek. Kod z listu działa bez nich: "
        "wpisz go na stronie sklepu {shop}.",
        "done_title": "Zalogowano",
        "done_text": "Możesz wrócić do {shop}: strona sklepu już Cię zna. Tę stronę można zamknąć.",
        "wrong_title": "To była inna liczba",
        "wrong_text": "Dla bezpieczeństwa ten link już nie działa. Kod z tego samego listu nadal działa: wpisz go na "
        "stronie sklepu {shop}.",
        "ended_title": "Zakończone",
        "ended_text": "Z tym listem nikt nie wejdzie. Nie musisz robić nic więcej.",
        "over_title": "Ten link jest już za stary",
        "over_text": "Link i kod działają przez 10 minut i tylko raz. Poproś o nowy list tam, gdzie chcesz się "
        "zalogować.",
        "shut_title": "Zaloguj się w sklepie",
        "shut_text": "{shop} sam loguje swoich klientów, a pod tym adresem nikogo tu nie znamy. Ten list niczego nie "
        "otwiera.",
        "again_title": "Naciśnij jeszcze raz",
        "again_text": "Nie wiemy, czy nacisnął człowiek. Otwórz ponownie link z listu albo wpisz kod na stronie "
        "sklepu {shop}.",
        "busy_title": "Chwileczkę",
        "busy_text": "Prób było wiele. Poczekaj chwilę albo wpisz kod na stronie sklepu.",
    },
}


def language(locale: str) -> str:
    """The language of a locale such as pt-BR if we have its words, or else English."""
    asked = locale.partition("-")[0].lower()
    return asked if asked in WORDS else "en"
