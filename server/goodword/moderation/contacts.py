"""Links, addresses, numbers and handles in a text, also when they are half hidden; and calls to go elsewhere."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import phonenumbers
from linkify_it import LinkifyIt

from goodword.lib import text as plain

COMMON_ENDINGS = (
    "com", "net", "org", "info", "biz", "shop", "online", "site", "xyz", "club",
    "ru", "ua", "pl", "kz", "de", "eu", "uk", "cz", "tv", "рф", "укр",
)  # fmt: skip
"""Of names without ``www`` or ``http`` only these are links: after a full stop without a space any word follows."""

REGIONS = {"ru": ("RU",), "uk": ("UA",), "pl": ("PL",), "en": ("US", "GB"), "de": ("DE",), "es": ("ES",), "fr": ("FR",)}

_MANY_DIGITS = re.compile(r"(?:\d[^\w\n]{0,3}){7,}")
_HIDDEN_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|точка|крапка|kropka|\.)\s*[\])}>]\s*|\s+(?:dot|точка|крапка|kropka)\s+")
_HIDDEN_AT = re.compile(r"\s*[\[({<]\s*(?:at|собака|собачка|małpa|malpa|@)\s*[\])}>]\s*|\s+(?:собака|собачка|małpa)\s+")
_SPACED_DOT = re.compile(r"(?<=\w)\s+\.\s*(?=(?:com|net|org|info|ru|ua|pl)\b)|(?<=\w)\.\s+(?=(?:com|ru|ua|pl)\b)")
_MESSENGERS = re.compile(
    r"(?:telegram|телеграм\w*|тг|tg|whats\s?app|ватсап\w*|вацап\w*|viber|вайбер\w*|signal|skype|скайп\w*|insta(?:gram)?|"
    r"инстаграм\w*|інстаграм\w*|discord|wechat|snap(?:chat)?|kik|icq)\s*(?:[:\-–—=]|id|is|мой|мій|mój)*\s*"
    r"(@?[a-z0-9_][a-z0-9_.\-]{3,31})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.@/])@[a-z][a-z0-9_.]{4,31}\b", re.IGNORECASE)

_INVITES = re.compile(
    r"\b(?:check(?:ed|ing)?(?:\s+\w+){0,2}\s+out|check|visit|su[bs]?s?c?ri?be?\w*|subs|thumbs?\s+up|look\s+up|sub\s+(?:to|me|my|4)|follow|click|watch|listen\s+to|join|"
    r"go\s+to|come\s+to|look\s+at|add\s+me|earn\w*|make\s+money|win\b|vote|like\s+(?:my|our|this\s+comment)|share|support|"
    r"give\s+(?:me|us|it)|help\s+me|"
    r"подпи[шс]\w+|заход\w+|перейд\w+|переход\w+|жми\w*|пишите|пиши|звони\w*|заработ\w+|вступа\w+|голосуй\w*|"
    r"підпи[шс]\w+|заход\w+|перейд\w+|тисни\w*|пишіть|дзвон\w+|зароб\w+|голосуй\w*|"
    r"subskrybuj\w*|zasubskrybuj\w*|wejd[zź]\w*|zajrzyj\w*|odwied[zź]\w*|kliknij\w*|napisz\w*|zarabiaj\w*|zar[oó]b\w*|"
    r"g[lł]osuj\w*|obserwuj\w*)\b"
)
_PLACES = re.compile(
    r"\b(?:(?:my|our)\s+(?:\w+\s+){0,3}(?:channel|page|profile|video\w*|site|website|blog|group|music|song\w*|"
    r"cover\w*|account|playlist|remix|app|stuff|work)|channel|subscri\w+|followers|giveaway|youtube\w*|facebook|instagram|tiktok|twitch|soundcloud|spotify|patreon|onlyfans|"
    r"(?:this|new|own)\s+(?:video|playlist|comment|single|mixtape|remix|page|group)|gift\s?cards?|promo\s?code|casino|bitcoin|"
    r"crypto\w*|forex|webcam|lottery|free\s+(?:money|gift\w*|iphone\w*|followers|leads)|dollars?\s+(?:a|per)\s+\w+|"
    r"work(?:ing)?\s+(?:from|at)\s+home|extra\s+(?:money|cash|income)|"
    r"(?:мой|наш\w*|мою|моя)\s+(?:\w+\s+){0,2}(?:канал\w*|страниц\w+|профил\w+|сайт\w*|групп\w+|блог\w*|магазин\w*)|"
    r"канал\w*|подписчик\w*|розыгрыш\w*|промокод\w*|казино|биткоин\w*|крипто\w*|подработк\w+|"
    r"(?:мій|наш\w*|мою|моя)\s+(?:\w+\s+){0,2}(?:канал\w*|сторінк\w+|профіл\w+|сайт\w*|груп\w+|блог\w*|крамниц\w+)|"
    r"підписник\w*|розіграш\w*|підробіт\w+|"
    r"(?:m[oó]j|nasz\w*|moj\w+)\s+(?:\w+\s+){0,2}(?:kana[lł]\w*|stron\w+|profil\w*|blog\w*|sklep\w*|grup\w+)|"
    r"kana[lł]\w*|obserwuj[aą]c\w+|kod\s+rabatowy|kasyn\w+|kryptowalut\w*|dorabia\w*)\b"
)


@cache
def _linkify() -> LinkifyIt:
    return LinkifyIt().tlds(list(COMMON_ENDINGS))


def links(text: str) -> list[str]:
    """Addresses of the web, each once, as written; half-hidden ones in plain form."""
    return _once(match for kind, match in _addresses(text) if kind != "mailto:")


def contacts(text: str, locales: tuple[str, ...]) -> list[str]:
    """E-mail addresses, telephone numbers, handles of messengers, each once."""
    return _once(
        (
            *(match for kind, match in _addresses(text) if kind == "mailto:"),
            *_phones(text, locales),
            *(match[0].strip() for match in _MESSENGERS.finditer(text) if _is_handle(match[1])),
            *(match[0] for match in _HANDLE.finditer(text)),
        )
    )


def promotion(text: str) -> int:
    """How many signs there are of a call to go elsewhere: 0, 1, or 2 when it says both come and whereto."""
    folded = text.lower()
    return int(bool(_INVITES.search(folded))) + int(bool(_PLACES.search(folded)))


@lru_cache(maxsize=1)
def _addresses(text: str) -> list[tuple[str, str]]:
    # Asked twice of each text: for links and for mail addresses.
    shown = _HIDDEN_AT.sub("@", _HIDDEN_DOT.sub(".", _SPACED_DOT.sub(".", text.lower())))
    whole = {"http:", "https:", "ftp:", "//"}
    found = _linkify().match(shown) or ()
    return [(match.schema, match.text) for match in found if "." in match.text or match.schema in whole]


def _phones(text: str, locales: tuple[str, ...]) -> Iterator[str]:
    if not _MANY_DIGITS.search(text):
        return
    for region in dict.fromkeys(region for locale in locales for region in REGIONS.get(locale, ())) or (None,):
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            yield match.raw_string


def _is_handle(name: str) -> bool:
    # After the name of a messenger any word may follow: a handle has a sign that words have not.
    return name.startswith("@") or any(sign.isdigit() or sign == "_" for sign in name)


def _once(found: Iterator[str] | tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(plain.line(each) or "" for each in found))
