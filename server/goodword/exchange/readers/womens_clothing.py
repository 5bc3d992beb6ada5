"""Women's Clothing E-Commerce Reviews: 23,486 real reviews, without authors and dates."""

import csv
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from goodword.exchange.readers.base import Refused, Row, row_from
from goodword.exchange.readers.own import csv_records

HEADER = {"clothing id", "review text", "rating", "positive feedback count"}


class WomensClothing:
    """The file's first column, which has no name, numbers the rows: that is the source id."""

    name = "womens_clothing"

    def fits(self, head: bytes) -> bool:
        """Its header is its own."""
        first = head.decode("utf-8-sig", "replace").partition("\n")[0]
        return {cell.strip().lower() for cell in next(csv.reader([first]), [])} >= HEADER

    def rows(self, file: BinaryIO) -> Iterator[Row | Refused]:
        """See ``Reader``."""
        for line, cells in csv_records(file):
            yield cells if isinstance(cells, Refused) else row_from(line, self._ours(cells))

    def _ours(self, cells: dict[str, object]) -> dict[str, object]:
        product = str(cells.get("clothing id") or "").strip()
        kind = str(cells.get("class name") or "Clothing").strip()
        return {
            "id": cells.get(""),
            "product": product,
            "product_name": f"{kind} {product}",
            "rating": cells.get("rating"),
            "title": unescape(str(cells.get("title") or "")),
            "text": unescape(str(cells.get("review text") or "")),
            "helpful": cells.get("positive feedback count"),
            "locale": "en",
        }
