"""Reading fields, answers and what they add up to; the shop comes first."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from goodword.catalog.models import ProductRef
from goodword.fields import rules
from goodword.fields.models import Field, FieldProduct, FieldTally, FieldValue
from goodword.lib.db import session
from goodword.lib.errors import NotFound

Answered = Mapping[uuid.UUID, tuple[str, ...]]
"""Stored values by field."""


def every(shop_id: uuid.UUID) -> Sequence[Field]:
    """All fields of the shop, retired ones too, in the order of the form."""
    return session().scalars(_fields(shop_id)).all()


def by_key(shop_id: uuid.UUID, key: str) -> Field:
    """The field of this key.

    :raises NotFound: the shop has none.
    """
    found = find(shop_id, key)
    if found is None:
        raise NotFound(f"There is no field {key}")
    return found


def find(shop_id: uuid.UUID, key: str) -> Field | None:
    """The field of this key, if the shop has one."""
    return session().scalar(select(Field).where(Field.shop_id == shop_id, Field.key == key))


def about(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID]) -> Sequence[Field]:
    """The active fields of these products, in the order of the form; of none, those of all products."""
    listed = exists().where(
        FieldProduct.shop_id == Field.shop_id,
        FieldProduct.field_id == Field.id,
        FieldProduct.product_id.in_(product_ids),
    )
    wanted = _fields(shop_id).where(Field.active.is_(True), Field.everywhere.is_(True) | listed)
    return session().scalars(wanted).all()


def refs_of(field: Field) -> list[str] | None:
    """The products that the field is about by their refs; None is all."""
    if field.everywhere:
        return None
    wanted = (
        select(func.min(ProductRef.ref))
        .join(
            FieldProduct,
            (FieldProduct.shop_id == ProductRef.shop_id) & (FieldProduct.product_id == ProductRef.product_id),
        )
        .where(FieldProduct.shop_id == field.shop_id, FieldProduct.field_id == field.id, ProductRef.kind == "id")
        .group_by(FieldProduct.product_id)
    )
    return sorted(session().scalars(wanted))


def as_defined(field: Field) -> dict[str, Any]:
    """A field as its shop defined it; ``service.define`` takes the same."""
    names = ("key", "kind", "about", "labels", "ends", "steps", "options", "position", "required", "asked", "active")
    return {name: getattr(field, name) for name in names} | {"products": refs_of(field)}


def summary(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID], *, asked_of: uuid.UUID) -> list[dict[str, Any]]:
    """The fields of these products with what their published answers add up to; ``asked_of`` is the page's own."""
    fields = about(shop_id, product_ids)
    if not fields:
        return []
    tallies = _tallies(shop_id, product_ids)
    own = fields if len(product_ids) == 1 else about(shop_id, [asked_of])
    told = [as_shown(field, tallies[field.id], asked=field.asked and field in own) for field in fields]
    return [each for each in told if each["asked"] or each["count"]]


def as_shown(field: Field, tally: Mapping[str, int], *, asked: bool) -> dict[str, Any]:
    """A field as every page gets it, with its sums."""
    count = tally.get(rules.ANSWERED, 0)
    scored = {int(value): number for value, number in tally.items() if value} if field.kind == rules.SCALE else {}
    answers = sum(scored.values())
    average = round(sum(step * number for step, number in scored.items()) / answers, 1) if answers else None
    options = _options(field, tally)
    return {
        "key": field.key,
        "kind": field.kind,
        "about": field.about,
        "labels": field.labels,
        "ends": field.ends,
        "steps": field.steps,
        "options": options,
        "average": average,
        "count": count,
        "required": field.required,
        "asked": asked,
        "filters": sum(bool(option["count"]) for option in options) > 1,
    }


