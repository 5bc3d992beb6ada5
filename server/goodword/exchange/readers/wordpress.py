"""WordPress exports (WXR): comments of products, with the shop's replies below them."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from goodword.exchange.readers.base import Refused
from goodword.exchange.readers.wording import without_tags
from goodword.exchange.readers.xml import XmlReader, bare, elements, said

Comment = dict[str, Any]


class Wordpress(XmlReader):
    """``wp:comment`` with its rating as ``wp:commentmeta``, inside the ``item`` that is its product."""

    name = "woocommerce"
    title = "WordPress export (WXR)"
    marks = ("<rss", "wordpress.org/export")

    def records(self, file: BinaryIO) -> Iterator[tuple[int, Comment | Refused]]:
        """See ``XmlReader``. The comments of a product are held until it ends: replies may stand before or behind."""
        held: list[tuple[int, Comment]] = []
        facts: dict[str, str] = {}
        for line, name, element in elements(file, _is_wanted):
            if name == "comment":
                held.append((line, _comment(element)))
            elif name == "postmeta":
                facts[said(element, "meta_key")] = said(element, "meta_value")
            else:
                yield from _of_product(_product(element, facts), held)
                held, facts = [], {}


def _is_wanted(element: Element) -> bool:
    return bare(element) in {"comment", "postmeta", "item"}


def _of_product(product: dict[str, str], held: list[tuple[int, Comment]]) -> Iterator[tuple[int, Comment | Refused]]:
    replies = {
        comment["parent"]: comment for _, comment in held if comment["by_staff"] and comment["parent"] not in {"", "0"}
    }
    for line, comment in held:
        if comment["rating"] == "" and comment["parent"] in _ids(held):
            if replies.get(comment["parent"]) is not comment:
                yield line, Refused(line, "it answers a review, and is not the shop's reply")
            continue
        reply = replies.get(comment["id"], {})
        yield line, comment | product | {"reply": reply.get("text"), "reply_date": reply.get("date")}


def _ids(held: list[tuple[int, Comment]]) -> set[str]:
    return {comment["id"] for _, comment in held}


def _product(item: Element, facts: dict[str, str]) -> dict[str, str]:
    return {
        "product_id": said(item, "post_id"),
        "handle": said(item, "post_name"),
        "sku": facts.get("_sku", ""),
        "gtin": facts.get("_global_unique_id", ""),
        "product_name": said(item, "title"),
        "product_url": said(item, "link"),
    }


def _comment(element: Element) -> Comment:
    meta = {said(each, "meta_key"): said(each, "meta_value") for each in element if each.tag.endswith("commentmeta")}
    return {
        "id": said(element, "comment_id"),
        "parent": said(element, "comment_parent"),
        "by_staff": said(element, "comment_user_id") not in {"", "0"},
        "author": said(element, "comment_author"),
        "email": said(element, "comment_author_email"),
        "date": said(element, "comment_date_gmt") or said(element, "comment_date"),
        "text": without_tags(said(element, "comment_content")),
        "status": said(element, "comment_approved"),
        "rating": meta.get("rating", ""),
        "verified": meta.get("verified", ""),
        "title": meta.get("title", ""),
    }
