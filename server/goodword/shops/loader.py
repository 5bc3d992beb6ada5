"""The shop's loader file: the built script with this shop's theme, locale and switches inside."""

import json
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files

from goodword.shops import settings
from goodword.shops.models import Shop

PLACE = b'"__GOODWORD_CONFIG__"'
MISSING = b"/* the widget is not built: make widget */"


@lru_cache(maxsize=1)
def script() -> bytes:
    """The built loader, the same for all shops."""
    built = files("goodword") / "static" / "w" / "loader.js"
    return built.read_bytes() if built.is_file() else MISSING


@lru_cache(maxsize=1)
def entries() -> dict[str, str]:
    """The built chunks that a loader asks for by name, with their hashed files."""
    built = files("goodword") / "static" / "w" / "manifest.json"
    found: dict[str, str] = json.loads(built.read_text())["entries"] if built.is_file() else {}
    return found


def kind() -> str:
    """The snapshot's kind: a new build makes the old files stale."""
    return f"loader:{blake2b(script(), digest_size=6).hexdigest()}"


def build(shop: Shop) -> bytes:
    """The file for one shop. It is a script: ``<`` is escaped so that nothing can end it when it stands inline."""
    config = {
        "key": shop.site_key,
        "locale": shop.locale,
        "theme": settings.theme(shop.settings),
        "settings": {
            "shop": shop.name,
            "per_page": settings.value(shop.settings, "per_page"),
            "search_from": settings.value(shop.settings, "search_from"),
            "answer": [
                settings.value(shop.settings, "answer_within"),
                bool(settings.value(shop.settings, "working_hours")),
            ],
            "share": bool(settings.value(shop.settings, "share_networks")),
            "post": bool(settings.value(shop.settings, "post_networks")),
            "usual": (shop.usual or "").split(),
        },
    }
    return script().replace(PLACE, json.dumps(config, separators=(",", ":")).replace("<", "\\u003c").encode(), 1)
