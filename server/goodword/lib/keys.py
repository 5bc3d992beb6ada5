"""How tables of a shop are keyed: by the shop first, so that no row can point into another shop."""

import uuid

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from goodword.lib import ids


class OfShop:
    """A row of one shop: primary key ``(shop_id, id)``, so a foreign key must name the shop too."""

    @declared_attr
    def shop_id(cls) -> Mapped[uuid.UUID]:
        """The shop; first in every key and index."""
        return mapped_column(ForeignKey("shops.id"), primary_key=True, sort_order=-2)

    @declared_attr
    def id(cls) -> Mapped[uuid.UUID]:
        """uuid7, made here: sorts by time."""
        return mapped_column(primary_key=True, default=ids.new, sort_order=-1)


def same_shop(column: str, target: str) -> ForeignKeyConstraint:
    """A foreign key to a row of the same shop."""
    return ForeignKeyConstraint(["shop_id", column], [f"{target}.shop_id", f"{target}.id"])
