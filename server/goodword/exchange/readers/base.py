"""What every reader gives, and how raw cells become values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import BinaryIO, Protocol

from goodword.lib import clock
from goodword.lib import text as plain
from goodword.reviews.rules import NAME_MAX, REPLY_MAX, TEXT_MAX

LONGEST_TITLE = 500
LONGEST_REF = 200
LONGEST_LINE = 4 << 20
_NO_UTF8 = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One review of the file. Only the ref and the rating are certain to be there."""

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

    @property
    def digest(self) -> str:
        """Changes when anything that a page shows of the review changes; votes go their own way."""
        said = (self.product, self.rating, self.title, self.text, self.author, self.date, self.locale)
        return blake2b(repr((*said, self.verified, self.incentivized, self.reply)).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be taken, and why. It says nothing of what the line contains."""

    line: int
    why: str


class Unreadable(ValueError):
    """A cell that means nothing to us; its text is the reason for the report."""


class Reader(Protocol):
    """A format. ``name`` becomes the source of its reviews."""

    name: str

    def fits(self, head: bytes) -> bool:
        """Whether a file that begins so is of this format."""

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """Its rows, one after the other, without holding the file in memory."""


def row_from(line: int, cells: Mapping[str, object]) -> Row | Refused:
    """A row from cells that carry our own names; the reason if one of them is wrong."""
    try:
        return Row(
            line=line,
            source_id=_ref(cells, "id"),
            product=_required(cells, "product"),
            rating=_rating(cells),
            title=_line(cells, "title", LONGEST_TITLE),
            text=plain.paragraphs(_raw(cells, "text", TEXT_MAX)),
            author=_line(cells, "author", NAME_MAX),
            date=_moment(cells, "date"),
            locale=_line(cells, "locale", 12),
            verified=_yes(cells, "verified"),
            incentivized=_yes(cells, "incentivized"),
            helpful=_count(cells, "helpful"),
            reply=plain.paragraphs(_raw(cells, "reply", REPLY_MAX)),
            reply_date=_moment(cells, "reply_date"),
            product_name=_line(cells, "product_name", 300),
            product_url=_address(cells, "product_url"),
            product_image=_address(cells, "product_image"),
        )
    except Unreadable as why:
        return Refused(line, str(why))


def _raw(cells: Mapping[str, object], name: str, longest: int) -> str | None:
    value = cells.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise Unreadable(f"{name} is not text")
    if len(str(value)) > longest:
        raise Unreadable(f"{name} is longer than {longest} characters")
    if _NO_UTF8.search(str(value)):
        raise Unreadable(f"{name} is not UTF-8")
    return str(value).strip() or None


def _line(cells: Mapping[str, object], name: str, longest: int) -> str | None:
    return plain.line(_raw(cells, name, longest))


def _ref(cells: Mapping[str, object], name: str) -> str | None:
    value = _raw(cells, name, LONGEST_REF)
    if value is not None and not value.isprintable():
        raise Unreadable(f"{name} has control characters")
    return value


def _required(cells: Mapping[str, object], name: str) -> str:
    value = _ref(cells, name)
    if value is None:
        raise Unreadable(f"{name} is missing")
    return value


def _rating(cells: Mapping[str, object]) -> int:
    value = cells.get("rating")
    if value is None or value == "":
        raise Unreadable("rating is missing")
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else 0.0
    except (ValueError, OverflowError):
        raise Unreadable("rating is not a number") from None
    if number not in {1.0, 2.0, 3.0, 4.0, 5.0}:
        raise Unreadable("rating is not a whole number from 1 to 5")
    return int(number)


def _moment(cells: Mapping[str, object], name: str) -> datetime | None:
    value = _line(cells, name, 40)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Unreadable(f"{name} is not a date such as 2026-03-12") from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not datetime(1990, 1, 1, tzinfo=UTC) < aware < clock.now() + timedelta(days=1):
        raise Unreadable(f"{name} lies outside the years that can be")
    return aware.astimezone(UTC)


def _yes(cells: Mapping[str, object], name: str) -> bool:
    return str(cells.get(name, "")).strip().lower() in {"1", "true", "yes"}


def _count(cells: Mapping[str, object], name: str) -> int:
    value = str(cells.get(name) or "0").strip()
    if not (value.isascii() and value.isdigit() and len(value) < 8):
        raise Unreadable(f"{name} is not a whole number")
    return int(value)


def _address(cells: Mapping[str, object], name: str) -> str | None:
    value = _line(cells, name, 2000)
    if value is not None and not value.startswith(("https://", "http://")):
        raise Unreadable(f"{name} is not a web address")
    return value


def decoded(file: BinaryIO) -> Iterator[str]:
    """The file's lines as text, UTF-8 with or without BOM.

    Bytes that are not UTF-8 become lone surrogates, so that their cell can be
    refused. What a line has beyond ``LONGEST_LINE`` is left out, not held in memory.
    """
    encoding = "utf-8-sig"
    while line := file.readline(LONGEST_LINE):
        yield line.decode(encoding, "surrogateescape")
        encoding = "utf-8"
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
