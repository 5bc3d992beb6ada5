"""The letters about a review, or other words, that were on the page and are not any more: the reason, what to do."""

from typing import Any

from goodword.letters.words import judged, reviews

_SAID: dict[str, dict[str, Any]] = {
    "en": {
        "subject": "Your review of {product_name} was taken down",
        "preview": "The reason is inside, and what you can do.",
        "greeting": "Hello, {name}!",
        "body": "Your review of {product_name} at {shop_name} is not on the page any more. The reason that the shop "
        "gives:",
        "advice": "An opinion is never a reason. If you think that this is wrong, write it anew without what is "
        "named, or write to the shop. How many reviews are hidden, and why, stands on its public page about checks.",
        "button": "To the product",
        "end": "",
        "footer": "You got this letter because you wrote a review at {shop_name} and proved this address. It is not "
        "an advertisement.",
    },
    "ru": {
        "subject": "Ваш отзыв снят со страницы: {product_name}",
        "preview": "Причина внутри, и что вы можете сделать.",
        "greeting": "Здравствуйте, {name}!",
        "body": "Вашего отзыва в магазине {shop_name} больше нет на странице: {product_name}. Причина, которую "
        "называет магазин:",
        "advice": "Мнение никогда не бывает причиной. Если вы не согласны, напишите отзыв заново без того, что "
        "названо, или напишите магазину. Сколько отзывов скрыто и почему, сказано на его открытой странице о "
        "проверках.",
        "button": "К товару",
        "end": "",
        "footer": "Вы получили это письмо, потому что написали отзыв в магазине {shop_name} и подтвердили этот адрес. "
        "Это не реклама.",
    },
    "uk": {
        "subject": "Ваш відгук знято зі сторінки: {product_name}",
        "preview": "Причина всередині, і що ви можете зробити.",
        "greeting": "Вітаємо, {name}!",
        "body": "Вашого відгуку у крамниці {shop_name} більше немає на сторінці: {product_name}. Причина, яку називає "
        "крамниця:",
        "advice": "Думка ніколи не буває причиною. Якщо ви не згодні, напишіть відгук заново без того, що названо, "
        "або напишіть крамниці. Скільки відгуків приховано і чому, сказано на її відкритій сторінці про перевірки.",
        "button": "До товару",
        "end": "",
        "footer": "Ви отримали цей лист, бо написали відгук у крамниці {shop_name} і підтвердили цю адресу. Це не "
        "реклама.",
    },
    "pl": {
        "subject": "Twoja opinia została zdjęta ze strony: {product_name}",
        "preview": "W środku jest powód i to, co możesz zrobić.",
        "greeting": "Dzień dobry, {name}!",
        "body": "Twojej opinii w sklepie {shop_name} nie ma już na stronie: {product_name}. Powód, który podaje sklep:",
        "advice": "Zdanie nigdy nie jest powodem. Jeśli to pomyłka, napisz opinię od nowa bez tego, co wskazano, albo "
        "napisz do sklepu. Ile opinii jest ukrytych i dlaczego, mówi jego publiczna strona o sprawdzaniu.",
        "button": "Do produktu",
        "end": "",
        "footer": "Piszemy, ponieważ w sklepie {shop_name} jest Twoja opinia, a ten adres został potwierdzony. To nie "
        "jest reklama.",
    },
}

_OF_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "subject": "Taken down: {nom} about {product_name}",
        "body": "{shop_name} has taken {acc} about {product_name} from the page. The reason:",
    },
    "ru": {
        "subject": "Снято со страницы: {nom} ({product_name})",
        "body": "{shop_name} снимает со страницы {acc}: {product_name}. Причина:",
    },
    "uk": {
        "subject": "Знято зі сторінки: {nom} ({product_name})",
        "body": "{shop_name} знімає зі сторінки {acc}: {product_name}. Причина:",
    },
    "pl": {
        "subject": "Zdjęte ze strony: {nom} ({product_name})",
        "body": "{shop_name} zdejmuje tekst ze strony. To {nom}: {product_name}. Powód:",
    },
}


def _of_words(locale: str) -> dict[str, Any]:
    advice = {"advice": judged.WORDS[locale]["words_hidden"]["advice"], "preview": _SAID[locale]["preview"]}
    named = {name: judged.said(word, locale) for name, word in _OF_WORDS[locale].items()}
    return judged.WORDS[locale]["words_hidden"] | advice | named


WORDS: dict[str, dict[str, dict[str, Any]]] = {
    locale: {
        "review_taken_down": said | {"reasons": reviews.WORDS[locale]["review_hidden"]["reasons"]},
        "words_taken_down": _of_words(locale),
    }
    for locale, said in _SAID.items()
}
