"""Hot queries walk an index and sort nothing, however uneven the products are (SQLite, after ANALYZE)."""

import re

import pytest
from goodword.catalog import queries as products
from goodword.fields import queries as fields
from goodword.fields import service as answers
from goodword.fields.service import Record
from goodword.lib.db import db, is_open, reading, writing
from goodword.reviews import queries
from goodword.reviews.models import Review
from goodword.reviews.queries import Wish
from goodword.reviews.rules import SORTS
from sqlalchemy import event, select, text

from tests.server.reviews.shelf import put

MOST = {"text": "w", "locale": "en", "is_verified": True}
INDEXES = {
    "newest": "ix_reviews_newest",
    "helpful": "ix_reviews_helpful",
    "highest": "ix_reviews_rating",
    "lowest": "ix_reviews_rating",
}


@pytest.fixture
def skewed(house, tea_house, rival):
    """One product with nearly all reviews, several with few, most of them five stars of no vote."""
    if not db.is_sqlite:
        pytest.fail("plans are read on SQLite")
    told = {"kind": "scale", "labels": {"en": "Fit"}}
    assert tea_house.manage("PUT", "/fields/fit", told).status_code == 200
    put(tea_house, [MOST | {"rating": 5 if n % 20 else 1, "helpful": 0 if n % 10 else n} for n in range(1500)])
    for number in range(10):
        put(tea_house, [{"rating": 3}], product=f"few {number}")
    put(tea_house, [{"status": "held"} for _ in range(30)], product="waiting")
    put(rival, [{} for _ in range(20)])
    with writing() as session:
        field = fields.by_key(tea_house.shop.id, "fit")
        kettle = products.by_ref(tea_house.shop.id, "kettle").id
        ours = session.scalars(select(Review.id).where(Review.product_id == kettle)).all()
        records = [Record(one, kettle, {field.id: ("4",)}) for one in ours[::3]]
        answers.record(shop_id=tea_house.shop.id, records=records, published=True)
        session.execute(text("ANALYZE"))
    db.open(db.url)  # connections read the figures of ANALYZE when they open
    return tea_house


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sort", SORTS)
def test_a_page_walks_its_index_and_sorts_nothing(skewed, sort):
    product = product_of(skewed, "kettle")
    for wish in (Wish(sort=sort), Wish(sort=sort, stars=(5,)), Wish(sort=sort, q="w", lang="en", verified=True)):
        with reading():
            middle = queries.page(skewed.shop.id, [product], wish, after=None, limit=30)[-1][0]
        for after in (None, queries.position(middle, sort)):
            plans = plans_of(lambda w=wish, a=after: queries.page(skewed.shop.id, [product], w, after=a, limit=11))
            assert plans
            for plan in plans:
                assert "TEMP B-TREE" not in plan, plan
                assert not re.search(r"SCAN (reviews|replies)", plan), plan
                assert "ix_reviews_" in plan, plan
                if not wish.stars:
                    assert INDEXES[sort] in plan, plan


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sort", SORTS)
def test_a_group_walks_the_index_of_each_product_and_merges_them(skewed, sort):
    together = [product_of(skewed, ref) for ref in ("kettle", "few 1", "few 2")]
    for wish in (Wish(sort=sort), Wish(sort=sort, q="w", verified=True), Wish(sort=sort, fields=("fit:4",))):
        with reading():
            found = queries.page(skewed.shop.id, together, wish, after=None, limit=30)
        middle = queries.position(found[-1][0], sort) if found else None
        for after in (None, middle):
            plans = plans_of(lambda w=wish, a=after: queries.page(skewed.shop.id, together, w, after=a, limit=11))
            for plan in plans:
                assert "TEMP B-TREE" not in plan, plan
                assert not re.search(r"SCAN (reviews|replies|field_values)", plan), plan
            assert sum("MERGE (UNION ALL)" in plan for plan in plans) >= 1
            assert INDEXES[sort] in "".join(plans)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sort", SORTS)
def test_answers_are_looked_up_by_key_while_the_index_is_walked(skewed, sort):
    product = product_of(skewed, "kettle")
    wish = Wish(sort=sort, fields=("fit:4", "fit:5", "pros:light"))
    plans = [
        plan
        for plan in plans_of(lambda: queries.page(skewed.shop.id, [product], wish, after=None, limit=11))
        if "SEARCH reviews" in plan
    ]
    assert plans
    for plan in plans:
        assert "TEMP B-TREE" not in plan, plan
        assert INDEXES[sort] in plan, plan
        assert "SEARCH field_values USING" in plan, plan


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_queue_walks_its_index(skewed):
    with reading():
        middle = queries.queue(skewed.shop.id, status="held", after=None, limit=10)[-1][0]
    for after in (None, [middle.received_at.isoformat(), middle.id.hex]):
        (plan,) = plans_of(lambda a=after: queries.queue(skewed.shop.id, status="held", after=a, limit=21))
        assert "ix_reviews_queue" in plan
        assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_one_of_anything_is_found_by_key(skewed):
    product = product_of(skewed, "kettle")
    with reading():
        review = queries.page(skewed.shop.id, [product], Wish(), after=None, limit=1)[0][0]
    for ask in (
        lambda: queries.by_id(skewed.shop.id, review.id),
        lambda: queries.reply_to(review),
        lambda: queries.of_shopper(skewed.shop.id, product, review.id),
        lambda: product_of(skewed, "kettle"),
    ):
        for plan in plans_of(ask):
            assert "SCAN" not in plan, plan


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_counting_what_matches_stays_in_the_product(skewed):
    product = product_of(skewed, "kettle")
    (plan,) = plans_of(lambda: queries.matching(skewed.shop.id, [product], Wish(stars=(1, 5))))
    assert "SCAN reviews" not in plan


def product_of(shop, ref: str):
    if is_open():
        return products.by_ref(shop.shop.id, ref).id
    with reading():
        return products.by_ref(shop.shop.id, ref).id


def plans_of(ask) -> list[str]:
    """The plans of the selects that a query makes."""
    said: list[tuple[str, object]] = []

    def listen(_connection, _cursor, statement, parameters, *_rest) -> None:
        if statement.startswith("SELECT"):
            said.append((statement, parameters))

    event.listen(db.reader, "before_cursor_execute", listen)
    with reading():
        ask()
    event.remove(db.reader, "before_cursor_execute", listen)
    with db.reader.connect() as connection:
        return [
            "\n".join(str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters))
            for statement, parameters in said
        ]
