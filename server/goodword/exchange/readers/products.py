"""Tables of products: WooCommerce's, Shopify's and our own. They make products known, with all their names."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import BinaryIO

from goodword.exchange.readers import columns, encodings, tables
from goodword.exchange.readers.base import Refused, Unreadable, Wishes
from goodword.exchange.readers.cells import address_of, line_of, ref_of
from goodword.exchange.readers.exported import exact, listed

Cells = Mapping[str, str]
_GTIN = re.compile(r"[0-9]{8,14}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """One product of the file. ``refs`` are its names, the first is the main one.

    ``parent`` is the product whose variant it is: its names are names of the parent. ``group`` is what products
    are called together that share their reviews and say whose each is.
    """

    line: int
    refs: tuple[str, ...]
    parent: str | None = None
    name: str | None = None
    url: str | None = None
    image: str | None = None
    gtin: str | None = None
    group: str | None = None
    variant: str | None = None


Read = Callable[[Cells], dict[str, str]]


def _woocommerce(cells: Cells) -> dict[str, str]:
    parent = cells.get("parent", "") if "variation" in cells.get("type", "") else ""
    return {
        "ref": cells.get("id", ""),
        "sku": cells.get("sku", ""),
        "gtin": cells.get("gtin_upc_ean_or_isbn", ""),
        "parent": parent.removeprefix("id:"),
        "name": unescape(cells.get("name", "")),
        "image": cells.get("images", "").partition(",")[0],
    }


def _shopify(cells: Cells) -> dict[str, str]:
    return {
        "ref": cells.get("product_id", "") or cells.get("id", ""),
        "handle": cells.get("handle", ""),
        "sku": cells.get("variant_sku", "").lstrip("'"),
        "gtin": cells.get("variant_barcode", "").lstrip("'"),
        "name": unescape(cells.get("title", "")),
        "image": cells.get("image_src", ""),
    }


def _ours(cells: Cells) -> dict[str, str]:
    exactly = {name: exact(cell) for name, cell in cells.items()}
    return exactly | {"ref": exactly.get("product", "")}


FORMS: Mapping[str, tuple[frozenset[str], Read]] = {
    "WooCommerce products": (frozenset({"type", "sku", "name", "regular_price"}), _woocommerce),
    "Shopify products": (frozenset({"handle", "title", "variant_sku"}), _shopify),
    "Goodword products": (frozenset({"product", "name"}), _ours),
}


@dataclass(frozen=True)
class ProductTable:
    """A table of products, as far as its first line says."""

    title: str
    encoding: str
    delimiter: str

    def rows(self, file: BinaryIO) -> Iterator[ProductRow | Refused]:
        """Its products, one after the other."""
        header: list[str] = []
        file.seek(0)
        for line, record in tables.records(encodings.lines(file, self.encoding), self.delimiter):
            if not header:
                header = [columns.plain(name) for name in tables.named(record)]
            elif record is None:
                yield Refused(line, tables.BROKEN)
            elif len(record) != len(header):
                yield Refused(line, f"{len(record)} cells where the header has {len(header)}")
            else:
                yield _row(line, FORMS[self.title][1](dict(zip(header, map(str.strip, record), strict=True))))

    def notes(self) -> list[str]:
        """What it found out about the file."""
        return [f"{self.title}: {self.encoding.removesuffix('-sig')}"]


def product_table(path: Path, wishes: Wishes) -> ProductTable | None:
    """The table, if the file is one of products and not of reviews."""
    with path.open("rb") as file:
        text = encodings.text_of(file.read(encodings.HEAD))
    delimiter = wishes.delimiter or tables.delimiter_of(text)
    names = columns.all_plain(tables.header_of(text, delimiter))
    if names & set(columns.ALIASES["rating"]):
        return None
    title = next((title for title, (marks, _) in FORMS.items() if marks <= names), None)
    return ProductTable(title, encodings.encoding_of(path, wishes.encoding), delimiter) if title else None


def _refs(said: dict[str, str]) -> tuple[str, ...]:
    refs = [ref for name in ("ref", "handle", "sku") if (ref := ref_of(said, name))]
    more = listed(said.get("aliases", ""))
    refs += [ref for one in (more if isinstance(more, list) else []) if (ref := ref_of({"alias": one}, "alias"))]
    if not refs:
        raise Unreadable("it has neither an id nor a SKU")
    return tuple(dict.fromkeys(refs))


def _row(line: int, said: dict[str, str]) -> ProductRow | Refused:
    try:
        gtin = said.get("gtin") or None
        return ProductRow(
            line=line,
            refs=_refs(said),
            parent=ref_of(said, "parent"),
            name=line_of(said, "name", 300),
            url=address_of(said, "url"),
            image=address_of(said, "image"),
            gtin=gtin if gtin and _GTIN.fullmatch(gtin) else None,
            group=line_of(said, "group", 300),
            variant=line_of(said, "variant", 300),
        )
    except Unreadable as why:
        return Refused(line, str(why))
