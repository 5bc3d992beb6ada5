"""schema.org Product with its rating and the reviews that the page shows (JSON-LD 1.1)."""

import json
from typing import Any

# These characters can end a <script> or a JavaScript string; as \uXXXX they cannot.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
AUTHOR_MAX = 99


def document(
    page: dict[str, Any],
    *,
    name: str,
    url: str | None,
    image: str | None,
    gtin: str | None,
    group: dict[str, str] | None = None,
) -> str | None:
    """JSON-LD for a page of reviews as ``reviews.pages`` makes it. ``group`` is what the product is a variant of.

    None without a single rating: a count of zero is an error to search engines.
    """
    rating = page["rating"]
    if not rating["count"]:
        return None
    product = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": name,
        "url": url,
        "image": image,
        "gtin": gtin,
        "isVariantOf": group and {"@type": "ProductGroup", "name": group["name"], "productGroupID": group["id"]},
        "aggregateRating": _aggregate(rating, page["counts"]["words"]),
        "review": [_review(each) for each in page["data"] if each["author"] and each["counted"]],
    }
    return json.dumps({key: value for key, value in product.items() if value}, ensure_ascii=False).translate(ESCAPES)


def _aggregate(rating: dict[str, Any], with_words: int) -> dict[str, Any]:
    counts = {"ratingCount": rating["count"]} | ({"reviewCount": with_words} if with_words else {})
    return {"@type": "AggregateRating", "ratingValue": rating["average"], "bestRating": 5, "worstRating": 1} | counts


def _review(review: dict[str, Any]) -> dict[str, Any]:
    told = {
        "@type": "Review",
        "author": {"@type": "Person", "name": review["author"][:AUTHOR_MAX]},
        "reviewRating": {"@type": "Rating", "ratingValue": review["rating"], "bestRating": 5, "worstRating": 1},
        "name": review["title"],
        "reviewBody": review["text"],
        "image": [photo["large"] for photo in review.get("media", ())],
        "datePublished": review["created_at"] and review["created_at"][:10],
        "inLanguage": review["locale"],
    }
    return {key: value for key, value in told.items() if value}
