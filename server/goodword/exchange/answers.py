"""Columns that we have no place for, as answers to fields of the shop's own."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goodword.contributions.lifecycle import PUBLISHED
from goodword.exchange.readers.base import Row
from goodword.fields import service as fields
from goodword.fields.models import Field
from goodword.fields.service import Record
from goodword.lib.errors import Problem
from goodword.reviews.models import Review

Answered = tuple[Row, uuid.UUID, uuid.UUID]
"""A row, and the review and product that it became."""


@dataclass
class Columns:
    """The fields that the columns of one file stand for.

    ``values`` is what is known of a whole column beforehand; ``refused`` are columns of which no field can be made.
    """

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    locale: str = "en"
    misfits: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    _fields: dict[str, Field] = field(default_factory=dict)
    _seen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, shop_id: uuid.UUID, rows: Iterable[Row]) -> None:
        """Make known what these rows answer, and every word that is new."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in rows:
            for name, value in row.own.items():
                found[name] |= dict.fromkeys(_words(value))
        for name, words in found.items():
            new = [word for word in words if word not in self._seen[name]]
            if not new:
                continue
            whole = new if name in self._fields else [*self.values.get(name, ()), *new]
            self._seen[name] |= {*whole}
            try:
                self._fields[name] = fields.know(shop_id=shop_id, column=name, values=whole, locale=self.locale)
            except Problem as refused:
                self.refused[name] = refused.detail

    def record(self, shop_id: uuid.UUID, answered: Sequence[Answered]) -> None:
        """Keep the answers of new reviews."""
        for published in (True, False):
            records = [
                Record(review_id, product_id, answers)
                for row, review_id, product_id in answered
                if (row.status == PUBLISHED and row.kept.get("counted", True)) == published
                and (answers := self.of(row))
            ]
            if records:
                fields.record(shop_id=shop_id, records=records, published=published)

    def replace(self, row: Row, review: Review) -> None:
        """The answers of a review whose source says it differently now."""
        if row.own:
            record = Record(review.id, review.product_id, self.of(row))
            fields.replace(
                shop_id=review.shop_id, record=record, published=review.status == PUBLISHED and review.counted
            )

    def of(self, row: Row) -> dict[uuid.UUID, tuple[str, ...]]:
        """What a row answers; an answer that does not fit its field is counted and left out."""
        found: dict[uuid.UUID, tuple[str, ...]] = {}
        for name, value in row.own.items():
            known = self._fields.get(name)
            if known is None:
                continue
            answer = fields.answer_in(known, value)
            if answer:
                found[known.id] = answer
            self.misfits += answer is None
        return found


def _words(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
