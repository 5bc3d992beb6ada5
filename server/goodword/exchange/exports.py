"""Writing a shop out, a row at a time: what the API shows, and what else a move needs."""

import csv
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from sqlalchemy import select

from goodword.catalog import queries as products
from goodword.catalog import shelf
from goodword.catalog.models import ProductRef
from goodword.catalog.rules import rating
from goodword.comments import pages as comment_pages
from goodword.comments.models import Comment
from goodword.exchange.readers.exported import FIELD, harmless
from goodword.fields import queries as fields
from goodword.lib.db import session
from goodword.media.models import Photo
from goodword.questions import managed
from goodword.questions import queries as questions
from goodword.questions.models import Question
from goodword.reviews import authors, pages, photos
from goodword.reviews.models import Reply, Review
from goodword.shops import queries as shops

CHUNK = 500
Rows = Iterator[dict[str, Any]]
Keep = Callable[[Review, Sequence[Photo]], list[str]]
"""Puts the photos of a review beside the export; gives the names of their files."""


def ratings(shop_id: uuid.UUID) -> Rows:
    """Every product's rating: the same object as in the API."""
    for ref, product in products.every(shop_id):
        yield {"product": ref} | rating(product.histogram)


def reviews(shop_id: uuid.UUID, keep: Keep | None = None) -> Rows:
    """Every review, whatever its status, as its shop sees it; with ``keep`` its media name their files."""
    refs = {product.id: ref for ref, product in products.every(shop_id)}
    rows = session().execute(
        select(Review, Reply)
        .outerjoin(Reply, (Reply.shop_id == Review.shop_id) & (Reply.id == Review.id))
        .where(Review.shop_id == shop_id)
        .order_by(Review.id)
        .execution_options(yield_per=CHUNK)
    )
    for some in rows.partitions(CHUNK):
        answers = fields.values_of(shop_id, [review.id for review, _ in some])
        pictures = photos.of(shop_id, [review.id for review, _ in some if review.has_media])
        for review, reply in some:
            its = pictures.get(review.id, ())
            told = pages.as_managed(review, reply, refs[review.product_id], fields=answers.get(review.id), media=its)
            names = keep(review, its) if keep else []
            media = [{**one, "file": name} for one, name in zip(told["media"], names, strict=False)]
            for shown_beside in ("of", *authors.NOBODY):
                del told[shown_beside]
            yield told | {"media": media or told["media"], "content_hash": review.content_hash}


def comments(shop_id: uuid.UUID) -> Rows:
    """Every comment, whatever its status, as its shop sees it; ``on`` is the review or answer that it stands under."""
    every = select(Comment).where(Comment.shop_id == shop_id).order_by(Comment.id)
    locale = shops.by_id(shop_id).locale
    for some in session().scalars(every.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        yield from comment_pages.managed(shop_id, some, locale)


def asked(shop_id: uuid.UUID) -> Rows:
    """Every question, whatever its status, as its shop sees it, with all its answers."""
    shop = shops.by_id(shop_id)
    every = select(Question).where(Question.shop_id == shop_id).order_by(Question.id)
    for question in session().scalars(every.execution_options(yield_per=CHUNK)):
        (told,) = managed.questions(shop, [question])
        yield told | {"answers": managed.answers(shop, questions.every_answer(question))}


def catalogue(shop_id: uuid.UUID) -> Rows:
    """Every product with all its names, and the group whose reviews it shares."""
    groups = {group.id: group.name for group in shelf.groups(shop_id)}
    for ref, product in products.every(shop_id):
        names = (ProductRef.shop_id == shop_id) & (ProductRef.product_id == product.id) & (ProductRef.ref != ref)
        others = session().scalars(select(ProductRef.ref).where(names).order_by(ProductRef.ref)).all()
        yield {
            "product": ref,
            "aliases": others,
            "name": product.name,
            "url": product.url,
            "image": product.image,
            "gtin": product.gtin,
            "group": groups.get(product.group_id) if product.group_id else None,
            "variant": product.variant,
        }


def own_fields(shop_id: uuid.UUID) -> Rows:
    """Every field of the shop's own, as it defined it."""
    for field in fields.every(shop_id):
        yield fields.as_defined(field)


WHAT: Mapping[str, Callable[[uuid.UUID], Rows]] = {
    "comments": comments,
    "fields": own_fields,
    "products": catalogue,
    "questions": asked,
    "ratings": ratings,
    "reviews": reviews,
}


def write(rows: Iterable[Mapping[str, Any]], form: str, out: TextIO, *, keys: Iterable[str] = ()) -> int:
    """Write rows as ``jsonl`` or ``csv``; gives how many. ``keys`` are fields that a table has columns for."""
    written = 0
    table: Any = None
    for row in rows:
        written += 1
        if form == "jsonl":
            out.write(json.dumps(row, ensure_ascii=False, default=list) + "\n")
            continue
        flat = _flat(row, keys)
        if table is None:
            table = csv.DictWriter(out, fieldnames=list(flat))
            table.writeheader()
        table.writerow({name: _cell(value) for name, value in flat.items()})
    return written


def keys_of(shop_id: uuid.UUID) -> list[str]:
    """The fields that a table of reviews has a column for."""
    return [field.key for field in fields.every(shop_id)]


def _flat(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    if "rating" not in row or "fields" not in row:
        return dict(row)
    answers = row["fields"] or {}
    return {name: value for name, value in row.items() if name != "fields"} | {
        f"{FIELD}{key}": answers.get(key) for key in keys
    }


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value
