"""Women's Clothing E-Commerce Reviews: 23,486 real reviews, without authors and dates."""

from collections.abc import Sequence
from html import unescape
from typing import Any

from goodword.exchange.readers.sources import WOMENS_CLOTHING, Source
from goodword.exchange.readers.table import Layout, TableReader


class WomensClothing(TableReader):
    """The file's first column, which has no name, numbers the rows: that is the source id."""

    def __init__(self, source: Source = WOMENS_CLOTHING, layout: Layout | None = None) -> None:
        super().__init__(source, layout)

    def cells(self, record: Sequence[str], layout: Layout) -> dict[str, Any]:
        """As every table, and the product is named by its kind."""
        said = dict(zip(layout.header, record, strict=True))
        product = said.get("Clothing ID", "").strip()
        return super().cells(record, layout) | {
            "id": said.get(""),
            "title": unescape(said.get("Title", "")),
            "text": unescape(said.get("Review Text", "")),
            "product_name": f"{said.get('Class Name', '').strip() or 'Clothing'} {product}",
            "locale": "en",
        }
