"""What she has written waits for her yes before it is posted in her own feeds."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "posts_wait": {
            "subject": "Waiting for your yes: {count}",
            "preview": "Nothing is posted without you.",
            "title": "Your words wait for your yes",
            "body": "What you wrote at {shop_name} could stand in your own feeds, too: {count} in all. Look at each "
            "post as it would be, change it, and say yes or no in your own list on the shop’s page. Nothing is posted "
            "without you.",
            "says_text": "What it is about:",
            "button": "Go to my list",
            "end": "",
            "footer": "You got this letter because you have linked an account at {shop_name} and chose what may be "
            "offered there.",
            "line": "Waiting for your yes: {count}",
        },
    },
    "ru": {
        "posts_wait": {
            "subject": "Ждут вашего «да»: {count}",
            "preview": "Без вас ничего не публикуется.",
            "title": "Ваши слова ждут вашего «да»",
            "body": "Написанное вами в магазине {shop_name} может появиться и в ваших лентах; всего ждут: {count}. "
            "Посмотрите каждый пост таким, каким он будет, измените его и решите в своём списке на странице магазина. "
            "Без вас ничего не публикуется.",
            "says_text": "О чём речь:",
            "button": "К моему списку",
            "end": "",
            "footer": "Вы получили это письмо, потому что привязали аккаунт в магазине {shop_name} и выбрали, что "
            "предлагать.",
            "line": "Ждут вашего «да»: {count}",
        },
    },
    "uk": {
        "posts_wait": {
            "subject": "Чекають на ваше «так»: {count}",
            "preview": "Без вас нічого не публікується.",
            "title": "Ваші слова чекають на ваше «так»",
            "body": "Написане вами в крамниці {shop_name} може з’явитися й у ваших стрічках; усього чекають: {count}. "
            "Подивіться на кожен допис таким, яким він буде, змініть його й вирішіть у своєму списку на сторінці "
            "крамниці. Без вас нічого не публікується.",
            "says_text": "Про що йдеться:",
            "button": "До мого списку",
            "end": "",
            "footer": "Ви отримали цей лист, бо під’єднали обліковий запис у крамниці {shop_name} й обрали, що "
            "пропонувати.",
            "line": "Чекають на ваше «так»: {count}",
        },
    },
    "pl": {
        "posts_wait": {
            "subject": "Czekają na Twoje „tak”: {count}",
            "preview": "Bez Ciebie nic się nie publikuje.",
            "title": "Twoje słowa czekają na Twoje „tak”",
            "body": "To, co piszesz w sklepie {shop_name}, może pojawić się też na Twoich własnych stronach; w sumie "
            "czeka: {count}. Zobacz każdy wpis taki, jaki będzie, zmień go i zdecyduj na swojej liście na stronie "
            "sklepu. Bez Ciebie nic się nie publikuje.",
            "says_text": "O czym mowa:",
            "button": "Do mojej listy",
            "end": "",
            "footer": "Piszemy, ponieważ w sklepie {shop_name} połączono konto i wybrano, co ma być proponowane.",
            "line": "Czekają na Twoje „tak”: {count}",
        },
    },
}
