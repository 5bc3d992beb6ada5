"""How a shop's letters look and how many there may be, from its settings."""

import re
import uuid

from goodword.letters.manners import Manners
from goodword.letters.rendering import Look
from goodword.shops import queries, settings

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
LIGHT, DARK = "#ffffff", "#10221b"


def of(shop_id: uuid.UUID) -> Manners:
    """The shop's manners."""
    stored = queries.by_id(shop_id).settings
    return Manners(
        a_day=settings.value(stored, "letters_a_day"),
        a_week=settings.value(stored, "letters_a_week"),
        look=_look(settings.value(stored, "theme.accent")),
    )


def _look(accent: str | None) -> Look | None:
    """The shop's colour, when mail programs can read it, and the one of two that is easier to read on it."""
    if accent is None or not _HEX.fullmatch(accent.lower()):
        return None
    digits = accent.lower().lstrip("#")
    whole = digits if len(digits) == 6 else "".join(each * 2 for each in digits)
    ink = max((LIGHT, DARK), key=lambda each: _contrast(_brightness(each), _brightness(f"#{whole}")))
    return Look(accent=f"#{whole}", on_accent=ink)


def _brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
