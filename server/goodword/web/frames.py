"""What every page of ours for shoppers has around it: see ``templates/page.html``."""

from collections.abc import Mapping
from typing import Any, Protocol


class Named(Protocol):
    """Whose page it is."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def url(self) -> str | None:
        """Where it is, if it has said so."""


def frame(shop: Named | None, *, lang: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """The shop's name and address, the language, and every word as ``t``; without a shop it is a page of ours."""
    return {
        "lang": lang,
        "t": words,
        "shop_name": shop.name if shop else "Goodword",
        "shop_url": shop.url if shop else None,
    }
