"""Reading tables: one reader for every system whose reviews come as CSV."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from goodword.exchange.readers import columns, encodings, tables, wording
from goodword.exchange.readers.base import Refused, Row, Wishes
from goodword.exchange.readers.cells import REFS, Ways, row_from
from goodword.exchange.readers.sources import GENERIC, Source, source_of
from goodword.exchange.readers.survey import Strange, Survey
from goodword.lib.errors import Invalid

NOTHING_SAID = Wishes()
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class Layout:
    """Where what stands. ``places`` are our names with the cell that has it, the best first; ``own`` what is left."""

    header: Sequence[str]
    encoding: str
    delimiter: str
    places: Sequence[tuple[str, int]]
    own: Mapping[str, int]
    behind: Sequence[str]
    ways: Ways = field(default_factory=Ways)
    strange: Mapping[str, Strange] = field(default_factory=dict)

    @property
    def knows(self) -> set[str]:
        """Our names that the table has."""
        return {ours for ours, _ in self.places}


class TableReader:
    """Tables of one system."""

    def __init__(self, source: Source, layout: Layout | None = None) -> None:
        self.source = source
        self.name = source.name
        self._layout = layout

    def fits(self, head: bytes, wishes: Wishes = NOTHING_SAID) -> bool:
        """Its header is this system's, or has at least a product and a rating under some name."""
        text = encodings.text_of(head)
        header = tables.header_of(text, wishes.delimiter or tables.delimiter_of(text))
        if self.source is not GENERIC:
            return source_of(columns.all_plain(header)) is self.source
        knows = self._laid_out(header, wishes).knows
        return "rating" in knows and bool(knows & {*REFS, "product_name"})

    def prepared(self, path: Path, wishes: Wishes) -> "TableReader":
        """See ``Reader``. The whole file is read once for it."""
        encoding = encodings.encoding_of(path, wishes.encoding)
        with path.open("rb") as file:
            layout = self._layout_of(file, encoding, wishes)
            _refuse_twins(layout)
            survey = self._surveyed(file, layout)
        ways = Ways(survey.scale(wishes.scale), survey.order(wishes.order))
        own = {name: place for name, place in layout.own.items() if _is_wanted(survey.strange.get(name))}
        return type(self)(
            self.source,
            Layout(layout.header, encoding, layout.delimiter, layout.places, own, layout.behind, ways, survey.strange),
        )

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``."""
        layout = self._layout
        if layout is None:
            layout = self._layout_of(file, encodings.by_mark(file.read(4)) or "utf-8-sig", NOTHING_SAID)
        file.seek(0)
        if not layout.header:
            yield Refused(1, "the first line does not name the columns")
            return
        for line, record in _body(file, layout):
            if record is None:
                yield Refused(line, tables.BROKEN)
            elif len(record) != len(layout.header):
                yield Refused(line, f"{len(record)} cells where the header has {len(layout.header)}")
            else:
                yield self.row(line, record, layout)

    def notes(self) -> list[str]:
        """See ``Reader``."""
        layout = self._layout
        if layout is None:
            return []
        told = [f"{self.source.title}: {layout.encoding.removesuffix('-sig')}, {_separated(layout.delimiter)}"]
        if layout.ways.order:
            told.append(f"In its dates the {layout.ways.order} comes first")
        if layout.ways.scale != 5:
            told.append(f"{layout.ways.scale} is its best rating: it is brought to five stars, halves go up")
        return [*told, *_own_notes(layout), *_behind_notes(layout)]

    def strange(self) -> Mapping[str, Sequence[str]]:
        """See ``Reader``."""
        found = self._layout.strange if self._layout else {}
        return {name: list(column.kinds) for name, column in found.items() if column.why_not is None}

    def row(self, line: int, record: Sequence[str], layout: Layout) -> Row | Refused:
        """One record as a row."""
        return self._refused(line, cells := self.cells(record, layout)) or row_from(line, cells, layout.ways)

    def cells(self, record: Sequence[str], layout: Layout) -> dict[str, Any]:
        """The record by our names, its words as plain text."""
        found: dict[str, Any] = {}
        for ours, place in layout.places:
            if not found.get(ours):
                found[ours] = record[place]
        if not self.source.exact:
            self._reword(found)
        if not any(found.get(name) for name in REFS) and found.get("product_name"):
            found["product"] = found["product_name"]
        found["own"] = {name: record[place] for name, place in layout.own.items()}
        return found

    def _reword(self, found: dict[str, Any]) -> None:
        read = wording.without_tags if self.source.html else wording.without_entities
        for name in ("title", "text", "author", "reply", "product_name"):
            if found.get(name):
                found[name] = read(found[name])
        found["title"] = wording.whole_title(found.get("title"), found.get("text"))
        if not found.get("author") and (private := str(found.get("private_name") or "").strip()):
            found["author"] = wording.in_public(private)
        if str(found.get("product") or "").startswith("product:"):
            found["product"] = found["product"].removeprefix("product:")

    def _refused(self, line: int, cells: Mapping[str, Any]) -> Refused | None:
        if self.source.shop_reviews & {cells.get(name) for name in REFS}:
            return Refused(line, "it is about the shop, not about a product")
        return None

    def _layout_of(self, file: BinaryIO, encoding: str, wishes: Wishes) -> Layout:
        file.seek(0)
        head = file.read(encodings.HEAD).decode(encoding, "replace")
        delimiter = wishes.delimiter or tables.delimiter_of(head)
        return self._laid_out(tables.header_of(head, delimiter), wishes, encoding, delimiter)

    def _laid_out(
        self, header: Sequence[str], wishes: Wishes, encoding: str = "utf-8-sig", delimiter: str = ","
    ) -> Layout:
        wished = {columns.plain(theirs): ours for theirs, ours in wishes.names.items()}
        special = {**self.source.special, **wished} | {columns.plain(name): "" for name in wishes.ignore}
        places: list[tuple[int, str, int]] = []
        own: dict[str, int] = {}
        behind: list[str] = []
        for place, name in enumerate(header):
            found = columns.meant(name, special)
            if found is not None and found[0] not in {"", "own"}:
                places.append((found[1], found[0], place))
            elif found == ("", -1) or (found is None and columns.is_left_behind(name)) or not name:
                behind.append(name)
            else:
                own[name.removeprefix("field:")] = place
        return Layout(header, encoding, delimiter, [(ours, place) for _, ours, place in sorted(places)], own, behind)

    def _surveyed(self, file: BinaryIO, layout: Layout) -> Survey:
        survey = Survey()
        dates = [place for ours, place in layout.places if ours in {"date", "reply_date"}]
        rating = next((place for ours, place in layout.places if ours == "rating"), None)
        file.seek(0)
        for _, record in _body(file, layout):
            if record is not None and len(record) == len(layout.header):
                said = ((name, record[place]) for name, place in layout.own.items())
                survey.see((record[place] for place in dates), record[rating] if rating is not None else "", said)
        return survey


def _refuse_twins(layout: Layout) -> None:
    names = Counter(columns.plain(name) for name in layout.header if name and name not in layout.behind)
    if twins := [name for name, number in names.items() if number > 1]:
        raise Invalid(f"Two columns are called {twins[0]}: rename or remove one, for we do not guess which is meant")


def _body(file: BinaryIO, layout: Layout) -> Iterator[tables.Record]:
    found = tables.records(encodings.lines(file, layout.encoding), layout.delimiter)
    for _, record in found:
        if tables.named(record) == layout.header:
            break
    return found


def _is_wanted(strange: Strange | None) -> bool:
    return strange is not None and strange.why_not is None


def _separated(delimiter: str) -> str:
    return f"separated by {_SEPARATORS.get(delimiter, repr(delimiter))}"


def _own_notes(layout: Layout) -> Iterator[str]:
    for name, strange in layout.strange.items():
        if strange.why_not:
            yield f"Column “{name}” is left out: it {strange.why_not}"
        else:
            kinds = len(strange.kinds)
            yield f"Column “{name}” becomes a field of the shop's own ({kinds} {'values' if kinds > 1 else 'value'})"


def _behind_notes(layout: Layout) -> Iterator[str]:
    if layout.behind:
        yield f"Not kept: {', '.join(name or '(no name)' for name in layout.behind)}"


def needs_names(head: bytes, wishes: Wishes) -> Invalid | None:
    """What to ask about a table that names no rating or no product; None where it is no table."""
    text = encodings.text_of(head)
    delimiter = wishes.delimiter or tables.delimiter_of(text)
    header = tables.header_of(text, delimiter)
    if len(header) < 2:
        return None
    knows = TableReader(GENERIC)._laid_out(header, wishes).knows  # noqa: SLF001 - its own file
    wanting = "the rating" if "rating" not in knows else "the product"
    guess = _likely(text, delimiter, header) if "rating" not in knows else header[0]
    return Invalid(
        f"No column of this table is {wanting}. It has: {', '.join(header)}. "
        f"Say which it is: --map '{guess}={wanting.removeprefix('the ')}'"
    )


def _likely(text: str, delimiter: str, header: Sequence[str]) -> str:
    # Content may point at the column, but only a person may say that it is so.
    sample = [record for _, record in tables.records(iter(text.splitlines(keepends=True)), delimiter) if record][1:50]
    for place, name in enumerate(header):
        values = {record[place].strip() for record in sample if len(record) == len(header)}
        if values and values <= {"1", "2", "3", "4", "5"}:
            return name
    return header[0]
