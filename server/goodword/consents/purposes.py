"""What we may ask leave for, and in which words. Whoever changes a text raises its version: old rows keep the old one.

``needs_address``: means nothing for a guest, of whom no address is known. ``on_its_own``: is decided by itself;
the others are part of a deed (making a profile public) and are written down with it.
"""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """One purpose, and its text in the languages of the house."""

    name: str
    version: int
    texts: dict[str, str]
    needs_address: bool = False
    on_its_own: bool = True

    def text(self, locale: str) -> tuple[str, str]:
        """The language that we speak to this locale, and the text in it."""
        asked = locale.partition("-")[0].lower()
        lang = asked if asked in self.texts else "en"
        return lang, self.texts[lang]


PUBLIC_PROFILE = Purpose(
    name="public_profile",
    version=1,
    on_its_own=False,
    texts={
        "en": "Everybody may see a page with my name, my picture and my published reviews.",
        "ru": "Все могут видеть страницу с моим именем, моей фотографией и моими опубликованными отзывами.",
        "uk": "Усі можуть бачити сторінку з моїм ім’ям, моєю світлиною та моїми опублікованими відгуками.",
        "pl": "Każdy może zobaczyć stronę z moim imieniem, moim zdjęciem i moimi opublikowanymi opiniami.",
    },
)
ASKING = Purpose(
    name="asking",
    version=1,
    needs_address=True,
    texts={
        "en": "The shop may send me letters that ask what I think of what I have bought.",
        "ru": "Магазин может присылать мне письма с вопросом, что я думаю о своих покупках.",
        "uk": "Крамниця може надсилати мені листи із запитанням, що я думаю про свої покупки.",
        "pl": "Sklep może wysyłać mi listy z pytaniem, co sądzę o tym, co u niego kupuję.",
    },
)
HELPING = Purpose(
    name="helping",
    version=1,
    needs_address=True,
    texts={
        "en": "The shop may write to me, once a week at most, when somebody asks about something that I have bought.",
        "ru": "Магазин может писать мне, не чаще раза в неделю, когда кто-то спрашивает о моих покупках.",
        "uk": "Крамниця може писати мені, не частіше разу на тиждень, коли хтось питає про мої покупки.",
        "pl": "Sklep może pisać do mnie, najwyżej raz w tygodniu, gdy ktoś pyta o moje zakupy.",
    },
)
REUSE = Purpose(
    name="reuse",
    version=1,
    texts={
        "en": "The shop may show my words and photos outside its product pages too, such as in adverts, "
        "with the name that I chose.",
        "ru": "Магазин может показывать мои слова и фотографии и за пределами страниц товаров, например в рекламе, "
        "под именем, которое я выбираю.",
        "uk": "Крамниця може показувати мої слова та світлини й поза сторінками товарів, наприклад у рекламі, "
        "під ім’ям, яке я обираю.",
        "pl": "Sklep może pokazywać moje słowa i zdjęcia także poza stronami produktów, na przykład w reklamach, "
        "pod imieniem, które wybieram.",
    },
)

EXPERT_HOURS = Purpose(
    name="expert_hours",
    version=1,
    needs_address=True,
    texts={
        "en": "The shop may write to me when an expert is going to answer questions there.",
        "ru": "Магазин может писать мне, когда у него будет отвечать на вопросы эксперт.",
        "uk": "Крамниця може писати мені, коли в неї відповідатиме на запитання експерт.",
        "pl": "Sklep może pisać do mnie, gdy ekspert będzie tam odpowiadać na pytania.",
    },
)

PURPOSES = {each.name: each for each in (PUBLIC_PROFILE, ASKING, HELPING, EXPERT_HOURS, REUSE)}


def digest_of(text: str) -> str:
    """What the ledger keeps of a text: enough to show which one she read."""
    return sha256(text.encode()).hexdigest()
