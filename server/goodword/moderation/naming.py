"""Whether a name can stand beside what somebody writes: it is no place for addresses, insults, or the shop's own."""

from goodword.lib.errors import Invalid
from goodword.moderation import contacts, knowing, wordlists
from goodword.shops import naming
from goodword.shops.models import Shop


def check_name(*, shop: Shop, name: str, locale: str | None) -> None:
    """Refuse what reviews would be held for.

    :raises Invalid: names what stands in the way.
    """
    locales = tuple(dict.fromkeys(each for each in (locale, shop.locale) if each))
    own = knowing.lists_of(shop.id)
    if contacts.links(name) or contacts.contacts(name, locales):
        raise Invalid.of("/name", "unfit", "A name holds no link, address or number to call")
    if found := wordlists.found(name, locales, own.looked, own.spared):
        raise Invalid.of("/name", "unfit", f"A name does not hold this: {', '.join(found)}")
    check_own(shop=shop, name=name)


def check_own(*, shop: Shop, name: str) -> None:
    """Refuse a name that is the shop's own.

    :raises Invalid: it is.
    """
    if naming.is_shops_own(shop, name):
        raise Invalid.of("/name", "unfit", "This name is the shop's own: write under yours")
