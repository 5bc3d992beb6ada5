"""How a file is taken in, and what is remembered while it is."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from goodword.exchange.answers import Columns
from goodword.exchange.readers.base import Reader, Refused, Row
from goodword.exchange.readers.table import NOTHING_SAID, Wishes


@dataclass
class Plan:
    """How a file is taken in.

    ``trusted`` is for the demo, whose claims we wrote ourselves. ``photos`` wishes for pictures that stand at
    addresses, ``folder`` has those of an export.
    """

    reader: Reader
    shop_name: str
    known_only: bool = False
    trusted: bool = False
    photos: bool = False
    folder: Path | None = None
    columns: Columns = field(default_factory=Columns)
    wishes: Wishes = NOTHING_SAID
    incentive_id: uuid.UUID | None = None
    product_ids: dict[str, uuid.UUID] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Where its reviews come from, as stored with each."""
        return "demo" if self.trusted else f"import:{self.reader.name}"

    @property
    def said(self) -> str:
        """What was wished, for telling one import of a file from another of the same file."""
        wished = ":known-only" if self.known_only else ""
        wished += ":photos" if self.photos or self.folder else ""
        if self.wishes == NOTHING_SAID:
            return wished
        names = (sorted(self.wishes.names.items()), sorted(self.wishes.ignore))
        exact = repr((self.wishes.scale, self.wishes.order, self.wishes.encoding, self.wishes.delimiter, names))
        return f"{wished}:{blake2b(exact.encode(), digest_size=6).hexdigest()}"

    def pictures_of(self, row: Row) -> tuple[str, ...]:
        """The pictures of a row that are wished for: by address, or in the folder beside an export."""
        return row.files if self.folder else row.pictures if self.photos else ()

    def numbered(self, rows: Iterable[Row | Refused]) -> Iterator[Row | Refused]:
        """Rows with a source id each; the same review a second time is refused.

        Where the source gives no id, the words, the writer and the date are one: it stays the
        same in every later file. Rows without writer or date may be alike by chance.
        """
        seen: set[int] = set()
        for row in rows:
            if isinstance(row, Refused):
                yield row
                continue
            known_as = row.source_id or f"={row.identity}"
            if hash(known_as) in seen:
                if row.source_id or (row.date and (row.who or row.author)):
                    yield Refused(row.line, _TWICE[bool(row.source_id)])
                    continue
                known_as = next(other for n in range(2, 1 << 30) if hash(other := f"{known_as}#{n}") not in seen)
            seen.add(hash(known_as))
            yield replace(row, source_id=known_as)


_TWICE = {True: "the id stands in the file twice", False: "the same review stands in the file twice"}
