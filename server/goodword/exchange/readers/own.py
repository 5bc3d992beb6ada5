"""Our own two formats: a table with a header, and JSONL. Both use the names of ``Row``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from goodword.exchange.readers import columns, encodings
from goodword.exchange.readers.base import Refused, Row, Wishes
from goodword.exchange.readers.encodings import lines
from goodword.exchange.readers.exported import FIELD, exact, is_export, own_row
from goodword.exchange.readers.table import NOTHING_SAID, Layout, TableReader


class OwnTable(TableReader):
    """``id,product,rating,title,text,author,date,…``: the first line names the columns, in any order."""

    def row(self, line: int, record: Sequence[str], layout: Layout) -> Row | Refused:
        """An export is read as what it is; any other table as one of ours."""
        names = [columns.plain(name) if not name.startswith(FIELD) else name for name in layout.header]
        if is_export(names):
            return own_row(line, dict(zip(names, map(exact, record), strict=True)))
        return super().row(line, record, layout)

    def notes(self) -> list[str]:
        """See ``Reader``; of an export nothing is left behind."""
        exported = self._layout is not None and is_export(map(columns.plain, self._layout.header))
        return super().notes()[:1] if exported else super().notes()


class OwnJsonl:
    """One JSON object a line."""

    name = "goodword"

    def fits(self, head: bytes, wishes: Wishes = NOTHING_SAID) -> bool:
        """It begins with an object."""
        return encodings.text_of(head).lstrip().startswith("{")

    def prepared(self, path: Path, wishes: Wishes) -> "OwnJsonl":
        """See ``Reader``."""
        return self

    def strange(self) -> Mapping[str, Sequence[str]]:
        """See ``Reader``."""
        return {}

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``."""
        encoding = encodings.by_mark(file.read(64)) or "utf-8-sig"
        file.seek(0)
        for number, line in enumerate(lines(file, encoding), start=1):
            if line.strip():
                yield self._row(number, line)

    def notes(self) -> list[str]:
        """See ``Reader``."""
        return ["Goodword: JSON lines"]

    def _row(self, number: int, line: str) -> Row | Refused:
        try:
            cells: Any = json.loads(line)
        except (ValueError, RecursionError):
            return Refused(number, "the line is not JSON")
        return own_row(number, cells) if isinstance(cells, dict) else Refused(number, "the line is not a JSON object")
