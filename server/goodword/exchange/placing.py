"""Which product of the shop a row is of, and making known what the shop does not have yet."""

import uuid
from collections.abc import Sequence

from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.catalog.models import ProductRef
from goodword.exchange.plans import Plan
from goodword.exchange.readers.base import Row
from goodword.lib.db import db, session


class TwoProducts(ValueError):
    """The names in one row lead to different products of the shop."""


def known_product(shop_id: uuid.UUID, plan: Plan, row: Row) -> uuid.UUID | None:
    """The product that the row's names lead to; None when the shop has none of them.

    :raises TwoProducts: they lead to more than one.
    """
    found = {ref: known for ref in (row.product, *row.refs) if (known := _by_ref(shop_id, plan, ref))}
    if len(set(found.values())) > 1:
        raise TwoProducts
    return next(iter(found.values()), None)


def product_for(shop_id: uuid.UUID, plan: Plan, row: Row) -> uuid.UUID:
    """The row's product, created if it is new; all names of the row lead to it from now on."""
    product_id = known_product(shop_id, plan, row)
    if product_id is None:
        facts = catalog.Facts(name=row.product_name, url=row.product_url, image=row.product_image)
        product_id = catalog.know(shop_id=shop_id, ref=row.product, facts=facts).id
    news = [ref for ref in (row.product, *row.refs) if ref not in plan.product_ids]
    _call(shop_id, product_id, news)
    plan.product_ids |= dict.fromkeys(news, product_id)
    return product_id


def _by_ref(shop_id: uuid.UUID, plan: Plan, ref: str) -> uuid.UUID | None:
    if ref not in plan.product_ids:
        known = products.by_ref(shop_id, ref)
        if known is None:
            return None
        plan.product_ids[ref] = known.id
    return plan.product_ids[ref]


def _call(shop_id: uuid.UUID, product_id: uuid.UUID, refs: Sequence[str]) -> None:
    # Names that nobody used before: no review moves by them.
    for ref in refs:
        row = {"shop_id": shop_id, "ref": ref, "product_id": product_id, "kind": "alias"}
        session().execute(db.insert(ProductRef).values(row).on_conflict_do_nothing())
