"""What the demo shop asks beside the stars, and what its reviewers answered."""

import json
import uuid

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.contributions.lifecycle import PUBLISHED
from goodword.demo import shelf
from goodword.fields import queries, service
from goodword.fields.rules import Definition
from goodword.fields.service import Record
from goodword.lib.db import session, writing
from goodword.reviews.models import Review


def ask(shop_id: uuid.UUID) -> None:
    """Define the demo's fields; a shop that has changed one keeps it."""
    asked = json.loads((shelf.CONTENT / "fields.json").read_text("utf-8"))
    with writing():
        for key, said in asked.items():
            if queries.find(shop_id, key) is None:
                service.define(shop_id=shop_id, actor="demo", key=key, said=Definition(**said))


def answer(shop_id: uuid.UUID) -> None:
    """Put the answers into the demo's reviews that have none."""
    lines = (shelf.CONTENT / "answers.jsonl").read_text("utf-8").splitlines()
    given = {each["id"]: each["fields"] for each in map(json.loads, lines)}
    with writing():
        ours = select(Review).where(
            Review.shop_id == shop_id, Review.source_id.in_(given), Review.source == "demo", Review.status == PUBLISHED
        )
        records = [
            _record(review, given[review.source_id or ""])
            for review in session().scalars(ours).all()
            if not queries.answers_of(shop_id, review.id)
        ]
        service.record(shop_id=shop_id, records=records, published=True)
        for product_id in sorted({one.product_id for one in records}):
            catalog.touch(shop_id=shop_id, product_id=product_id)


def _record(review: Review, given: dict[str, object]) -> Record:
    asked = {field.key: field for field in queries.about(review.shop_id, [review.product_id])}
    answers = {asked[key].id: service.answer_in(asked[key], value) for key, value in given.items() if key in asked}
    return Record(review.id, review.product_id, {field_id: values for field_id, values in answers.items() if values})
