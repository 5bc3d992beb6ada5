"""Reading products; the shop comes first."""

import uuid
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import func, select

from goodword.catalog.models import Product, ProductRef
from goodword.lib.db import session

_SOLD = Product.stands_for.is_(None)


def by_ref(shop_id: uuid.UUID, ref: str) -> Product | None:
    """The product that the shop calls so."""
    return session().scalar(
        select(Product)
        .join(ProductRef, (ProductRef.shop_id == Product.shop_id) & (ProductRef.product_id == Product.id))
        .where(ProductRef.shop_id == shop_id, ProductRef.ref == ref)
    )


def by_id(shop_id: uuid.UUID, product_id: uuid.UUID) -> Product:
    """The product itself; the id comes from our own rows."""
    return session().get_one(Product, (shop_id, product_id))


def many(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID]) -> Sequence[Product]:
    """These products of the shop."""
    return session().scalars(select(Product).where(Product.shop_id == shop_id, Product.id.in_(product_ids))).all()


def ref_of(shop_id: uuid.UUID, product_id: uuid.UUID) -> str:
    """The ref by which the shop itself calls the product."""
    return (
        session()
        .scalars(
            select(ProductRef.ref)
            .where(ProductRef.shop_id == shop_id, ProductRef.product_id == product_id)
            .order_by(ProductRef.kind != "id", ProductRef.ref)
        )
        .first()
        or ""
    )


def refs_of(shop_id: uuid.UUID, product_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """``ref_of`` for many products at once."""
    rows = session().execute(
        select(ProductRef.product_id, ProductRef.ref)
        .where(ProductRef.shop_id == shop_id, ProductRef.product_id.in_(set(product_ids)))
        .order_by((ProductRef.kind != "id").desc(), ProductRef.ref.desc())
    )
    return dict(rows.all())


def names_of(shop_id: uuid.UUID, product_id: uuid.UUID) -> Sequence[ProductRef]:
    """Every name of the product, its ids first."""
    wanted = select(ProductRef).where(ProductRef.shop_id == shop_id, ProductRef.product_id == product_id)
    return session().scalars(wanted.order_by(ProductRef.kind != "id", ProductRef.kind, ProductRef.ref)).all()


def page(shop_id: uuid.UUID, *, after: str = "", limit: int) -> Sequence[tuple[str, Product]]:
    """Products in the order of their main refs, from the first ref behind ``after``."""
    rows = session().execute(
        select(ProductRef.ref, Product)
        .join(Product, (ProductRef.shop_id == Product.shop_id) & (ProductRef.product_id == Product.id))
        .where(ProductRef.shop_id == shop_id, ProductRef.kind == "id", ProductRef.ref > after, _SOLD)
        .order_by(ProductRef.ref)
        .limit(limit)
    )
    return [(ref, product) for ref, product in rows]


def slice_of(shop_id: uuid.UUID, offset: int, limit: int) -> Sequence[tuple[str, Product]]:
    """For pages with numbers, such as the demo's listing; a feed takes ``page``."""
    rows = session().execute(
        select(ProductRef.ref, Product)
        .join(Product, (ProductRef.shop_id == Product.shop_id) & (ProductRef.product_id == Product.id))
        .where(ProductRef.shop_id == shop_id, ProductRef.kind == "id", _SOLD)
        .order_by(Product.created_at, ProductRef.ref)
        .offset(offset)
        .limit(limit)
    )
    return [(ref, product) for ref, product in rows]


def every(shop_id: uuid.UUID) -> Iterator[tuple[str, Product]]:
    """All products, a page at a time."""
    after = ""
    while found := page(shop_id, after=after, limit=500):
        yield from found
        after = found[-1][0]


def count(shop_id: uuid.UUID) -> int:
    """How many products the shop has."""
    return session().scalar(select(func.count()).select_from(Product).where(Product.shop_id == shop_id, _SOLD)) or 0
