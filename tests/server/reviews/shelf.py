"""A product with reviews made straight into the tables: as many as a reading test needs, of any date and kind."""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from goodword.catalog import service as catalog
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib.db import writing
from goodword.reviews import service
from goodword.reviews.models import UNKNOWN_DATE, Review
from goodword.reviews.service import Words

from tests.cast import ShopOnStage

FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def put(shop: ShopOnStage, reviews: Iterable[dict[str, Any]], product: str = "kettle") -> list[str]:
    """Publish these; what is not said is plain. Gives back their ids as shown."""
    with writing() as session:
        known = catalog.know(shop_id=shop.shop.id, ref=product)
        made = [_review(shop, known.id, number, **said) for number, said in enumerate(reviews)]
        session.add_all(made)
        session.flush()
        catalog.count_in_many(
            shop_id=shop.shop.id,
            product_id=known.id,
            counted=[service.counted(each) for each in made if each.status == PUBLISHED],
        )
        return [f"rev_{each.id.hex}" for each in made]


def _review(shop: ShopOnStage, product_id: uuid.UUID, number: int, **said: Any) -> Review:
    created = said.pop("created_at", FIRST_DAY + timedelta(days=number))
    review = Review(
        shop_id=shop.shop.id,
        id=uuid.uuid5(product_id, str(number)),
        product_id=product_id,
        author_name=said.pop("name", f"Writer {number}"),
        created_at=created,
        sorted_at=created or UNKNOWN_DATE,
        received_at=created or FIRST_DAY,
        status=said.pop("status", PUBLISHED),
        version=1,
        helpful=said.pop("helpful", 0),
        source="widget",
        verification_level="none",
    )
    service.write(
        review, Words(rating=said.pop("rating", 5), title=said.pop("title", None), text=said.pop("text", None))
    )
    for name, value in said.items():
        setattr(review, name, value)
    return review


def walk(shop: ShopOnStage, **query: Any) -> list[dict[str, Any]]:
    """Every review of a list, page by page."""
    found: list[dict[str, Any]] = []
    page = shop.reviews(**query)
    for _ in range(1000):
        found += page["data"]
        if page["next"] is None:
            return found
        page = shop.reviews(**query, cursor=page["next"])
    raise AssertionError("the pages never end")
