"""Making products known, and keeping their sums."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from goodword.catalog import queries
from goodword.catalog.models import Product, ProductRef
from goodword.lib import ids
from goodword.lib.db import db, rows_changed, session
from goodword.lib.errors import Conflict


@dataclass(frozen=True)
class Facts:
    """What a page or a file says about a product; None is “not said”."""

    name: str | None = None
    url: str | None = None
    image: str | None = None
    gtin: str | None = None


FACTS = ("name", "url", "image", "gtin")


@dataclass(frozen=True)
class Counted:
    """What one published review adds to its product; nothing if it is shown without being counted."""

    rating: int
    has_words: bool
    has_media: bool
    is_verified: bool
    counts: bool = True


def know(*, shop_id: uuid.UUID, ref: str, facts: Facts | None = None) -> Product:
    """The product with this ref, created if it is new. Facts fill what is empty, they never overwrite."""
    product = queries.by_ref(shop_id, ref) or _create(shop_id, ref)
    return fill(product=product, facts=facts or Facts())


def know_stand_in(*, shop_id: uuid.UUID, ref: str, stands_for: str, facts: Facts) -> Product:
    """Something that can be asked about as if it were a product, though the shop does not sell it."""
    product = know(shop_id=shop_id, ref=ref, facts=facts)
    product.stands_for = stands_for
    session().flush()
    return product


def fill(*, product: Product, facts: Facts) -> Product:
    """Say of a product what nobody has said yet."""
    news = {
        name: getattr(facts, name)
        for name in FACTS
        if getattr(product, name) is None and getattr(facts, name) is not None
    }
    if news:
        _tell(product, news)
    return product


def describe(*, shop_id: uuid.UUID, ref: str, facts: Facts) -> Product:
    """The shop itself says what the product is: its facts win, and its GTIN names the product from now on.

    A page's word is not enough for that: anybody can send one.
    """
    product = know(shop_id=shop_id, ref=ref, facts=facts)
    told = {name: getattr(facts, name) for name in FACTS if getattr(facts, name)}
    if any(getattr(product, name) != value for name, value in told.items()):
        _tell(product, told)
    if facts.gtin and queries.by_ref(shop_id, facts.gtin) is None:
        _alias(product, facts.gtin)
    return product


def count_in(*, shop_id: uuid.UUID, product_id: uuid.UUID, counted: Counted) -> None:
    """A review was published: add it to the product's sums."""
    _add(shop_id, product_id, [(counted, 1)])


def count_out(*, shop_id: uuid.UUID, product_id: uuid.UUID, counted: Counted) -> None:
    """A published review went: take it out of the sums."""
    _add(shop_id, product_id, [(counted, -1)])


def recount(*, shop_id: uuid.UUID, product_id: uuid.UUID, was: Counted, now: Counted) -> None:
    """A published review was edited."""
    _add(shop_id, product_id, [(was, -1), (now, 1)])


def count_in_many(*, shop_id: uuid.UUID, product_id: uuid.UUID, counted: Iterable[Counted]) -> None:
    """Several reviews of one product at once, as an import brings them."""
    _add(shop_id, product_id, [(each, 1) for each in counted])


def touch(*, shop_id: uuid.UUID, product_id: uuid.UUID) -> None:
    """Something that a page shows has changed, though no sum did."""
    _add(shop_id, product_id, [])


def touch_all(*, shop_id: uuid.UUID) -> None:
    """Something that the pages of all products show has changed."""
    session().execute(
        update(Product)
        .where(Product.shop_id == shop_id)
        .values(version=Product.version + 1)
        .execution_options(synchronize_session=False)
    )


def _create(shop_id: uuid.UUID, ref: str) -> Product:
    try:
        with session().begin_nested():
            return _insert(shop_id, ref)
    except IntegrityError:  # on PostgreSQL another writer was faster with the same ref
        faster = queries.by_ref(shop_id, ref)
        if faster is None:
            raise
        return faster


def _insert(shop_id: uuid.UUID, ref: str) -> Product:
    product = Product(shop_id=shop_id, id=ids.new(), stars_1=0, stars_2=0, stars_3=0, stars_4=0, stars_5=0, version=1)
    session().add(product)
    session().flush()
    session().add(ProductRef(shop_id=shop_id, ref=ref, product_id=product.id, kind="id"))
    session().flush()
    return product


def _tell(product: Product, facts: dict[str, str | None]) -> None:
    # The version grows in SQL: of two writers at once both must make the snapshots stale.
    mine = (Product.shop_id == product.shop_id) & (Product.id == product.id)
    session().execute(update(Product).where(mine).values(**facts, version=Product.version + 1))
    session().refresh(product)


def _alias(product: Product, gtin: str) -> None:
    # On PostgreSQL another writer may give the same GTIN to another product: the first one keeps it.
    row = {"shop_id": product.shop_id, "ref": gtin, "product_id": product.id, "kind": "gtin"}
    session().execute(db.insert(ProductRef).values(row).on_conflict_do_nothing())


def _add(shop_id: uuid.UUID, product_id: uuid.UUID, changes: list[tuple[Counted, int]]) -> None:
    # In SQL, not in Python: two writers on PostgreSQL must both be counted.
    sums = {"version": 1}
    for counted, sign in changes:
        for column, amount in (
            (f"stars_{counted.rating}", 1),
            ("words_count", int(counted.has_words)),
            ("media_count", int(counted.has_media)),
            ("verified_count", int(counted.is_verified)),
        ):
            sums[column] = sums.get(column, 0) + sign * amount * counted.counts
    values = {column: getattr(Product, column) + amount for column, amount in sums.items() if amount}
    changed = rows_changed(update(Product).where(Product.shop_id == shop_id, Product.id == product_id).values(values))
    if changed != 1:
        raise Conflict("The product is gone")
