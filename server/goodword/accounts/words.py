"""The words of the staff's page of networks, in four languages."""

from typing import Any

_WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Networks",
        "text": "Where your shoppers may link accounts of their own, to post what they write. Some networks want an "
        "application of yours that they have approved.",
        "states": {
            "open": "Offered. It needs nothing from you.",
            "brought": "Offered, with your application {id}, since {when}.",
            "left_out": "Not offered: it is not in your list below.",
            "closed": "Not offered until you bring your application.",
            "locked": "Your application {id} cannot be opened any more: the vault’s key is not here. Bring it anew.",
        },
        "bring": "Bring it",
        "renew": "Bring another",
        "remove": "Remove",
        "id": "Id of the application",
        "secret": "Its secret",
        "bot": "Name of the bot",
        "bot_token": "Its token",
        "sealed": "It is sealed at once and never shown again.",
        "back": "The address to return to, which the application has to name:",
        "scopes": "What it has to be allowed:",
        "telegram": "Make a bot with BotFather, without a webhook. Shoppers make it an administrator of their "
        "channels.",
        "links": "Accounts to link",
        "links_text": "Where shoppers can link accounts and post, in this order; names with spaces between. "
        "“all” is all that can be offered; empty is none.",
        "shares": "Share buttons",
        "shares_text": "Everybody can share by these, without an account. They stand in this order; names with spaces "
        "between. Empty: no sharing.",
        "shares_label": "Which, in which order",
        "shares_known": "There are: {names}.",
        "errors": {
            "client_id": "The id is needed.",
            "client_secret": "The secret is needed.",
            "post_networks": "Only these names, each once, or all.",
            "share_networks": "Only these names, each once.",
        },
    },
    "ru": {
        "title": "Соцсети",
        "text": "Где покупатели могут привязать свои аккаунты, чтобы публиковать написанное. Некоторым соцсетям нужно "
        "ваше одобренное приложение.",
        "states": {
            "open": "Доступна. От вас ничего не нужно.",
            "brought": "Доступна, ваше приложение {id}, с {when}.",
            "left_out": "Недоступна: её нет в вашем списке ниже.",
            "closed": "Недоступна, пока вы не добавите приложение.",
            "locked": "Приложение {id} больше не открыть: здесь нет ключа хранилища. Добавьте его заново.",
        },
        "bring": "Добавить",
        "renew": "Заменить",
        "remove": "Удалить",
        "id": "Id приложения",
        "secret": "Его секрет",
        "bot": "Имя бота",
        "bot_token": "Его токен",
        "sealed": "Запечатывается сразу и больше не показывается.",
        "back": "Адрес возврата, который надо указать в приложении:",
        "scopes": "Что ему должно быть разрешено:",
        "telegram": "Создайте бота через BotFather, без вебхука. Покупатели делают его администратором своих каналов.",
        "links": "Какие аккаунты привязывают",
        "links_text": "Где покупатели могут привязать аккаунт и публиковать, в этом порядке; имена через пробел. "
        "“all” — все возможные; пусто — ни одной.",
        "shares": "Кнопки «поделиться»",
        "shares_text": "Ими может поделиться каждый, без аккаунта. Порядок такой же; имена через пробел. Пусто — без "
        "кнопок.",
        "shares_label": "Какие и в каком порядке",
        "shares_known": "Есть: {names}.",
        "errors": {
            "client_id": "Нужен id.",
            "client_secret": "Нужен секрет.",
            "post_networks": "Только эти имена, каждое один раз, или all.",
            "share_networks": "Только эти имена, каждое один раз.",
        },
    },
    "uk": {
        "title": "Соцмережі",
        "text": "Де покупці можуть під’єднати свої облікові записи, щоб публікувати написане. Деяким соцмережам "
        "потрібен ваш схвалений застосунок.",
        "states": {
            "open": "Доступна. Від вас нічого не потрібно.",
            "brought": "Доступна, ваш застосунок {id}, з {when}.",
            "left_out": "Недоступна: її немає у вашому списку нижче.",
            "closed": "Недоступна, доки ви не додасте застосунок.",
            "locked": "Застосунок {id} більше не відкрити: тут немає ключа сховища. Додайте його знову.",
        },
        "bring": "Додати",
        "renew": "Замінити",
        "remove": "Видалити",
        "id": "Id застосунку",
        "secret": "Його секрет",
        "bot": "Ім’я бота",
        "bot_token": "Його токен",
        "sealed": "Запечатується одразу й більше не показується.",
        "back": "Адреса повернення, яку має назвати застосунок:",
        "scopes": "Що йому має бути дозволено:",
        "telegram": "Створіть бота через BotFather, без вебхука. Покупці роблять його адміністратором своїх каналів.",
        "links": "Які облікові записи під’єднують",
        "links_text": "Де покупці можуть під’єднати обліковий запис і публікувати, у цьому порядку; імена через "
        "пробіл. “all” — усі можливі; порожньо — жодної.",
        "shares": "Кнопки «поділитися»",
        "shares_text": "Ними може поділитися кожен, без облікового запису. Порядок такий самий; імена через пробіл. "
        "Порожньо — без кнопок.",
        "shares_label": "Які й у якому порядку",
        "shares_known": "Є: {names}.",
        "errors": {
            "client_id": "Потрібен id.",
            "client_secret": "Потрібен секрет.",
            "post_networks": "Лише ці імена, кожне один раз, або all.",
            "share_networks": "Лише ці імена, кожне один раз.",
        },
    },
    "pl": {
        "title": "Sieci",
        "text": "Gdzie Twoi klienci mogą połączyć własne konta, by publikować to, co piszą. Niektóre sieci chcą Twojej "
        "zatwierdzonej aplikacji.",
        "states": {
            "open": "Dostępna. Niczego od Ciebie nie potrzebuje.",
            "brought": "Dostępna, Twoja aplikacja {id}, od {when}.",
            "left_out": "Niedostępna: nie ma jej na Twojej liście poniżej.",
            "closed": "Niedostępna, dopóki nie dodasz aplikacji.",
            "locked": "Aplikacji {id} nie da się już otworzyć: brakuje klucza sejfu. Dodaj ją od nowa.",
        },
        "bring": "Dodaj",
        "renew": "Zamień",
        "remove": "Usuń",
        "id": "Id aplikacji",
        "secret": "Jej sekret",
        "bot": "Nazwa bota",
        "bot_token": "Jego token",
        "sealed": "Jest od razu pieczętowany i nigdy więcej nie pokazywany.",
        "back": "Adres powrotu, który musi podać aplikacja:",
        "scopes": "Na co trzeba jej pozwolić:",
        "telegram": "Utwórz bota u BotFather, bez webhooka. Klienci robią go administratorem swoich kanałów.",
        "links": "Które konta można łączyć",
        "links_text": "Gdzie klienci mogą łączyć konta i publikować, w tej kolejności; nazwy oddziela spacja. "
        "„all” to wszystkie możliwe; puste: żadna.",
        "shares": "Przyciski udostępniania",
        "shares_text": "Nimi może udostępniać każdy, bez konta. Stoją w tej kolejności; nazwy oddziela spacja. Puste: "
        "bez przycisków.",
        "shares_label": "Które i w jakiej kolejności",
        "shares_known": "Są: {names}.",
        "errors": {
            "client_id": "Potrzebne jest id.",
            "client_secret": "Potrzebny jest sekret.",
            "post_networks": "Tylko te nazwy, każda raz, albo all.",
            "share_networks": "Tylko te nazwy, każda raz.",
        },
    },
}


def words(locale: str) -> dict[str, Any]:
    """Every word in the language of the locale, in English if we don't speak it."""
    return _WORDS.get(locale.partition("-")[0].lower(), _WORDS["en"])
