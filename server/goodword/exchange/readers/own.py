"""Our own two formats: CSV with a header, and JSONL. Both use the names of ``Row``."""

import csv
import json
from collections.abc import Iterator
from typing import BinaryIO

from goodword.exchange.readers.base import Refused, Row, decoded
from goodword.exchange.readers.exported import exact_if_exported, own_row

LARGEST_CELL = 1 << 20


class OwnCsv:
    """``id,product,rating,title,text,author,date,…``: the first line names the columns, in any order."""

    name = "goodword"

    def fits(self, head: bytes) -> bool:
        """A header with at least a product and a rating."""
        first = head.decode("utf-8-sig", "replace").partition("\n")[0]
        return {"product", "rating"} <= {cell.strip().lower() for cell in next(csv.reader([first]), [])}

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``."""
        for line, cells in csv_records(file):
            yield cells if isinstance(cells, Refused) else own_row(line, exact_if_exported(cells))


class OwnJsonl:
    """One JSON object a line."""

    name = "goodword"

    def fits(self, head: bytes) -> bool:
        """It begins with an object."""
        return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``."""
        for number, line in enumerate(decoded(file), start=1):
            if line.strip():
                yield self._row(number, line)

    def _row(self, number: int, line: str) -> Row | Refused:
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError):
            return Refused(number, "the line is not JSON")
        return own_row(number, cells) if isinstance(cells, dict) else Refused(number, "the line is not a JSON object")


def csv_records(file: BinaryIO) -> Iterator[tuple[int, dict[str, object] | Refused]]:
    """Records of a CSV file with a header, each with the line on which it begins."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(decoded(file), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
    except csv.Error:
        yield 1, Refused(1, "the first line does not name the columns")
        return
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, Refused(line, "the quotes do not close, or a cell is too large")
            continue
        if record:
            fits = len(record) == len(header)
            yield (
                line,
                dict(zip(header, record, strict=True))
                if fits
                else Refused(line, f"{len(record)} cells where the header has {len(header)}"),
            )
