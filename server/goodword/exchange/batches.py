"""Some rows of an import: judged as new, changed, the same or skipped, then written together."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select, tuple_

from goodword.catalog import service as catalog
from goodword.contributions.lifecycle import PUBLISHED
from goodword.exchange import drafts, pictures
from goodword.exchange.placing import TwoProducts, known_product, look_up, product_for
from goodword.exchange.plans import Plan
from goodword.exchange.readers.base import Refused, Row
from goodword.lib import ids
from goodword.lib.db import session
from goodword.reviews import service as reviews
from goodword.reviews.forgetting import erased_source
from goodword.reviews.models import Reply, Review
from goodword.shoppers.erased import ERASED

TWO_PRODUCTS = "its names lead to two products of the shop"
UNSEEN = "not_shown"


@dataclass
class Batch:
    """Rows with their fates."""

    shop_id: uuid.UUID
    plan: Plan
    new: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Review]] = field(default_factory=list)
    skipped: list[Refused] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    wanted: list[tuple[uuid.UUID, int, Sequence[str]]] = field(default_factory=list)

    @classmethod
    def judged(cls, shop_id: uuid.UUID, rows: Sequence[Row | Refused], plan: Plan) -> "Batch":
        """Decide for each row what becomes of it."""
        batch = cls(shop_id, plan)
        readable = [row for row in rows if isinstance(row, Row)]
        look_up(shop_id, plan, readable)
        stored = batch._stored(readable)
        for row in rows:
            batch._judge(row, stored)
        return batch

    def write(self) -> None:
        """Create what is new, edit what has changed."""
        columns = self.plan.columns
        columns.learn(self.shop_id, [*self.new, *(row for row, _ in self.changed)])
        self._insert()
        for row, review in self.changed:
            drafts.edit(self.plan, row, review)
            columns.replace(row, review)
        pictures.want(self.shop_id, self.wanted)

    def _stored(self, rows: Sequence[Row]) -> dict[str | None, Review]:
        known_as = {row.source_id: row.source_id for row in rows}
        known_as |= {erased_source(self.plan.source, row.source_id): row.source_id for row in rows if row.source_id}
        found = session().scalars(
            select(Review).where(
                Review.shop_id == self.shop_id,
                Review.source == self.plan.source,
                Review.source_id.in_(list(known_as)),
            )
        )
        return {known_as[review.source_id]: review for review in found} | self._moved(rows) | self._own(rows)

    def _moved(self, rows: Sequence[Row]) -> dict[str | None, Review]:
        # A row of an export that had come from another system before: it stands here under that system's id.
        shown = {(row.kept["source"], row.kept["source_id"]): row.source_id for row in rows if "source" in row.kept}
        pairs = tuple_(Review.source, Review.source_id).in_(list(shown))
        found = session().scalars(select(Review).where(Review.shop_id == self.shop_id, pairs)) if shown else ()
        return {shown[(review.source, review.source_id or "")]: review for review in found}

    def _own(self, rows: Sequence[Row]) -> dict[str | None, Review]:
        # Our own export comes back to the shop it was made of: these rows are those reviews.
        shown = {ids.parse("rev", row.source_id or ""): row.source_id for row in rows}
        mine = (Review.shop_id == self.shop_id) & Review.id.in_([one for one in shown if one])
        return {shown[review.id]: review for review in session().scalars(select(Review).where(mine))}

    def _judge(self, row: Row | Refused, stored: dict[str | None, Review]) -> None:
        if isinstance(row, Refused):
            self._skip(row)
            return
        try:
            product_id = known_product(self.plan, row)
        except TwoProducts:
            self._skip(Refused(row.line, TWO_PRODUCTS))
            return
        if product_id is None:
            self.unknown[row.product] += 1
        if self.plan.known_only and product_id is None:
            self._skip(Refused(row.line, "the product is unknown"))
        else:
            self._compare(row, product_id, stored.get(row.source_id))

    def _compare(self, row: Row, product_id: uuid.UUID | None, known: Review | None) -> None:
        if known is not None and known.author_kind == ERASED:
            self._skip(Refused(row.line, "its writer has been erased here"))
            return
        self.pictures += len(row.pictures or row.files)
        if known is not None and known.source_id == row.source_id:
            self._want(row, known.id)
        if known is None:
            self.new.append(row)
            self.counts["new"] += 1
            self.counts[UNSEEN] += row.status != PUBLISHED
        elif known.content_hash == row.digest or known.source_id != row.source_id:
            self.counts["same"] += 1
        elif product_id != known.product_id:
            self._skip(Refused(row.line, "the review is of another product now"))
        else:
            self.changed.append((row, known))
            self.counts["changed"] += 1

    def _skip(self, refused: Refused) -> None:
        self.skipped.append(refused)
        self.counts["skipped"] += 1

    def _want(self, row: Row, review_id: uuid.UUID) -> None:
        if urls := self.plan.pictures_of(row):
            self.wanted.append((review_id, row.line, urls))

    def _draft(self, row: Row) -> dict[str, Any] | None:
        # A row before it in the same batch may have made one of its products known.
        try:
            product_id = product_for(self.shop_id, self.plan, row)
        except TwoProducts:
            self.counts["new"] -= 1
            self._skip(Refused(row.line, TWO_PRODUCTS))
            return None
        review = drafts.review(self.plan, row, self.shop_id, product_id)
        self._want(row, review["id"])
        return review

    def _insert(self) -> None:
        drafted = [(row, review) for row in self.new if (review := self._draft(row))]
        if not drafted:
            return
        session().execute(insert(Review), [review for _, review in drafted])
        replies = [drafts.reply(self.plan, row, self.shop_id, review["id"]) for row, review in drafted if row.reply]
        if replies:
            session().execute(insert(Reply), replies)
        answered = [(row, review["id"], review["product_id"]) for row, review in drafted if row.own]
        self.plan.columns.record(self.shop_id, answered)
        self._count([review for _, review in drafted if review["status"] == PUBLISHED])

    def _count(self, shown: Sequence[dict[str, Any]]) -> None:
        counted: dict[uuid.UUID, list[catalog.Counted]] = defaultdict(list)
        for review in shown:
            counted[review["product_id"]].append(reviews.counted(Review(**review)))
        for product_id, several in sorted(counted.items()):  # in one order, so that two imports cannot block each other
            catalog.count_in_many(shop_id=self.shop_id, product_id=product_id, counted=several)
