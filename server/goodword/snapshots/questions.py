"""Which addresses are hot reads, in the plain form in which pages ask for them."""

from functools import lru_cache
from urllib.parse import parse_qsl

RATING, REVIEWS, LOADER = "rating", "reviews", "loader"
MOST_PRODUCTS = 100
LONGEST_REF = 200

Question = tuple[str, str, tuple[str | None, ...]]
"""Site key, kind, and the products by the shop's own names; None stands for the shop itself."""


@lru_cache(maxsize=1024)
def understand(path: str, query: str) -> Question | None:
    """What is asked for, if it is one of the hot reads; everything unusual is None."""
    if not (path.isprintable() and path.isascii() and query.isascii()):
        return None
    match path.split("/"):
        case ["", "v1", "shops", site_key, "ratings"]:
            refs = _products(query, most=MOST_PRODUCTS)
            return (site_key, RATING, refs) if refs else None
        case ["", "v1", "shops", site_key, "reviews"]:
            refs = _products(query, most=1)
            return (site_key, REVIEWS, refs) if refs else None
        case ["", "w", "v1", file] if file.endswith(".js") and not query:
            return file.removesuffix(".js"), LOADER, (None,)
    return None


def _products(query: str, *, most: int) -> tuple[str, ...] | None:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=most, errors="strict")
    except ValueError:
        return None
    fit = all(name == "product" and 0 < len(ref) <= LONGEST_REF and ref.isprintable() for name, ref in pairs)
    return tuple(ref for _, ref in pairs) if pairs and fit else None
