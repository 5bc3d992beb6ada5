"""The words of the letters: WORDS[locale][kind]. {shop_name} and {product_name} are filled in when a letter is made."""

WORDS = {
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
    },
}
