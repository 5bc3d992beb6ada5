"""Words of other systems as plain text: entities and tags resolved, cut titles and private names made good."""

import re
from html import unescape
from html.parser import HTMLParser

from goodword.lib.text import fold

_BREAKS = re.compile(r"<br\s*/?>|</?(?:p|div)\s*>", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")
_BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "blockquote", "tr", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"script", "style", "template"})


class _Text(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def without_entities(text: str) -> str:
    """What a system that keeps plain text means: ``&amp;`` is &, ``<br>`` a new line, any other tag is text."""
    return unescape(_BREAKS.sub("\n", text)) if "&" in text or "<" in text else text


def without_tags(text: str) -> str:
    """What a system that keeps HTML shows."""
    if "&" not in text and "<" not in text:
        return text
    reader = _Text()
    reader.feed(text)
    reader.close()
    return "".join(reader.said)


def whole_title(title: str | None, text: str | None) -> str | None:
    """The title, unless it is nothing but the beginning of the text, cut off with dots."""
    if title and text and _CUT.search(title) and fold(text).startswith(fold(_CUT.sub("", title))):
        return None
    return title


def in_public(full_name: str) -> str:
    """A name that its system did not show: the first name and one letter."""
    first, *more = full_name.split()
    return f"{first} {more[-1][0]}." if more else first
