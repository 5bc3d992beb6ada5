"""Defining fields, and keeping answers and their sums. Nothing here can see the stars."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select

from goodword.audit import service as audit
from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.fields import guessing, queries, rules
from goodword.fields.models import Field, FieldProduct, FieldTally, FieldValue
from goodword.fields.queries import Answered
from goodword.fields.rules import Definition
from goodword.lib import ids
from goodword.lib.db import db, session
from goodword.lib.errors import Conflict, FieldError, Invalid
from goodword.shops import service as shops


@dataclass(frozen=True)
class Record:
    """The answers of one review, and the product that it is of."""

    review_id: uuid.UUID
    product_id: uuid.UUID
    answers: Answered


def define(*, shop_id: uuid.UUID, actor: str, key: str, said: Definition) -> Field:
    """A new field, or the field of this key as it is from now on; a retired one is taken up again.

    :raises Invalid: no form could show it.
    :raises Conflict: its kind or scale cannot change any more, for there are answers.
    """
    rules.check(key, said)
    about = _about(shop_id, said.products)
    known = queries.find(shop_id, key)
    if known is not None:
        _keep_meaning(known, said)
    field = known or Field(shop_id=shop_id, id=ids.new(), key=key, position=_last_position(shop_id))
    for name in ("kind", "labels", "ends", "steps", "required", "asked"):
        value = getattr(said, name)
        setattr(field, name, dict(value) if isinstance(value, Mapping) else value)
    field.ends = {locale: list(ends) for locale, ends in said.ends.items()}
    field.options = [dict(option) for option in said.options]
    field.about, field.active, field.everywhere = said.whom, True, about is None
    field.position = field.position if said.position is None else said.position
    session().add(field)
    session().flush()
    _list_products(field, about or ())
    _changed(field, actor, "changed" if known else "defined")
    return field


def retire(*, field: Field, actor: str) -> Field:
    """Ask it no more and show it no more; its answers stay and come back with it."""
    field.active = False
    _changed(field, actor, "retired")
    return field


def know(*, shop_id: uuid.UUID, column: str, values: Iterable[str], locale: str, actor: str = "import") -> Field:
    """The field for a column of a file: the one of this key, else one guessed from the column's values.

    It is shown and kept, and asked of nobody until the shop says so. New words of a choice become options.
    """
    said = list(values)
    key = column if rules.KEY.fullmatch(column) else guessing.key_of(column)
    known = queries.find(shop_id, key)
    if known is not None:
        return _learn(known, said, locale, actor)
    return define(shop_id=shop_id, actor=actor, key=key, said=guessing.definition(column, said, locale=locale))


def answer_in(field: Field, cell: Any) -> tuple[str, ...] | None:
    """What a cell of a file (text, or a value of our own export) answers; None when it does not fit the field."""
    given = guessing.answer(field.kind, field.options, cell) if isinstance(cell, str) else cell
    return _stored(field, given)


def checked(*, shop_id: uuid.UUID, product_id: uuid.UUID, given: Mapping[str, Any]) -> Answered:
    """What she answered in the form, by field.

    :raises Invalid: an answer does not fit, a field is not asked of this product, or a required one is missing.
    """
    asked = {field.key: field for field in queries.about(shop_id, [product_id]) if field.asked}
    wrong = [FieldError(f"/fields/{key}", "unknown", f"{key} is not asked here") for key in given if key not in asked]
    found: dict[uuid.UUID, tuple[str, ...]] = {}
    for key, field in asked.items():
        values = _stored(field, given.get(key))
        if values is None:
            wrong.append(FieldError(f"/fields/{key}", "invalid", f"{key} does not take this answer"))
        elif field.required and not values:
            wrong.append(FieldError(f"/fields/{key}", "required", f"{key} needs an answer"))
        elif values:
            found[field.id] = values
    if wrong:
        raise Invalid(wrong[0].detail, errors=tuple(wrong))
    return found


def record(*, shop_id: uuid.UUID, records: Sequence[Record], published: bool) -> None:
    """Keep the answers of new reviews; those of published ones are counted."""
    _keep(shop_id, records, published=published)


def replace(*, shop_id: uuid.UUID, record: Record, published: bool) -> None:
    """New answers for a review. Those to fields that are asked no longer stay as they were."""
    was = queries.answers_of(shop_id, record.review_id)
    asked = {field.id for field in queries.about(shop_id, [record.product_id]) if field.asked}
    kept = {field_id: values for field_id, values in was.items() if field_id not in asked}
    now = Record(record.review_id, record.product_id, {**kept, **record.answers})
    if now.answers == was:
        return
    mine = (FieldValue.shop_id == shop_id) & (FieldValue.review_id == record.review_id)
    session().execute(delete(FieldValue).where(mine))
    if published:
        _count(shop_id, [(Record(record.review_id, record.product_id, was), -1)])
    _keep(shop_id, [now], published=published)


def count_in(*, shop_id: uuid.UUID, review_id: uuid.UUID, product_id: uuid.UUID) -> None:
    """A review was published: its answers count from now on."""
    _count(shop_id, [(Record(review_id, product_id, queries.answers_of(shop_id, review_id)), 1)])


def count_out(*, shop_id: uuid.UUID, review_id: uuid.UUID, product_id: uuid.UUID) -> None:
    """A published review went, and its answers with it."""
    _count(shop_id, [(Record(review_id, product_id, queries.answers_of(shop_id, review_id)), -1)])


def _keep(shop_id: uuid.UUID, records: Sequence[Record], *, published: bool) -> None:
    rows = [
        {"shop_id": shop_id, "review_id": one.review_id, "field_id": field_id, "value": value}
        for one in records
        for field_id, values in one.answers.items()
        for value in values
    ]
    if rows:
        session().flush()
        session().execute(insert(FieldValue), rows)
    if published:
        _count(shop_id, [(one, 1) for one in records])


def _stored(field: Field, given: Any) -> tuple[str, ...] | None:
    return rules.stored(field.kind, steps=field.steps, options=field.options, given=given)


def _about(shop_id: uuid.UUID, refs: Sequence[str] | None) -> list[uuid.UUID] | None:
    if refs is None:
        return None
    found = [products.by_ref(shop_id, ref) for ref in refs]
    wrong = [
        FieldError(f"/products/{place}", "unknown", f"There is no product {ref}")
        for place, (ref, product) in enumerate(zip(refs, found, strict=True))
        if product is None
    ]
    if wrong or not refs:
        raise Invalid(errors=tuple(wrong or [FieldError("/products", "required", "Name at least one product")]))
    return list({product.id for product in found if product})


def _keep_meaning(known: Field, said: Definition) -> None:
    same_scale = said.kind != rules.SCALE or said.steps == known.steps
    same_sums = rules.is_counted(said.kind, said.options) == rules.is_counted(known.kind, known.options)
    if said.kind == known.kind and same_scale and same_sums:
        return
    mine = select(FieldValue.review_id).where(FieldValue.shop_id == known.shop_id, FieldValue.field_id == known.id)
    if session().scalar(mine.limit(1)) is not None:
        raise Conflict(f"{known.key} has answers, so its kind and scale stay; make a new field")


def _last_position(shop_id: uuid.UUID) -> int:
    number, last = (
        session().execute(select(func.count(), func.max(Field.position)).where(Field.shop_id == shop_id)).one()
    )
    if number >= rules.FIELDS_MAX:
        raise Conflict(f"A shop has at most {rules.FIELDS_MAX} fields")
    return (last or 0) + 1


def _list_products(field: Field, product_ids: Sequence[uuid.UUID]) -> None:
    mine = (FieldProduct.shop_id == field.shop_id) & (FieldProduct.field_id == field.id)
    session().execute(delete(FieldProduct).where(mine))
    rows = [{"shop_id": field.shop_id, "field_id": field.id, "product_id": each} for each in product_ids]
    if rows:
        session().execute(insert(FieldProduct), rows)


def _learn(field: Field, values: Sequence[str], locale: str, actor: str) -> Field:
    if field.kind != rules.CHOICE:
        return field
    known = {option["value"] for option in field.options}
    new = [each for each in guessing.options_of(values, locale=locale) if each["value"] not in known]
    room = rules.OPTIONS_MAX - len(field.options)
    if new and room > 0:
        field.options = [*field.options, *new[:room]]
        _changed(field, actor, "learned options of")
    return field


def _changed(field: Field, actor: str, verb: str) -> None:
    session().flush()
    catalog.touch_all(shop_id=field.shop_id)
    shops.foresee(shop_id=field.shop_id, part="own")
    audit.note(shop_id=field.shop_id, actor=actor, verb=verb, target_kind="field", target_id=field.id, key=field.key)


def _count(shop_id: uuid.UUID, changes: Iterable[tuple[Record, int]]) -> None:
    several = [(one, sign) for one, sign in changes if one.answers]
    if not several:
        return
    by_word = {field.id: not rules.is_counted(field.kind, field.options) for field in queries.every(shop_id)}
    sums: Counter[tuple[uuid.UUID, uuid.UUID, str]] = Counter()
    for one, sign in several:
        for field_id, values in one.answers.items():
            for value in (rules.ANSWERED, *(() if by_word[field_id] else values)):
                sums[(one.product_id, field_id, value)] += sign
    for (product_id, field_id, value), amount in sorted(sums.items()):  # in one order: writers cannot block each other
        if amount:
            key = {"shop_id": shop_id, "product_id": product_id, "field_id": field_id, "value": value}
            add = db.insert(FieldTally).values(**key, count=amount)
            upsert = add.on_conflict_do_update(index_elements=list(key), set_={"count": FieldTally.count + amount})
            session().execute(upsert)
