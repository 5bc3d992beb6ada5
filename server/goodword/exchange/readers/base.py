"""What every reader gives: rows, and reasons for lines that cannot be one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from goodword.contributions.lifecycle import PUBLISHED
from goodword.exchange.readers.dates import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One review of the file. Only the ref and the rating are certain to be there.

    ``refs`` are further names of the same product. ``status`` is held or hidden where its source did
    not show it. ``own`` holds the columns that we have no place for, by the name of the column.
    ``pictures`` are addresses, ``files`` names in the folder of an export. ``kept`` are further facts
    of a row of our own export; ``who`` tells writers of one file apart and is never stored.
    """

    line: int
    source_id: str | None = None
    product: str
    rating: int
    title: str | None = None
    text: str | None = None
    author: str | None = None
    date: datetime | None = None
    locale: str | None = None
    verified: bool = False
    incentivized: bool = False
    helpful: int = 0
    reply: str | None = None
    reply_date: datetime | None = None
    product_name: str | None = None
    product_url: str | None = None
    product_image: str | None = None
    refs: tuple[str, ...] = ()
    status: str = PUBLISHED
    reason: str | None = None
    pictures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    own: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""

    @property
    def digest(self) -> str:
        """Changes when anything that a page shows of the review changes; votes go their own way."""
        said = (self.product, self.rating, self.title, self.text, self.author, self.date, self.locale)
        more = (sorted(self.own.items()),) if self.own else ()
        return _hash((*said, self.verified, self.incentivized, self.reply, *more))

    @property
    def identity(self) -> str:
        """Names the review where its source gave it no id: the same in every later file that has it."""
        return _hash((self.product, self.who or self.author, self.date, self.rating, self.title, self.text))


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be taken, and why. It says nothing of what the line contains.

    ``is_end``: nothing behind the line could be read.
    """

    line: int
    why: str
    is_end: bool = False


class Unreadable(ValueError):
    """A cell that means nothing to us; its text is the reason for the report."""


@dataclass(frozen=True)
class Wishes:
    """What the person at the terminal says of a file that it does not say itself.

    ``names`` maps columns to ours, ``ignore`` are columns to leave out, ``scale`` is the best rating.
    """

    scale: int | None = None
    order: Order | None = None
    encoding: str | None = None
    delimiter: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()


class Reader(Protocol):
    """A format. ``name`` becomes the source of its reviews."""

    name: str

    def fits(self, head: bytes, wishes: Wishes) -> bool:
        """Whether a file that begins so is of this format."""

    def prepared(self, path: Path, wishes: Wishes) -> "Reader":
        """The reader for this very file, once what must be known of the whole of it is known.

        :raises Invalid: something must be asked first; the text says what to type.
        """

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """Its rows, one after the other, without holding the file in memory."""

    def notes(self) -> list[str]:
        """What it found out about the file, for the report."""

    def strange(self) -> Mapping[str, Sequence[str]]:
        """The columns that we have no place for and that are taken, with the values they have."""


def shortened(row: Row, **changes: Any) -> Row:
    """The row with something said differently."""
    return replace(row, **changes)


def _hash(said: tuple[Any, ...]) -> str:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
