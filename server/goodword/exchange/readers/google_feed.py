"""Google's product review feed (2.x): what other systems write for Merchant Center, read back."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from goodword.exchange.readers.base import Refused
from goodword.exchange.readers.wording import without_entities
from goodword.exchange.readers.xml import XmlReader, bare, elements, said


class GoogleFeed(XmlReader):
    """``review`` elements below ``feed``."""

    name = "google_feed"
    title = "Google product review feed"
    marks = ("<feed", "<reviews", "<review_id")

    def records(self, file: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Refused]]:
        """See ``XmlReader``."""
        for line, _, element in elements(file, lambda one: bare(one) == "review"):
            overall = _deep(element, "overall")
            if overall is not None and overall.get("max", "5") != "5":
                yield line, Refused(line, f"its best rating is {overall.get('max', '')[:6]}, not 5")
            else:
                yield line, _review(element, overall)


def _review(element: Element, overall: Element | None) -> dict[str, Any]:
    pictures = [each.text or "" for each in element.iter() if bare(each) == "url"]
    return {
        "id": said(element, "review_id"),
        "rating": (overall.text or "").strip() if overall is not None else "",
        "title": without_entities(said(element, "title")),
        "text": without_entities(said(element, "content")),
        "author": _words(element, "name"),
        "date": said(element, "review_timestamp"),
        "locale": said(element, "review_language"),
        "verified": said(element, "is_verified_purchase"),
        "incentivized": said(element, "is_incentivized_review"),
        "status": "spam" if said(element, "is_spam") == "true" else "",
        "sku": _words(element, "sku"),
        "gtin": _words(element, "gtin"),
        "product_name": _words(element, "product_name"),
        "product_url": _words(element, "product_url"),
        "pictures": " ".join(pictures),
    }


def _deep(element: Element, name: str) -> Element | None:
    return next((each for each in element.iter() if bare(each) == name), None)


def _words(element: Element, name: str) -> str:
    found = _deep(element, name)
    return (found.text or "").strip() if found is not None else ""
