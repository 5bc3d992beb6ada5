"""What a shop asks, what was answered in each review, and the sums of the published answers."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Field(OfShop, Base):
    """One question. ``labels`` is by locale, ``ends`` too (what 1 and ``steps`` mean).

    ``options`` is ``[{"value": "light", "labels": {"en": "Light"}}]`` in the order of the form.
    An inactive field is neither asked nor shown; its answers stay.
    """

    __tablename__ = "fields"

    key: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str]
    labels: Mapped[dict[str, Any]] = mapped_column(default=dict)
    ends: Mapped[dict[str, Any]] = mapped_column(default=dict)
    steps: Mapped[int] = mapped_column(default=5)
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSON().with_variant(JSONB(), "postgresql"), default=list)
    position: Mapped[int] = mapped_column(default=0)
    required: Mapped[bool] = mapped_column(default=False)
    asked: Mapped[bool] = mapped_column(default=True)
    active: Mapped[bool] = mapped_column(default=True)
    everywhere: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("shop_id", "key"),)


class FieldProduct(Base):
    """A product that a field is about, when it is not about all."""

    __tablename__ = "field_products"

    shop_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    field_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    product_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)

    __table_args__ = (same_shop("field_id", "fields"), same_shop("product_id", "products"))


class FieldValue(Base):
    """One answer in one review; of tags there may be several. Numbers and yes or no are stored as words."""

    __tablename__ = "field_values"

    shop_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    review_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    field_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = (same_shop("review_id", "reviews"), same_shop("field_id", "fields"))


class FieldTally(Base):
    """How many published reviews of a product gave an answer, changed in the transaction of the review.

    The value ``""`` counts the reviews that answered at all.
    """

    __tablename__ = "field_tallies"

    shop_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    product_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    field_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]

    __table_args__ = (same_shop("product_id", "products"), same_shop("field_id", "fields"))
