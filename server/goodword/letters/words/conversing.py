"""The letters of a conversation: confirm what you wrote, somebody comments or replies, the shop answers."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "confirm_words": {
            "subject": {
                "question": "Please confirm your question about {product_name}",
                "answer": "Please confirm your answer about {product_name}",
                "comment": "Please confirm your comment on {product_name}",
            },
            "preview": "One press of a button and it appears.",
            "title": {"question": "Is it your question?", "answer": "Is it your answer?", "comment": "Is it yours?"},
            "body": {
                "question": "You asked about {product_name} at {shop_name}. Press the button so that your question "
                "appears, and the answer can reach you.",
                "answer": "You answered a question about {product_name} at {shop_name}. Press the button so that your "
                "answer appears.",
                "comment": "You wrote a comment about {product_name} at {shop_name}. Press the button so that it "
                "appears.",
            },
            "says_text": "",
            "button": "Confirm",
            "end": "The link works for 7 days. If it was not you, do nothing: nothing will be published.",
            "footer": "You got this letter because somebody wrote at {shop_name} and gave this address. It is not an "
            "advertisement, and we will not use the address for one.",
        },
        "comment_new": {
            "subject": "A comment on your words about {product_name}",
            "preview": "{author} has written to you.",
            "title": "Somebody comments on your words",
            "body": {
                "review": "{author} comments on your review of {product_name}.",
                "answer": "{author} comments on your answer about {product_name}.",
            },
            "says_quoted": "You wrote:",
            "says_text": "{author}:",
            "button": "Go to the conversation",
            "end": "",
            "footer": "You got this letter because you have written at {shop_name}.",
            "line": "{author} comments on your words about {product_name}",
        },
        "comment_reply": {
            "subject": "A reply to your comment on {product_name}",
            "preview": "{author} has replied to you.",
            "title": "Your comment has a reply",
            "body": "{author} replies to your comment about {product_name}.",
            "says_quoted": "You wrote:",
            "says_text": "{author}:",
            "button": "Go to the conversation",
            "end": "",
            "footer": "You got this letter because you wrote a comment at {shop_name}.",
            "line": "{author} replies to your comment about {product_name}",
        },
        "shop_replied": {
            "subject": "{shop_name} answers your review of {product_name}",
            "preview": "The answer is inside.",
            "title": "{shop_name} answers you",
            "body": "{shop_name} has read your review of {product_name} and answers it, for everybody to see.",
            "says_quoted": "You wrote:",
            "says_text": "{shop_name}:",
            "button": "See it on the page",
            "end": "You can change your review at any time; nobody else can.",
            "footer": "You got this letter because you wrote a review at {shop_name} and proved this address.",
            "line": "{shop_name} answers your review of {product_name}",
        },
    },
    "ru": {
        "confirm_words": {
            "subject": {
                "question": "Подтвердите ваш вопрос: {product_name}",
                "answer": "Подтвердите ваш ответ: {product_name}",
                "comment": "Подтвердите ваш комментарий: {product_name}",
            },
            "preview": "Одно нажатие — и он появится на странице.",
            "title": {"question": "Это ваш вопрос?", "answer": "Это ваш ответ?", "comment": "Это ваш комментарий?"},
            "body": {
                "question": "Вы задали вопрос в магазине {shop_name}: {product_name}. Нажмите кнопку, чтобы он "
                "появился, а ответ дошёл до вас.",
                "answer": "Вы ответили на вопрос в магазине {shop_name}: {product_name}. Нажмите кнопку, чтобы ответ "
                "появился.",
                "comment": "Вы написали комментарий в магазине {shop_name}: {product_name}. Нажмите кнопку, чтобы он "
                "появился.",
            },
            "says_text": "",
            "button": "Подтвердить",
            "end": "Ссылка действует 7 дней. Если это были не вы, ничего не делайте: ничего не будет опубликовано.",
            "footer": "Вы получили это письмо, потому что кто-то написал в магазине {shop_name} и указал этот адрес. "
            "Это не реклама, и для рекламы мы адрес не используем.",
        },
        "comment_new": {
            "subject": "Комментарий к вашим словам: {product_name}",
            "preview": "Пишет {author}.",
            "title": "Ваши слова комментируют",
            "body": {
                "review": "{author} комментирует ваш отзыв: {product_name}.",
                "answer": "{author} комментирует ваш ответ: {product_name}.",
            },
            "says_quoted": "Вы писали:",
            "says_text": "{author}:",
            "button": "К разговору",
            "end": "",
            "footer": "Вы получили это письмо, потому что писали в магазине {shop_name}.",
            "line": "{author} комментирует ваши слова: {product_name}",
        },
        "comment_reply": {
            "subject": "Ответ на ваш комментарий: {product_name}",
            "preview": "Отвечает {author}.",
            "title": "На ваш комментарий ответили",
            "body": "{author} отвечает на ваш комментарий: {product_name}.",
            "says_quoted": "Вы писали:",
            "says_text": "{author}:",
            "button": "К разговору",
            "end": "",
            "footer": "Вы получили это письмо, потому что написали комментарий в магазине {shop_name}.",
            "line": "{author} отвечает на ваш комментарий: {product_name}",
        },
        "shop_replied": {
            "subject": "{shop_name} отвечает на ваш отзыв: {product_name}",
            "preview": "Ответ внутри.",
            "title": "{shop_name} отвечает вам",
            "body": "В магазине {shop_name} прочитали ваш отзыв и ответили так, чтобы видели все: {product_name}.",
            "says_quoted": "Вы писали:",
            "says_text": "{shop_name}:",
            "button": "Посмотреть на странице",
            "end": "Изменить отзыв можете в любое время вы, и больше никто.",
            "footer": "Вы получили это письмо, потому что написали отзыв в магазине {shop_name} и подтвердили этот "
            "адрес.",
            "line": "{shop_name} отвечает на ваш отзыв: {product_name}",
        },
    },
    "uk": {
        "confirm_words": {
            "subject": {
                "question": "Підтвердьте ваше запитання: {product_name}",
                "answer": "Підтвердьте вашу відповідь: {product_name}",
                "comment": "Підтвердьте ваш коментар: {product_name}",
            },
            "preview": "Одне натискання — і все з’явиться на сторінці.",
            "title": {"question": "Це ваше запитання?", "answer": "Це ваша відповідь?", "comment": "Це ваш коментар?"},
            "body": {
                "question": "Ви поставили запитання у крамниці {shop_name}: {product_name}. Натисніть кнопку, щоб воно "
                "з’явилося, а відповідь дійшла до вас.",
                "answer": "Ви відповіли на запитання у крамниці {shop_name}: {product_name}. Натисніть кнопку, щоб "
                "відповідь з’явилася.",
                "comment": "Ви написали коментар у крамниці {shop_name}: {product_name}. Натисніть кнопку, щоб він "
                "з’явився.",
            },
            "says_text": "",
            "button": "Підтвердити",
            "end": "Посилання діє 7 днів. Якщо це були не ви, нічого не робіть: нічого не буде опубліковано.",
            "footer": "Ви отримали цей лист, бо хтось написав у крамниці {shop_name} і вказав цю адресу. Це не "
            "реклама, і для реклами ми адресу не використовуємо.",
        },
        "comment_new": {
            "subject": "Коментар до ваших слів: {product_name}",
            "preview": "Пише {author}.",
            "title": "Ваші слова коментують",
            "body": {
                "review": "{author} коментує ваш відгук: {product_name}.",
                "answer": "{author} коментує вашу відповідь: {product_name}.",
            },
            "says_quoted": "Ви писали:",
            "says_text": "{author}:",
            "button": "До розмови",
            "end": "",
            "footer": "Ви отримали цей лист, бо писали у крамниці {shop_name}.",
            "line": "{author} коментує ваші слова: {product_name}",
        },
        "comment_reply": {
            "subject": "Відповідь на ваш коментар: {product_name}",
            "preview": "Відповідає {author}.",
            "title": "На ваш коментар відповіли",
            "body": "{author} відповідає на ваш коментар: {product_name}.",
            "says_quoted": "Ви писали:",
            "says_text": "{author}:",
            "button": "До розмови",
            "end": "",
            "footer": "Ви отримали цей лист, бо написали коментар у крамниці {shop_name}.",
            "line": "{author} відповідає на ваш коментар: {product_name}",
        },
        "shop_replied": {
            "subject": "{shop_name} відповідає на ваш відгук: {product_name}",
            "preview": "Відповідь усередині.",
            "title": "{shop_name} відповідає вам",
            "body": "У крамниці {shop_name} прочитали ваш відгук і відповіли так, щоб бачили всі: {product_name}.",
            "says_quoted": "Ви писали:",
            "says_text": "{shop_name}:",
            "button": "Подивитися на сторінці",
            "end": "Змінити відгук можете будь-коли ви, і більше ніхто.",
            "footer": "Ви отримали цей лист, бо написали відгук у крамниці {shop_name} і підтвердили цю адресу.",
            "line": "{shop_name} відповідає на ваш відгук: {product_name}",
        },
    },
    "pl": {
        "confirm_words": {
            "subject": {
                "question": "Potwierdź swoje pytanie: {product_name}",
                "answer": "Potwierdź swoją odpowiedź: {product_name}",
                "comment": "Potwierdź swój komentarz: {product_name}",
            },
            "preview": "Jedno naciśnięcie i wszystko pojawi się na stronie.",
            "title": {
                "question": "Czy to Twoje pytanie?",
                "answer": "Czy to Twoja odpowiedź?",
                "comment": "Czy to Twój komentarz?",
            },
            "body": {
                "question": "W sklepie {shop_name} jest pytanie z tym adresem: {product_name}. Naciśnij przycisk, aby "
                "się pojawiło, a odpowiedź do Ciebie dotarła.",
                "answer": "W sklepie {shop_name} jest odpowiedź z tym adresem: {product_name}. Naciśnij przycisk, aby "
                "się pojawiła.",
                "comment": "W sklepie {shop_name} jest komentarz z tym adresem: {product_name}. Naciśnij przycisk, aby "
                "się pojawił.",
            },
            "says_text": "",
            "button": "Potwierdzam",
            "end": "Link działa przez 7 dni. Jeśli to nie Ty, nic nie rób: nic nie zostanie opublikowane.",
            "footer": "Piszemy, ponieważ ktoś napisał w sklepie {shop_name} i podał ten adres. To nie jest reklama i "
            "do reklamy tego adresu nie użyjemy.",
        },
        "comment_new": {
            "subject": "Komentarz do Twoich słów: {product_name}",
            "preview": "Pisze {author}.",
            "title": "Ktoś komentuje Twoje słowa",
            "body": {
                "review": "{author} komentuje Twoją opinię: {product_name}.",
                "answer": "{author} komentuje Twoją odpowiedź: {product_name}.",
            },
            "says_quoted": "Twoje słowa:",
            "says_text": "{author}:",
            "button": "Do rozmowy",
            "end": "",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} są Twoje słowa.",
            "line": "{author} komentuje Twoje słowa: {product_name}",
        },
        "comment_reply": {
            "subject": "Odpowiedź na Twój komentarz: {product_name}",
            "preview": "Odpowiada {author}.",
            "title": "Jest odpowiedź na Twój komentarz",
            "body": "{author} odpowiada na Twój komentarz: {product_name}.",
            "says_quoted": "Twoje słowa:",
            "says_text": "{author}:",
            "button": "Do rozmowy",
            "end": "",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twój komentarz.",
            "line": "{author} odpowiada na Twój komentarz: {product_name}",
        },
        "shop_replied": {
            "subject": "{shop_name} odpowiada na Twoją opinię: {product_name}",
            "preview": "Odpowiedź jest w środku.",
            "title": "{shop_name} odpowiada",
            "body": "W sklepie {shop_name} ktoś przeczytał Twoją opinię i odpowiada tak, by widzieli wszyscy: "
            "{product_name}.",
            "says_quoted": "Twoje słowa:",
            "says_text": "{shop_name}:",
            "button": "Zobacz na stronie",
            "end": "Zmienić opinię możesz w każdej chwili Ty, i nikt inny.",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twoja opinia, a ten adres został potwierdzony.",
            "line": "{shop_name} odpowiada na Twoją opinię: {product_name}",
        },
    },
}
