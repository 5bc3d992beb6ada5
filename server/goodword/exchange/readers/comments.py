"""Comments of Isso, Commento and remark42: they have no stars, and that is said for each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from goodword.exchange.readers import encodings
from goodword.exchange.readers.base import Refused, Row, Wishes
from goodword.exchange.readers.cells import row_from
from goodword.exchange.readers.wording import without_tags

LARGEST_FILE = 64 << 20
MARKS = ('"commentHex"', '"remote_addr"', '"locator"')


class Comments:
    """JSON with comments. A comment that somebody gave a ``rating`` is a review, any other is counted as skipped."""

    name = "comments"

    def fits(self, head: bytes, wishes: Wishes) -> bool:
        """It is JSON and has what only comments have."""
        text = encodings.text_of(head).lstrip()
        return text[:1] in {"{", "["} and any(mark in text for mark in MARKS)

    def prepared(self, path: Path, wishes: Wishes) -> "Comments":
        """See ``Reader``."""
        return self

    def notes(self) -> list[str]:
        """See ``Reader``."""
        return ["Comments as JSON: they have no stars; their numbers in the file stand for lines"]

    def strange(self) -> Mapping[str, Sequence[str]]:
        """See ``Reader``."""
        return {}

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``."""
        file.seek(0)
        content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            yield Refused(1, "the file is larger than 64 MB, and JSON of one piece cannot be read in parts")
            return
        for number, comment in enumerate(_comments(content), start=1):
            yield row_from(number, _ours(comment)) if isinstance(comment, dict) else Refused(number, "it is no comment")


def _comments(content: bytes) -> Iterator[Any]:
    text = content.decode("utf-8-sig", "replace")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text)
        return
    if isinstance(told, dict):
        yield from _list(told.get("comments"))
        return
    for thread in _list(told):
        for comment in _list(thread.get("comments")) if isinstance(thread, dict) else []:
            yield {**comment, "thread": thread} if isinstance(comment, dict) else comment


def _lines(text: str) -> Iterator[Any]:
    # remark42: one object a line; the first says only which version wrote the file.
    for line in text.splitlines():
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            said = line
        if line.strip() and not (isinstance(said, dict) and "version" in said):
            yield said


def _ours(comment: dict[str, Any]) -> dict[str, Any]:
    thread = _object(comment.get("thread"))
    locator = _object(comment.get("locator"))
    hidden = comment.get("deleted") is True or comment.get("state") not in {None, "approved"}
    return {
        "id": _text(comment.get("commentHex") or comment.get("id")),
        "product": _text(comment.get("url") or locator.get("url") or thread.get("id")),
        "rating": comment.get("rating"),
        "text": without_tags(_text(comment.get("markdown") or comment.get("text"))),
        "author": _text(comment.get("author") or _object(comment.get("user")).get("name")),
        "date": _text(comment.get("creationDate") or comment.get("created") or comment.get("time")),
        "status": "held" if hidden else "",
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) else ""
