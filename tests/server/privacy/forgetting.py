"""What the tests of the room share: a person by her key, and her erasure through every room."""

import json
import uuid
from pathlib import Path

from goodword.exchange import imports
from goodword.exchange.plans import Plan
from goodword.lib import ids, secrets
from goodword.lib.db import Base, reading, writing
from goodword.lib.people import Person
from goodword.reviews.models import Review
from goodword.shoppers.models import Guest
from goodword.wiring import PERSONAL_DATA
from sqlalchemy import select

from tests.cast import GuestOnStage, ShopOnStage


def by_key(guest: GuestOnStage, **more) -> Person:
    """A guest as she is known by her key alone."""
    with reading() as session:
        found = session.scalars(select(Guest).where(Guest.digest == secrets.digest(guest.bearer))).one()
    return Person(found.shop_id, None, (found.id,), **more)


def collected(person: Person) -> dict:
    with reading():
        told = {room: each.collect(person.shop_id, person) for room, each in PERSONAL_DATA.items()}
    return json.loads(json.dumps(told))


def erase(person: Person, *, keep_words: bool = False) -> None:
    with writing():
        for each in PERSONAL_DATA.values():
            each.erase(person.shop_id, person, keep_words=keep_words)


def review_of(shop: ShopOnStage, shown_id: str) -> Review | None:
    with reading() as session:
        return session.get(Review, (shop.shop.id, ids.parse("rev", shown_id)))


def move_in(shop: ShopOnStage, folder: Path, *rows: dict) -> imports.Report:
    """Import rows of our own format."""
    path = folder / f"{uuid.uuid4().hex}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    plan = Plan(reader=imports.reader_for(path), shop_name=shop.shop.name)
    return imports.run(shop_id=shop.shop.id, path=path, plan=plan, progress=lambda _: None)


def rows_with(needle: str) -> list[str]:
    """The tables in whose rows a text is found, however it is stored there."""
    with reading() as session:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            if any(needle in repr(tuple(row)) for row in session.execute(select(table)))
        ]
