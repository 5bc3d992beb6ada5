"""The demo shop's own content, in a database of the bench."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from goodword.app import open_house
from goodword.catalog import queries as products
from goodword.catalog.models import ProductRef
from goodword.config import Config
from goodword.demo import service as demo
from goodword.lib.db import db, reading, session
from goodword.migrations import runner
from sqlalchemy import select

MANY = 24
SHELVES = ("", "-second", "-third")


@dataclass(frozen=True)
class Questions:
    """The two hot reads, as paths."""

    page: str
    ratings: str

    def by_name(self) -> dict[str, str]:
        """What a table calls them."""
        return {"page": self.page, "24 ratings": self.ratings}


def settings(data_dir: Path, database_url: str = "") -> dict[str, str]:
    """The environment of a server over that database."""
    chosen = {"GOODWORD_DATA_DIR": str(data_dir), "GOODWORD_TRAFFIC_LIMITS": "false"}
    return chosen | ({"GOODWORD_DATABASE_URL": database_url} if database_url else {})


def fill(environment: dict[str, str]) -> Questions:
    """Make the tables, fill the shop, and say what to ask."""
    open_house(Config.from_environment(environment))
    try:
        runner.upgrade()
        file = Path(environment["GOODWORD_DATA_DIR"]) / "reviews.jsonl"
        file.write_text("\n".join(_stocked()))
        demo.fill(file, is_ours=True, progress=lambda _position: None)
        with reading():
            return _questions()
    finally:
        db.close()


def _stocked() -> list[str]:
    """The demo has a dozen products, a listing 24: every review stands on three shelves."""
    with demo.source(None) as file:
        written = [json.loads(line) for line in file.read_text().splitlines()]
    return [
        json.dumps(review | {"id": review["id"] + shelf, "product": review["product"] + shelf})
        for shelf in SHELVES
        for review in written
    ]


def _questions() -> Questions:
    shop = demo.find()
    assert shop is not None
    refs = session().scalars(select(ProductRef.ref).where(ProductRef.shop_id == shop.id).order_by(ProductRef.ref)).all()
    busiest = max((product for _, product in products.every(shop.id)), key=lambda p: sum(p.histogram.values()))
    at, name = f"/v1/shops/{shop.site_key}", quote(products.ref_of(shop.id, busiest.id), safe="")
    asked = "&".join(f"product={quote(ref, safe='')}" for ref in refs[:MANY])
    assert len(refs) >= MANY, "the demo shop has fewer names for its products than a listing asks for"
    # As the widget asks.
    return Questions(f"{at}/reviews?product={name}&sort=helpful&limit=10", f"{at}/ratings?{asked}")
