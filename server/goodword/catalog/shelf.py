"""What stands together on a product's page: the product alone, or all products of its group."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from goodword.catalog import queries, rules
from goodword.catalog.models import Product, ProductGroup
from goodword.lib.db import session
from goodword.lib.errors import NotFound


@dataclass(frozen=True)
class Shelf:
    """A product with those whose reviews it shares; ``together`` holds itself too, in the order of their ids."""

    product: Product
    together: Sequence[Product]

    @property
    def id(self) -> uuid.UUID:
        """The product's own: a snapshot is of one product."""
        return self.product.id

    @property
    def shop_id(self) -> uuid.UUID:
        """The shop."""
        return self.product.shop_id

    @property
    def ids(self) -> Sequence[uuid.UUID]:
        """Whose reviews the page shows."""
        return [one.id for one in self.together]

    @property
    def version(self) -> int:
        """Grows when any of them changes; ``snapshots.store`` computes the same in SQL."""
        return sum(one.version for one in self.together)

    @cached_property
    def histogram(self) -> dict[str, int]:
        """How many published reviews of all of them gave each number of stars."""
        return rules.sum_of(one.histogram for one in self.together)

    @property
    def counts(self) -> dict[str, int]:
        """How many published reviews have words, photos, a verified buyer."""
        return {
            name: sum(getattr(one, f"{name}_count") for one in self.together) for name in ("words", "media", "verified")
        }


def by_ref(shop_id: uuid.UUID, ref: str) -> Shelf | None:
    """The shelf of the product that the shop calls so."""
    product = queries.by_ref(shop_id, ref)
    return of(product) if product else None


def of(product: Product) -> Shelf:
    """The shelf of a product."""
    if product.group_id is None:
        return Shelf(product, (product,))
    return Shelf(product, members(product.shop_id, product.group_id))


def many(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID]) -> Sequence[Shelf]:
    """The shelves of these products, for their snapshots."""
    products = queries.many(shop_id, product_ids)
    groups: dict[uuid.UUID, list[Product]] = defaultdict(list)
    if grouped := {one.group_id for one in products if one.group_id}:
        mates = select(Product).where(Product.shop_id == shop_id, Product.group_id.in_(grouped)).order_by(Product.id)
        for one in session().scalars(mates):
            groups[one.group_id or one.id].append(one)
    return [Shelf(one, groups[one.group_id] if one.group_id else (one,)) for one in products]


def members(shop_id: uuid.UUID, group_id: uuid.UUID) -> Sequence[Product]:
    """The products of a group."""
    wanted = select(Product).where(Product.shop_id == shop_id, Product.group_id == group_id).order_by(Product.id)
    return session().scalars(wanted).all()


def groups(shop_id: uuid.UUID) -> Sequence[ProductGroup]:
    """The shop's groups that hold products, by name."""
    wanted = select(ProductGroup).where(ProductGroup.shop_id == shop_id, ProductGroup.ended_at.is_(None))
    return session().scalars(wanted.order_by(ProductGroup.name, ProductGroup.id)).all()


def group_by_id(shop_id: uuid.UUID, group_id: uuid.UUID | None) -> ProductGroup:
    """A group that holds products.

    :raises NotFound: this shop has none with this id.
    """
    made = session().get(ProductGroup, (shop_id, group_id)) if group_id else None
    if made is None or made.ended_at is not None:
        raise NotFound("There is no such group")
    return made


def group_of(product: Product) -> ProductGroup | None:
    """The group that the product is in, if any."""
    return group_by_id(product.shop_id, product.group_id) if product.group_id else None


def rating_of(shop_id: uuid.UUID, ref: str) -> dict[str, object]:
    """The public rating of a product, with what it shares; an unknown product has none."""
    shelf = by_ref(shop_id, ref)
    return {"product": ref} | (rules.rating(shelf.histogram) if shelf else rules.NO_RATING)
