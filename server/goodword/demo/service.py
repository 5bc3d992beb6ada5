"""Filling the demo shop."""

import uuid
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib.resources import as_file
from pathlib import Path

from sqlalchemy import select

from goodword.accounts import service as accounts
from goodword.catalog import service as catalog
from goodword.catalog import together
from goodword.demo import album, answers, asking, shelf, talking, waiting
from goodword.demo.square import Square
from goodword.exchange import imports
from goodword.exchange.plans import Plan
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


def source(data: Path | None) -> AbstractContextManager[Path]:
    """The file to fill the shop from: the one given, or the reviews written for it."""
    return nullcontext(data) if data else as_file(shelf.CONTENT / "reviews.jsonl")


def fill(file: Path, *, is_ours: bool, progress: Callable[[int], None]) -> imports.Report:
    """Open the demo shop and fill it from a file. Doing it again changes nothing."""
    shop = _opened(NAME if is_ours else REAL_NAME)
    if is_ours:
        _put_on_shelf(shop.id)
        answers.ask(shop.id)
    plan = Plan(reader=imports.reader_for(file), shop_name=shop.name, trusted=is_ours)
    report = imports.run(shop_id=shop.id, path=file, plan=plan, progress=progress)
    if is_ours:
        answers.answer(shop.id)
        album.hang(shop.id)
        waiting.send(shop.id)
        asking.ask(shop.id)
        talking.comment(shop.id)
        talking.announce(shop.id)
    return report


def _opened(name: str) -> Shop:
    with writing():
        shop = find()
        if shop is None:
            shop = shops.open_shop(name=name, site_key=SITE_KEY)
            shops.allow_origin(shop=shop, origin="*")
        shops.allow_origin(shop=shop, origin=addresses.public_url)
        _link_accounts_at_the_square(shop)
        return shop


def _link_accounts_at_the_square(shop: Shop) -> None:
    if Square.name not in accounts.apps_of(shop.id):
        accounts.bring_app(shop=shop, network=Square.name, client_id="demo", client_secret="none", actor="demo")  # noqa: S106 - of a network that asks for none
        shops.change_settings(shop=shop, actor="demo", changes={"post_networks": Square.name})


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
        _stand_together(shop_id)


def _stand_together(shop_id: uuid.UUID) -> None:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for ref, product in shelf.products().items():
        if "group" in product:
            groups[product["group"]][ref] = product["variant"]
    for name, variants in groups.items():
        together.group(shop_id=shop_id, name=name, refs=list(variants), variants=variants, actor="demo")
