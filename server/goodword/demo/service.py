"""Filling the demo shop."""

import uuid
from collections.abc import Callable
from importlib.resources import as_file
from pathlib import Path

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.demo import shelf
from goodword.exchange import imports
from goodword.exchange.batches import Plan
from goodword.lib.addresses import addresses
from goodword.lib.db import reading, session, writing
from goodword.shops import service as shops
from goodword.shops.models import Shop

SITE_KEY = "pk_demo"
NAME = "Tea House"
REAL_NAME = "Demo shop"


def find() -> Shop | None:
    """The demo shop, if this installation has one; the edge has opened a transaction."""
    return session().scalar(select(Shop).where(Shop.site_key == SITE_KEY))


def fill(*, data: Path | None, progress: Callable[[int], None]) -> imports.Report:
    """Open the demo shop and fill it, from a file if one is given. Doing it again changes nothing."""
    shop = _opened(REAL_NAME if data else NAME)
    if data is not None:
        plan = Plan(reader=imports.reader_for(data), shop_name=shop.name)
        return imports.run(shop_id=shop.id, path=data, plan=plan, progress=progress)
    _put_on_shelf(shop.id)
    with as_file(shelf.CONTENT / "reviews.jsonl") as path:
        plan = Plan(reader=imports.READERS["jsonl"], shop_name=shop.name, trusted=True)
        return imports.run(shop_id=shop.id, path=path, plan=plan, progress=progress)


def _opened(name: str) -> Shop:
    with writing():
        shop = find()
        if shop is None:
            shop = shops.open_shop(name=name, site_key=SITE_KEY)
            shops.allow_origin(shop=shop, origin="*")
        return shop


def _put_on_shelf(shop_id: uuid.UUID) -> None:
    with reading():
        known = session().get_one(Shop, shop_id).locale
    with writing():
        for ref in shelf.products():
            shown = shelf.described(ref, known, name=None)
            facts = catalog.Facts(
                name=shown["name"],
                url=addresses.of(f"/demo/p/{ref}"),
                image=addresses.of(shown["picture_url"]),
                gtin=shown["gtin"],
            )
            catalog.describe(shop_id=shop_id, ref=ref, facts=facts)
