"""Which addresses are hot reads, in the plain form in which pages ask for them."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl

RATING, REVIEWS, QUESTIONS, LOADER = "rating", "reviews", "questions", "loader"
MOST_PRODUCTS = 100
LONGEST_REF = 200
USUAL = ("sort", "helpful")
"""What the widget writes out although it is the default: the first page is the same with and without."""
USUAL_LIMIT = 10
LARGEST_LIMIT = 50

Question = tuple[str, str, tuple[str | None, ...]]
"""Site key, kind, and the products by the shop's own names; None stands for the shop itself."""


@lru_cache(maxsize=1024)
def understand(path: str, query: str) -> Question | None:
    """What is asked for, if it is one of the hot reads; everything unusual is None."""
    if not (path.isprintable() and path.isascii() and query.isascii()):
        return None
    match path.split("/"):
        case ["", "v1", "shops", site_key, "ratings"]:
            refs = _products(_pairs(query, most=MOST_PRODUCTS))
            return (site_key, RATING, refs) if refs else None
        case ["", "v1", "shops", site_key, "reviews"]:
            pairs = [pair for pair in _pairs(query, most=3) if pair != USUAL]
            kind = first_page(next((value for name, value in pairs if name == "limit"), str(USUAL_LIMIT)))
            refs = _products(pair for pair in pairs if pair[0] != "limit")
            return (site_key, kind, refs) if kind and len(refs) == 1 and len(pairs) <= 2 else None
        case ["", "v1", "shops", site_key, "questions"]:
            refs = _products(pair for pair in _pairs(query, most=3) if pair not in (USUAL, ("limit", str(USUAL_LIMIT))))
            return (site_key, QUESTIONS, refs) if len(refs) == 1 else None
        case ["", "w", "v1", file] if file.endswith(".js") and not query:
            return file.removesuffix(".js"), LOADER, (None,)
    return None


def first_page(limit: str | int) -> str | None:
    """The kind of a first page with so many reviews, if it is one that can be kept."""
    number = int(limit) if str(limit).isascii() and str(limit).isdecimal() and len(str(limit)) < 3 else 0
    if not 1 <= number <= LARGEST_LIMIT:
        return None
    return REVIEWS if number == USUAL_LIMIT else f"{REVIEWS}:{number}"


def _pairs(query: str, *, most: int) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=most, errors="strict")
    except ValueError:
        return []


def _products(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The refs, if nothing else is asked for and Flask would take each of them; otherwise none."""
    named = list(pairs)
    fit = all(name == "product" and 0 < len(ref) <= LONGEST_REF and ref.isprintable() for name, ref in named)
    return tuple(ref for _, ref in named) if fit else ()
