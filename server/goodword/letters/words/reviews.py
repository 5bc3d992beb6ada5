"""The letters about a review. {shop_name} and {product_name} are filled in when a letter is made."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "confirm_review": {
            "subject": "Please confirm your review of {product_name}",
            "preview": "One press of a button and your review appears.",
            "greeting": "Hello, {name}!",
            "body": "You wrote about {product_name} at {shop_name}. Press the button so that your review appears.",
            "not_you": "If it was not you, do nothing: nothing will be published.",
            "stars": "{rating} out of 5",
            "button": "Confirm my review",
            "lifetime": "The link works for 7 days.",
            "link": "If the button does nothing, open this address:",
            "footer": "You got this letter because somebody wrote a review at {shop_name} and gave this "
            "address. "
            "It is not an advertisement, and we will not use the address for one.",
        },
        "review_held": {
            "subject": "Your review of {product_name} is waiting",
            "preview": "It is read before it appears, and this is why.",
            "greeting": "Hello, {name}!",
            "body": "Your review of {product_name} at {shop_name} has arrived. A rule holds it until somebody has "
            "read it, whatever its stars. This is what was found:",
            "advice": "You need not wait: write it anew on the product’s page, and your new words take the place of "
            "these.",
            "button": "Improve it",
            "end": "You will hear how it was decided.",
            "footer": "You got this letter because you wrote a review at {shop_name} and proved this address. It is "
            "not an advertisement.",
        },
        "review_kept": {
            "subject": "Your review of {product_name} is published",
            "preview": "Somebody has read it.",
            "greeting": "Hello, {name}!",
            "body": "Somebody at {shop_name} has read your review of {product_name}. It is on the page now.",
            "advice": "",
            "button": "See it on the page",
            "end": "Thank you for your patience.",
            "footer": "You got this letter because you wrote a review at {shop_name} and proved this address. It is "
            "not an advertisement.",
        },
        "review_hidden": {
            "subject": "Your review of {product_name} stays hidden",
            "preview": "The reason is inside.",
            "greeting": "Hello, {name}!",
            "body": "Somebody at {shop_name} has read your review of {product_name} and keeps it hidden. The reason:",
            "advice": "An opinion is never a reason. How many reviews are hidden, and why, stands on the shop’s "
            "public page about its checks.",
            "button": "To the product",
            "end": "",
            "footer": "You got this letter because you wrote a review at {shop_name} and proved this address. It is "
            "not an advertisement.",
            "reasons": {
                "spam": "advertising or spam",
                "offensive": "insults, hatred or threats",
                "off_topic": "not about the product",
                "personal_data": "somebody’s personal data",
                "not_genuine": "not a genuine experience with the product",
                "duplicate": "the same review twice",
                "legal": "against the law, or ordered by a court or an authority",
            },
        },
    },
    "ru": {
        "confirm_review": {
            "subject": "Подтвердите ваш отзыв: {product_name}",
            "preview": "Одно нажатие — и отзыв появится на странице.",
            "greeting": "Здравствуйте, {name}!",
            "body": "Вы написали отзыв в магазине {shop_name}: {product_name}. Нажмите кнопку, чтобы он "
            "появился на странице.",
            "not_you": "Если это были не вы, ничего не делайте: отзыв не будет опубликован.",
            "stars": "{rating} из 5",
            "button": "Подтвердить отзыв",
            "lifetime": "Ссылка действует 7 дней.",
            "link": "Если кнопка не работает, откройте этот адрес:",
            "footer": "Вы получили это письмо, потому что кто-то написал отзыв в магазине {shop_name} и указал "
            "этот адрес. "
            "Это не реклама, и для рекламы мы адрес не используем.",
        },
        "review_held": {
            "subject": "Ваш отзыв ждёт: {product_name}",
            "preview": "Его прочитают, прежде чем показать; вот почему.",
            "greeting": "Здравствуйте, {name}!",
            "body": "Ваш отзыв в магазине {shop_name} пришёл: {product_name}. Правило задержало его, пока его не "
            "прочитает человек, сколько бы звёзд в нём ни было. Вот что замечено:",
            "advice": "Ждать не обязательно: напишите его заново на странице товара, и новые слова заменят эти.",
            "button": "Исправить отзыв",
            "end": "Мы напишем, как решено.",
            "footer": "Вы получили это письмо, потому что написали отзыв в магазине {shop_name} и подтвердили этот "
            "адрес. Это не реклама.",
        },
        "review_kept": {
            "subject": "Ваш отзыв опубликован: {product_name}",
            "preview": "Его прочитал человек.",
            "greeting": "Здравствуйте, {name}!",
            "body": "В магазине {shop_name} прочитали ваш отзыв: {product_name}. Он уже на странице.",
            "advice": "",
            "button": "Посмотреть на странице",
            "end": "Спасибо за терпение.",
            "footer": "Вы получили это письмо, потому что написали отзыв в магазине {shop_name} и подтвердили этот "
            "адрес. Это не реклама.",
        },
        "review_hidden": {
            "subject": "Ваш отзыв остаётся скрытым: {product_name}",
            "preview": "Причина внутри.",
            "greeting": "Здравствуйте, {name}!",
            "body": "В магазине {shop_name} прочитали ваш отзыв ({product_name}) и оставили его скрытым. Причина:",
            "advice": "Мнение никогда не бывает причиной. Сколько отзывов скрыто и почему, написано на открытой "
            "странице магазина о проверках.",
            "button": "К товару",
            "end": "",
            "footer": "Вы получили это письмо, потому что написали отзыв в магазине {shop_name} и подтвердили этот "
            "адрес. Это не реклама.",
            "reasons": {
                "spam": "реклама или спам",
                "offensive": "оскорбления, ненависть или угрозы",
                "off_topic": "не о товаре",
                "personal_data": "чьи-то личные данные",
                "not_genuine": "не настоящий опыт с товаром",
                "duplicate": "один и тот же отзыв дважды",
                "legal": "против закона либо по решению суда или ведомства",
            },
        },
    },
    "uk": {
        "confirm_review": {
            "subject": "Підтвердьте ваш відгук: {product_name}",
            "preview": "Одне натискання — і відгук з’явиться на сторінці.",
            "greeting": "Вітаємо, {name}!",
            "body": "Ви написали відгук у крамниці {shop_name}: {product_name}. Натисніть кнопку, щоб він "
            "з’явився на сторінці.",
            "not_you": "Якщо це були не ви, нічого не робіть: відгук не буде опубліковано.",
            "stars": "{rating} з 5",
            "button": "Підтвердити відгук",
            "lifetime": "Посилання діє 7 днів.",
            "link": "Якщо кнопка не працює, відкрийте цю адресу:",
            "footer": "Ви отримали цей лист, бо хтось написав відгук у крамниці {shop_name} і вказав цю адресу. "
            "Це не реклама, і для реклами ми адресу не використовуємо.",
        },
        "review_held": {
            "subject": "Ваш відгук чекає: {product_name}",
            "preview": "Його прочитають, перш ніж показати; ось чому.",
            "greeting": "Вітаємо, {name}!",
            "body": "Ваш відгук у крамниці {shop_name} надійшов: {product_name}. Правило затримало його, доки його "
            "не прочитає людина, скільки б зірок у ньому не було. Ось що помічено:",
            "advice": "Чекати не обов’язково: напишіть його знову на сторінці товару, і нові слова замінять ці.",
            "button": "Поліпшити відгук",
            "end": "Ми напишемо, як вирішено.",
            "footer": "Ви отримали цей лист, бо написали відгук у крамниці {shop_name} і підтвердили цю адресу. Це "
            "не реклама.",
        },
        "review_kept": {
            "subject": "Ваш відгук опубліковано: {product_name}",
            "preview": "Його прочитала людина.",
            "greeting": "Вітаємо, {name}!",
            "body": "У крамниці {shop_name} прочитали ваш відгук: {product_name}. Він уже на сторінці.",
            "advice": "",
            "button": "Подивитися на сторінці",
            "end": "Дякуємо за терпіння.",
            "footer": "Ви отримали цей лист, бо написали відгук у крамниці {shop_name} і підтвердили цю адресу. Це "
            "не реклама.",
        },
        "review_hidden": {
            "subject": "Ваш відгук лишається прихованим: {product_name}",
            "preview": "Причина всередині.",
            "greeting": "Вітаємо, {name}!",
            "body": "У крамниці {shop_name} прочитали ваш відгук ({product_name}) і лишили його прихованим. Причина:",
            "advice": "Думка ніколи не буває причиною. Скільки відгуків приховано й чому, написано на відкритій "
            "сторінці крамниці про перевірки.",
            "button": "До товару",
            "end": "",
            "footer": "Ви отримали цей лист, бо написали відгук у крамниці {shop_name} і підтвердили цю адресу. Це "
            "не реклама.",
            "reasons": {
                "spam": "реклама або спам",
                "offensive": "образи, ненависть чи погрози",
                "off_topic": "не про товар",
                "personal_data": "чиїсь особисті дані",
                "not_genuine": "не справжній досвід із товаром",
                "duplicate": "той самий відгук двічі",
                "legal": "проти закону або за рішенням суду чи установи",
            },
        },
    },
    "pl": {
        "confirm_review": {
            "subject": "Potwierdź swoją opinię: {product_name}",
            "preview": "Jedno naciśnięcie i opinia pojawi się na stronie.",
            "greeting": "Dzień dobry, {name}!",
            "body": "W sklepie {shop_name} czeka Twoja opinia: {product_name}. Naciśnij przycisk, aby pojawiła "
            "się na stronie.",
            "not_you": "Jeśli to nie Ty, nic nie rób: opinia nie zostanie opublikowana.",
            "stars": "{rating} na 5",
            "button": "Potwierdzam opinię",
            "lifetime": "Link działa przez 7 dni.",
            "link": "Jeśli przycisk nie działa, otwórz ten adres:",
            "footer": "Piszemy, ponieważ ktoś dodał opinię w sklepie {shop_name} i podał ten adres. "
            "To nie jest reklama i do reklamy tego adresu nie użyjemy.",
        },
        "review_held": {
            "subject": "Twoja opinia czeka: {product_name}",
            "preview": "Zostanie przeczytana, zanim się pojawi; oto dlaczego.",
            "greeting": "Dzień dobry, {name}!",
            "body": "Twoja opinia w sklepie {shop_name} dotarła: {product_name}. Reguła zatrzymała ją, aż ktoś ją "
            "przeczyta, bez względu na gwiazdki. Oto, co zauważono:",
            "advice": "Nie trzeba czekać: napisz ją od nowa na stronie produktu, a nowe słowa zastąpią te.",
            "button": "Poprawiam opinię",
            "end": "Napiszemy, jak zdecydowano.",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twoja opinia, a ten adres został potwierdzony. "
            "To nie jest reklama.",
        },
        "review_kept": {
            "subject": "Twoja opinia jest opublikowana: {product_name}",
            "preview": "Ktoś ją przeczytał.",
            "greeting": "Dzień dobry, {name}!",
            "body": "W sklepie {shop_name} ktoś przeczytał Twoją opinię: {product_name}. Jest już na stronie.",
            "advice": "",
            "button": "Zobacz na stronie",
            "end": "Dziękujemy za cierpliwość.",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twoja opinia, a ten adres został potwierdzony. "
            "To nie jest reklama.",
        },
        "review_hidden": {
            "subject": "Twoja opinia pozostaje ukryta: {product_name}",
            "preview": "Powód jest w środku.",
            "greeting": "Dzień dobry, {name}!",
            "body": "W sklepie {shop_name} ktoś przeczytał Twoją opinię ({product_name}) i pozostawił ją ukrytą. "
            "Powód:",
            "advice": "Zdanie nigdy nie jest powodem. Ile opinii jest ukrytych i dlaczego, mówi publiczna strona "
            "sklepu o sprawdzaniu.",
            "button": "Do produktu",
            "end": "",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twoja opinia, a ten adres został potwierdzony. "
            "To nie jest reklama.",
            "reasons": {
                "spam": "reklama lub spam",
                "offensive": "obelgi, nienawiść lub groźby",
                "off_topic": "nie o produkcie",
                "personal_data": "czyjeś dane osobowe",
                "not_genuine": "nieprawdziwe doświadczenie z produktem",
                "duplicate": "ta sama opinia dwa razy",
                "legal": "wbrew prawu albo na żądanie sądu lub urzędu",
            },
        },
    },
}
