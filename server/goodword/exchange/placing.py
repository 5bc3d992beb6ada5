"""Which product of the shop a row is of, and making known what the shop does not have yet."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.catalog.models import ProductRef
from goodword.exchange.plans import Plan
from goodword.exchange.readers.base import Row
from goodword.lib.db import db, session


class TwoProducts(ValueError):
    """The names in one row lead to different products of the shop."""


def look_up(shop_id: uuid.UUID, plan: Plan, rows: Iterable[Row]) -> None:
    """Find the products of several rows at once; ``known_product`` asks nothing more."""
    refs = {ref for row in rows for ref in (row.product, *row.refs)} - plan.product_ids.keys()
    named = (ProductRef.shop_id == shop_id) & ProductRef.ref.in_(refs)
    for ref, product_id in session().execute(select(ProductRef.ref, ProductRef.product_id).where(named)):
        plan.product_ids[ref] = product_id


def known_product(plan: Plan, row: Row) -> uuid.UUID | None:
    """The product that the row's names lead to; None when the shop has none of them.

    :raises TwoProducts: they lead to more than one.
    """
    found = {known for ref in (row.product, *row.refs) if (known := plan.product_ids.get(ref))}
    if len(found) > 1:
        raise TwoProducts
    return next(iter(found), None)


def product_for(shop_id: uuid.UUID, plan: Plan, row: Row) -> uuid.UUID:
    """The row's product, created if it is new; all names of the row lead to it from now on."""
    product_id = known_product(plan, row)
    if product_id is None:
        facts = catalog.Facts(name=row.product_name, url=row.product_url, image=row.product_image)
        product_id = catalog.know(shop_id=shop_id, ref=row.product, facts=facts).id
        plan.product_ids[row.product] = product_id
    news = [ref for ref in (row.product, *row.refs) if ref not in plan.product_ids]
    _call(shop_id, product_id, news)
    plan.product_ids |= dict.fromkeys(news, product_id)
    return product_id


def _call(shop_id: uuid.UUID, product_id: uuid.UUID, refs: Sequence[str]) -> None:
    # Names that nobody used before: no review moves by them.
    for ref in refs:
        row = {"shop_id": shop_id, "ref": ref, "product_id": product_id, "kind": "alias"}
        session().execute(db.insert(ProductRef).values(row).on_conflict_do_nothing())
