"""What a person answered to the shop's own questions; her reviews carry it."""

import uuid
from collections import defaultdict
from collections.abc import Callable

from sqlalchemy import delete, select

from goodword.fields.models import Field, FieldValue
from goodword.fields.rules import FACT
from goodword.lib.db import session


def answers_of(shop_id: uuid.UUID, review_id: uuid.UUID) -> dict[str, list[str]]:
    """Every answer of a review by the field's key, to questions that are asked no longer too."""
    found = session().execute(
        select(Field.key, FieldValue.value)
        .join(FieldValue, (FieldValue.shop_id == Field.shop_id) & (FieldValue.field_id == Field.id))
        .where(FieldValue.shop_id == shop_id, FieldValue.review_id == review_id)
        .order_by(Field.key, FieldValue.value)
    )
    answers: dict[str, list[str]] = defaultdict(list)
    for key, value in found:
        answers[key].append(value)
    return answers


def reword(shop_id: uuid.UUID, review_id: uuid.UUID, change: Callable[[str], str]) -> None:
    """What she typed herself is put otherwise; options are the shop's words."""
    mine = (FieldValue.shop_id == shop_id) & (FieldValue.review_id == review_id)
    of_field = (Field.shop_id == FieldValue.shop_id) & (Field.id == FieldValue.field_id)
    found = session().execute(select(FieldValue, Field).join(Field, of_field).where(mine, Field.kind == FACT)).all()
    for answer, field in found:
        if not field.options:
            answer.value = change(answer.value)
    session().flush()


def forget(shop_id: uuid.UUID, review_id: uuid.UUID) -> None:
    """A review that counts no more has no answers any more."""
    mine = (FieldValue.shop_id == shop_id) & (FieldValue.review_id == review_id)
    session().execute(delete(FieldValue).where(mine))
