"""Reading XML piece by piece: no document type, no entity, no element larger than any honest one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLPullParser

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from goodword.exchange.readers import encodings
from goodword.exchange.readers.base import Refused, Row, Wishes
from goodword.exchange.readers.cells import row_from

LARGEST_ELEMENT = 8 << 20
PIECE = 1 << 16

Ended = tuple[int, str, Element]
"""The line on which an element ends, its name without a namespace, and the element."""


class XmlReader:
    """Formats that are XML. ``marks`` are what the beginning of such a file holds."""

    name = ""
    title = ""
    marks: tuple[str, ...] = ()

    def fits(self, head: bytes, wishes: Wishes) -> bool:
        """It is XML and says what it is."""
        text = encodings.text_of(head)
        return 0 <= text.find("<") < 16 and all(mark in text for mark in self.marks)

    def prepared(self, path: Path, wishes: Wishes) -> "XmlReader":
        """See ``Reader``: XML says itself how it is to be read."""
        return self

    def notes(self) -> list[str]:
        """See ``Reader``."""
        return [f"{self.title}: XML"]

    def strange(self) -> Mapping[str, Sequence[str]]:
        """See ``Reader``."""
        return {}

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``. Behind a fault nothing can be read; it is named by its line."""
        try:
            for line, cells in self.records(file):
                yield cells if isinstance(cells, Refused) else row_from(line, cells)
        except _Broken as fault:
            yield Refused(fault.line, str(fault), is_end=True)

    def records(self, file: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Refused]]:
        """Its reviews by our names; the line is where each ends."""
        raise NotImplementedError


class _Broken(Exception):
    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def elements(file: BinaryIO, wanted: Callable[[Element], bool]) -> Iterator[Ended]:
    """Every wanted element when it ends; what is wanted is forgotten as soon as the next one is asked for.

    :raises _Broken: the file is not XML from some line on, or something nobody honest writes.
    """
    parser = XMLPullParser(("start", "end"), _parser=DefusedXMLParser(target=TreeBuilder(), forbid_dtd=True))
    open_now: list[Element] = []
    line, since = 1, 0
    file.seek(0)
    while piece := file.readline(PIECE):
        piece = piece if open_now or line > 1 else piece[_begin(piece) :]
        since += len(piece)
        if since > LARGEST_ELEMENT:
            raise _Broken(line, "an element is larger than 8 MB; nothing behind it was read")
        for kind, element in _fed(parser, piece, line):
            if kind == "start":
                open_now.append(element)
                continue
            open_now.pop()
            if wanted(element):
                since = 0
                yield line, bare(element), element
                _forget(element, open_now)
        line += piece.endswith(b"\n")
    _finish(parser, line)


def _begin(piece: bytes) -> int:
    # What stands before the first mark of the first line was put there by an editor, or by a copy.
    mark = piece.find(b"<")
    return 0 if piece[:1] in {b"\xff", b"\xfe", b"\0"} or not 0 < mark < 16 else mark


def bare(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def said(element: Element, name: str) -> str:
    """What the child of this name says."""
    return next(((child.text or "").strip() for child in element if bare(child) == name), "")


def _fed(parser: XMLPullParser, piece: bytes, line: int) -> Iterator[tuple[str, Element]]:
    try:
        parser.feed(piece)
        for event in parser.read_events():
            if isinstance(event[-1], Element):
                yield str(event[0]), event[-1]
    except DefusedXmlException:
        raise _Broken(line, "it declares a document type or entities; nothing behind it was read") from None
    except (ParseError, ValueError, LookupError):
        raise _Broken(line, "the XML breaks here; nothing behind it was read") from None


def _finish(parser: XMLPullParser, line: int) -> None:
    try:
        parser.close()
    except (ParseError, ValueError):
        raise _Broken(line, "the XML ends too early") from None


def _forget(element: Element, open_now: list[Element]) -> None:
    element.clear()
    if open_now:
        open_now[-1].remove(element)
