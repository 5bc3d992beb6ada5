"""Writing ratings and reviews out, a row at a time."""

import csv
import json
import uuid
from collections.abc import Iterator
from typing import Any, TextIO

from sqlalchemy import select

from goodword.catalog import queries as products
from goodword.catalog.rules import rating
from goodword.exchange.readers.exported import harmless
from goodword.lib.db import session
from goodword.reviews import pages
from goodword.reviews.models import Reply, Review


def ratings(shop_id: uuid.UUID) -> Iterator[dict[str, Any]]:
    """Every product's rating: the same object as in the API."""
    for ref, product in products.every(shop_id):
        yield {"product": ref} | rating(product.histogram)


def reviews(shop_id: uuid.UUID) -> Iterator[dict[str, Any]]:
    """Every review, whatever its status, as its shop sees it."""
    refs = {product.id: ref for ref, product in products.every(shop_id)}
    rows = session().execute(
        select(Review, Reply)
        .outerjoin(Reply, (Reply.shop_id == Review.shop_id) & (Reply.id == Review.id))
        .where(Review.shop_id == shop_id)
        .order_by(Review.id)
        .execution_options(yield_per=500)
    )
    for review, reply in rows:
        yield pages.as_managed(review, reply, refs[review.product_id])


WHAT = {"ratings": ratings, "reviews": reviews}


def write(rows: Iterator[dict[str, Any]], form: str, out: TextIO) -> int:
    """Write rows as ``jsonl`` or ``csv``; gives how many."""
    written = 0
    table: Any = None
    for row in rows:
        written += 1
        if form == "jsonl":
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            continue
        if table is None:
            table = csv.DictWriter(out, fieldnames=list(row))
            table.writeheader()
        table.writerow({name: _cell(value) for name, value in row.items()})
    return written


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return harmless(value) if isinstance(value, str) else value
