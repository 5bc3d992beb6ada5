"""How a letter of each kind looks, with made-up words: for whoever builds with it."""

from goodword.letters.kinds import KINDS, Kind
from goodword.letters.rendering import Look, Rendered, Ways, render
from goodword.letters.samples import LINK, SAMPLES, VARIANTS
from goodword.lib.errors import NotFound

SHOP = "Tea House"
WAYS = Ways(stop=f"{LINK}/stop", choose=f"{LINK}/choose")


def preview(
    called: str, locale: str, said: str = "", *, shop_name: str = SHOP, look: Look | None = None, **changes: object
) -> Rendered:
    """A letter of this kind; ``said`` picks one of its ``VARIANTS``.

    :raises NotFound: there is no such kind.
    """
    kind = KINDS.get(called)
    if kind is None:
        raise NotFound(f"There is no letter {called}; there are: {', '.join(KINDS)}")
    varied = {kind.varies: said} if said in VARIANTS.get(called, ()) else {}
    ways = WAYS if kind.is_news else None
    return render(called, locale, look=look, ways=ways, shop_name=shop_name, **{**SAMPLES[called], **varied, **changes})


def kinds() -> tuple[Kind, ...]:
    """All of them, in the order they are declared."""
    return tuple(KINDS.values())
