"""Disqus exports: comments without stars, said line by line; a rating is taken where somebody added one."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from goodword.exchange.readers.base import Refused
from goodword.exchange.readers.wording import without_tags
from goodword.exchange.readers.xml import XmlReader, bare, elements, said


class Disqus(XmlReader):
    """``post`` elements, each of a ``thread`` that stands before it."""

    name = "disqus"
    title = "Disqus"
    marks = ("<disqus",)

    def records(self, file: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Refused]]:
        """See ``XmlReader``."""
        threads: dict[str, dict[str, str]] = {}
        for line, name, element in elements(file, _is_whole):
            number = next((value for key, value in element.attrib.items() if key.endswith("id")), "")
            if name == "thread":
                threads[number] = {
                    "product": said(element, "id") or said(element, "link"),
                    "product_name": said(element, "title"),
                    "product_url": said(element, "link"),
                }
            else:
                yield line, _post(number, element, threads)


def _is_whole(element: Element) -> bool:
    # Inside a post a thread is a reference without anything in it.
    return bare(element) == "post" or (bare(element) == "thread" and len(element) > 0)


def _post(number: str, element: Element, threads: dict[str, dict[str, str]]) -> dict[str, Any]:
    author = next((each for each in element if bare(each) == "author"), element)
    thread = next((each for each in element if bare(each) == "thread"), element)
    of = next((value for key, value in thread.attrib.items() if key.endswith("id")), "")
    hidden = "spam" if said(element, "isSpam") == "true" else "deleted" if said(element, "isDeleted") == "true" else ""
    return threads.get(of, {}) | {
        "id": number,
        "rating": said(element, "rating"),
        "text": without_tags(said(element, "message")),
        "author": said(author, "name"),
        "email": said(author, "email"),
        "date": said(element, "createdAt"),
        "status": hidden,
    }
