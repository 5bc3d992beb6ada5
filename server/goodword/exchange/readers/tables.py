"""Tables in files: what separates their cells, and records that no broken quote can swallow."""

import csv
from collections import deque
from collections.abc import Iterator

LARGEST_CELL = 1 << 20
LONGEST_RECORD = 1000
"""Lines of one record. A quote that is not closed by then was never meant to open."""
DELIMITERS = ",;\t|"
BROKEN = "the quotes do not close, or a cell is too large"

Record = tuple[int, list[str] | None]
"""The line on which a record begins, and its cells; None where its quotes are broken."""


class Feed:
    """Lines for one record at a time, which can be taken back when the record turns out broken."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._used: list[str] = []
        self._size = 0
        self.line = 0

    def begin(self) -> int:
        """A new record; gives the number of its first line."""
        self._used.clear()
        self._size = 0
        return self.line + 1

    def rewind(self) -> None:
        """All but the first line of the record will be read again."""
        self._again.extendleft(reversed(self._used[1:]))
        self.line -= len(self._used) - 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line; none when the record is longer than any honest one."""
        if len(self._used) >= LONGEST_RECORD or self._size > LARGEST_CELL:
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._lines)
        self._used.append(line)
        self._size += len(line)
        self.line += 1
        return line


def records(lines: Iterator[str], delimiter: str) -> Iterator[Record]:
    """Every record of the table, empty ones left out; reading goes on behind the first line of a broken one."""
    csv.field_size_limit(LARGEST_CELL)
    feed = Feed(lines)
    reader = csv.reader(feed, strict=True, delimiter=delimiter)
    while True:
        line = feed.begin()
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            feed.rewind()
            reader = csv.reader(feed, strict=True, delimiter=delimiter)
            yield line, None
            continue
        if record:
            yield line, record


def delimiter_of(head: str) -> str:
    """What separates the cells: what the first line says, or what cuts it into most of them."""
    first = next((line for line in head.splitlines() if line.strip()), "")
    if first[:4].lower() == "sep=" and len(first) > 4:
        return first[4]
    return max(DELIMITERS, key=lambda one: (len(_cells(first, one)), -DELIMITERS.index(one)))


def header_of(head: str, delimiter: str) -> list[str]:
    """The names of the columns; none where the first line is broken."""
    for _, cells in records(iter(head.splitlines(keepends=True)), delimiter):
        if cells is None or named(cells):
            return named(cells)
    return []


def named(cells: list[str] | None) -> list[str]:
    """The cells as names of columns; none where the line is only a hint for a spreadsheet, or broken."""
    if cells is None or (len(cells) <= 2 and cells[0].lower().startswith("sep=")) or not any(map(str.strip, cells)):
        return []
    return [cell.removeprefix("\ufeff").strip() for cell in cells]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
