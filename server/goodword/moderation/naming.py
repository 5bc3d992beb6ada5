"""Whether a name can stand beside what somebody writes: it is no place for addresses, insults, or the shop's own."""

from goodword.lib import text as plain
from goodword.lib.errors import Invalid
from goodword.moderation import contacts, knowing, wordlists
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
    if plain.fold(name) == plain.fold(shop.name):
        raise Invalid.of("/name", "unfit", "This is the shop's own name")
