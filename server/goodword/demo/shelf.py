"""The demo's own products, in the language of the page."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel.numbers import format_currency

CONTENT = files("goodword.demo") / "content"


@lru_cache(maxsize=1)
def products() -> dict[str, dict[str, Any]]:
    """What we wrote about each product, by ref."""
    lines = (CONTENT / "products.jsonl").read_text("utf-8").splitlines()
    return {product["ref"]: product for product in map(json.loads, lines)}


def described(ref: str, lang: str, *, name: str | None) -> dict[str, Any]:
    """A product as the demo's pages show it; one that we did not write has a name and a ref."""
    ours = products().get(ref)
    if ours is None:
        return {
            "ref": ref,
            "name": name or ref,
            "description": None,
            "price_text": None,
            "picture_url": None,
            "gtin": None,
        }
    price = ours["price"]
    return {
        "ref": ref,
        "name": ours["name"][lang],
        "description": ours["description"][lang],
        "price_text": format_currency(price["amount"] / 100, price["currency"], locale=lang),
        "picture_url": f"/demo/pictures/{ours['picture']}",
        "gtin": ours.get("gtin"),
    }
