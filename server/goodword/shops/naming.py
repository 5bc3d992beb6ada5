"""Names that are the shop's own: nobody who writes there carries them, in whatever letters."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from goodword.lib import text as plain
from goodword.shops import queries, settings
from goodword.shops.models import Shop

OFFICES = (
    *("staff", "team", "support", "official", "admin", "administrator", "moderator", "shop", "store", "the", "of"),
    *("персонал", "сотрудник", "команда", "поддержка", "официально", "администрация", "администратор", "модератор"),
    *("магазин", "магазина", "працівник", "підтримка", "офіційно", "адміністрація", "адміністратор", "крамниця"),
    *("крамниці", "personel", "zespół", "obsługa", "wsparcie", "oficjalnie", "administracja", "sklep", "sklepu"),
    "goodword",
)
"""What somebody calls herself who wants to be taken for the shop, alone or beside its name."""

_GAPS = re.compile(r"[\W_]+")
_ALIKE = str.maketrans("авсенкмортхуіѕјαβεηικμνορτυχ01l", "abcehkmoptxyisjabehikmnoptyxoii")


def is_shops_own(shop: Shop, name: str) -> bool:
    """Whether the name is the shop's, or an office in it, or holds the address of one of its pages."""
    said = _looks(name)
    if not said or (said == _looks(shop.name) and settings.value(shop.settings, "bears_a_given_name")):
        return False
    offices = "|".join(map(_looks, OFFICES))
    as_shop = rf"(?:{offices})*(?:{re.escape(_looks(shop.name))})?(?:{offices})*"
    return re.fullmatch(as_shop, said) is not None or any(host in said for host in _hosts(shop))


def _hosts(shop: Shop) -> set[str]:
    """The hosts of its pages as they look in a name; a host without a dot is a word like others."""
    named = (urlsplit(each).hostname or "" for each in (shop.url or "", *queries.origins_of(shop)))
    return {_looks(host.removeprefix("www.")) for host in named if "." in host}


@lru_cache(1_000)
def _looks(name: str) -> str:
    """Letters and digits alone, those of several scripts that look alike taken as one."""
    return _GAPS.sub("", plain.fold(name)).translate(_ALIKE)