def values_of(shop_id: uuid.UUID, review_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """The answers of these reviews by key, as the API shows them; fields that are no longer active are left out."""
    found: dict[uuid.UUID, dict[str, Any]] = {}
    if not review_ids:
        return found
    rows = session().execute(
        select(FieldValue, Field)
        .join(Field, (Field.shop_id == FieldValue.shop_id) & (Field.id == FieldValue.field_id))
        .where(FieldValue.shop_id == shop_id, FieldValue.review_id.in_(review_ids), Field.active.is_(True))
        .order_by(Field.position, Field.id)
    )
    several: dict[tuple[uuid.UUID, uuid.UUID], list[str]] = defaultdict(list)
    fields: dict[uuid.UUID, Field] = {}
    for answer, field in rows:
        several[(answer.review_id, field.id)].append(answer.value)
        fields[field.id] = field
    for (review_id, field_id), values in several.items():
        field = fields[field_id]
        found.setdefault(review_id, {})[field.key] = rules.shown(field.kind, values, field.options)
    return found


def own_words(shop_id: uuid.UUID, review_id: uuid.UUID) -> list[str]:
    """What its writer typed herself: facts in words. Options and tags are the shop's words, not hers."""
    wanted = (
        select(Field, FieldValue.value)
        .join(FieldValue, (FieldValue.shop_id == Field.shop_id) & (FieldValue.field_id == Field.id))
        .where(FieldValue.shop_id == shop_id, FieldValue.review_id == review_id, Field.kind == rules.FACT)
        .order_by(Field.position, Field.id)
    )
    return [value for field, value in session().execute(wanted) if field.active and not field.options]


def answers_of(shop_id: uuid.UUID, review_id: uuid.UUID) -> Answered:
    """The stored answers of one review by field, those to retired fields too."""
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    wanted = select(FieldValue).where(FieldValue.shop_id == shop_id, FieldValue.review_id == review_id)
    for answer in session().scalars(wanted):
        found[answer.field_id].append(answer.value)
    return {field_id: tuple(values) for field_id, values in found.items()}


def answered(
    shop_id: uuid.UUID, review_id: ColumnElement[uuid.UUID], wishes: Iterable[str]
) -> Iterable[ColumnElement[bool]]:
    """Conditions on reviews: ``fit:4`` in the field's own values; several of one key are alternatives."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for wish in wishes:
        key, _, value = wish.partition(":")
        wanted[key].append(value)
    for key, values in wanted.items():
        field = select(Field.id).where(Field.shop_id == shop_id, Field.key == key, Field.active.is_(True))
        yield exists().where(
            FieldValue.shop_id == shop_id,
            FieldValue.review_id == review_id,
            FieldValue.field_id == field.scalar_subquery(),
            FieldValue.value.in_(values),
        )


def told(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID], wish: str) -> int:
    """How many published reviews of these products gave the answer ``fit:4``, from the stored sums."""
    key, _, value = wish.partition(":")
    wanted = (
        select(func.sum(FieldTally.count))
        .join(Field, (Field.shop_id == FieldTally.shop_id) & (Field.id == FieldTally.field_id))
        .where(FieldTally.shop_id == shop_id, FieldTally.product_id.in_(product_ids), FieldTally.value == value)
        .where(Field.key == key, Field.active.is_(True))
    )
    return int(session().scalar(wanted) or 0)


def _fields(shop_id: uuid.UUID) -> Select[Field]:
    return select(Field).where(Field.shop_id == shop_id).order_by(Field.position, Field.id)


def _tallies(shop_id: uuid.UUID, product_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, int]]:
    rows = session().execute(
        select(FieldTally.field_id, FieldTally.value, func.sum(FieldTally.count))
        .where(FieldTally.shop_id == shop_id, FieldTally.product_id.in_(product_ids), FieldTally.count > 0)
        .group_by(FieldTally.field_id, FieldTally.value)
    )
    found: dict[uuid.UUID, dict[str, int]] = defaultdict(dict)
    for field_id, value, number in rows:
        found[field_id][value] = int(number)
    return found


def _options(field: Field, tally: Mapping[str, int]) -> list[dict[str, Any]]:
    told = field.options
    if field.kind == rules.YES_NO:
        told = [{"value": rules.YES, "labels": {}}, {"value": rules.NO, "labels": {}}]
    return [{**option, "count": tally.get(option["value"], 0)} for option in told]
