"""Some rows of an import: judged as new, changed, the same or skipped, then written together."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert, select

from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.contributions import rules as common
from goodword.contributions.lifecycle import PUBLISHED
from goodword.contributions.models import Incentive
from goodword.exchange.readers.base import Reader, Refused, Row
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.reviews import service as reviews
from goodword.reviews.models import UNKNOWN_DATE, Reply, Review
from goodword.reviews.service import Words


@dataclass
class Plan:
    """How a file is taken in. ``trusted`` is for the demo, whose claims we wrote ourselves."""

    reader: Reader
    shop_name: str
    known_only: bool = False
    trusted: bool = False
    incentive_id: uuid.UUID | None = None
    product_ids: dict[str, uuid.UUID] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Where its reviews come from, as stored with each."""
        return "demo" if self.trusted else f"import:{self.reader.name}"

    def numbered(self, rows: Iterable[Row | Refused]) -> Iterator[Row | Refused]:
        """Rows with a source id each; a second row with the same id is refused."""
        seen: set[int] = set()
        for number, row in enumerate(rows, start=1):
            if isinstance(row, Refused):
                yield row
                continue
            known_as = row.source_id or f"#{number}:{row.digest}"
            if hash(known_as) in seen:
                yield Refused(row.line, "the id stands in the file twice")
                continue
            seen.add(hash(known_as))
            yield replace(row, source_id=known_as)


@dataclass
class Batch:
    """Rows with their fates."""

    shop_id: uuid.UUID
    plan: Plan
    new: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Review]] = field(default_factory=list)
    skipped: list[Refused] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def judged(cls, shop_id: uuid.UUID, rows: Sequence[Row | Refused], plan: Plan) -> "Batch":
        """Decide for each row what becomes of it."""
        batch = cls(shop_id, plan)
        stored = batch._stored([row for row in rows if isinstance(row, Row)])
        for row in rows:
            batch._judge(row, stored)
        return batch

    def write(self) -> None:
        """Create what is new, edit what has changed."""
        self._insert()
        for row, review in self.changed:
            self._edit(row, review)

    def _stored(self, rows: Sequence[Row]) -> dict[str | None, Review]:
        found = session().scalars(
            select(Review).where(
                Review.shop_id == self.shop_id,
                Review.source == self.plan.source,
                Review.source_id.in_([r.source_id for r in rows]),
            )
        )
        return {review.source_id: review for review in found} | self._own(rows)

    def _own(self, rows: Sequence[Row]) -> dict[str | None, Review]:
        # Our own export comes back to the shop it was made of: these rows are those reviews.
        shown = {ids.parse("rev", row.source_id or ""): row.source_id for row in rows}
        mine = (Review.shop_id == self.shop_id) & Review.id.in_([one for one in shown if one])
        return {shown[review.id]: review for review in session().scalars(select(Review).where(mine))}

    def _judge(self, row: Row | Refused, stored: dict[str | None, Review]) -> None:
        if isinstance(row, Refused):
            self._skip(row)
        elif self.plan.known_only and self._product_id(row) is None:
            self._skip(Refused(row.line, "the product is unknown"))
        elif row.source_id not in stored:
            self.new.append(row)
            self.counts["new"] += 1
        elif stored[row.source_id].content_hash == row.digest or stored[row.source_id].source_id != row.source_id:
            self.counts["same"] += 1
        elif self._product_id(row) != stored[row.source_id].product_id:
            self._skip(Refused(row.line, "the review is of another product now"))
        else:
            self.changed.append((row, stored[row.source_id]))
            self.counts["changed"] += 1

    def _skip(self, refused: Refused) -> None:
        self.skipped.append(refused)
        self.counts["skipped"] += 1

    def _insert(self) -> None:
        counted: dict[uuid.UUID, list[catalog.Counted]] = defaultdict(list)
        values, replies = [], []
        for row in self.new:
            review = self._review(row)
            values.append(review)
            counted[review["product_id"]].append(reviews.counted(Review(**review)))
            if row.reply:
                replies.append(self._reply(row, review["id"]))
        if values:
            session().execute(insert(Review), values)
        if replies:
            session().execute(insert(Reply), replies)
        for product_id, several in sorted(counted.items()):  # in one order, so that two imports cannot block each other
            catalog.count_in_many(shop_id=self.shop_id, product_id=product_id, counted=several)

    def _review(self, row: Row) -> dict[str, Any]:
        draft = Review()
        reviews.write(draft, Words(rating=row.rating, title=row.title, text=row.text))
        level = self._level(row)
        return {
            "shop_id": self.shop_id,
            "id": ids.new(),
            "product_id": self._known_product(row),
            "rating": draft.rating,
            "title": draft.title,
            "text": draft.text,
            "search": draft.search,
            "has_words": draft.has_words,
            "has_media": False,
            "is_verified": level == common.PURCHASE,
            "verification_level": level,
            "status": PUBLISHED,
            "source": self.plan.source,
            "source_id": row.source_id,
            "content_hash": row.digest,
            "author_kind": "imported",
            "author_name": row.author,
            "locale": row.locale,
            "helpful": row.helpful,
            "incentive_id": self._incentive() if row.incentivized else None,
            "created_at": row.date,
            "published_at": row.date or clock.now(),
            "sorted_at": row.date or UNKNOWN_DATE,
        }

    def _level(self, row: Row) -> str:
        if self.plan.trusted:
            return common.PURCHASE if row.verified else common.EMAIL
        return common.CLAIMED if row.verified else common.UNPROVEN

    def _reply(self, row: Row, review_id: uuid.UUID) -> dict[str, Any]:
        return {
            "shop_id": self.shop_id,
            "id": review_id,
            "author": self.plan.shop_name,
            "text": row.reply,
            "created_at": row.reply_date,
        }

    def _edit(self, row: Row, review: Review) -> None:
        reviews.edit(review=review, words=Words(rating=row.rating, title=row.title, text=row.text))
        review.author_name, review.locale, review.content_hash = row.author, row.locale, row.digest
        review.created_at = row.date
        reviews.dated(review)
        self._claim(row, review)
        if row.reply:
            session().merge(Reply(**self._reply(row, review.id)))

    def _claim(self, row: Row, review: Review) -> None:
        was = reviews.counted(review)
        review.verification_level = self._level(row)
        review.is_verified = review.verification_level == common.PURCHASE
        review.incentive_id = self._incentive() if row.incentivized else None
        now = reviews.counted(review)
        if now != was and review.status == PUBLISHED:
            catalog.recount(shop_id=self.shop_id, product_id=review.product_id, was=was, now=now)

    def _product_id(self, row: Row) -> uuid.UUID | None:
        if row.product not in self.plan.product_ids:
            known = products.by_ref(self.shop_id, row.product)
            if known is None:
                return None
            self.plan.product_ids[row.product] = known.id
        return self.plan.product_ids[row.product]

    def _known_product(self, row: Row) -> uuid.UUID:
        known = self._product_id(row)
        if known is None:
            facts = catalog.Facts(name=row.product_name, url=row.product_url, image=row.product_image)
            known = self.plan.product_ids[row.product] = catalog.know(
                shop_id=self.shop_id, ref=row.product, facts=facts
            ).id
        return known

    def _incentive(self) -> uuid.UUID:
        if self.plan.incentive_id is None:
            kind = "points" if self.plan.trusted else "claimed"
            found = session().scalar(select(Incentive).where(Incentive.shop_id == self.shop_id, Incentive.kind == kind))
            incentive = found or Incentive(shop_id=self.shop_id, id=ids.new(), kind=kind)
            session().add(incentive)
            session().flush()
            self.plan.incentive_id = incentive.id
        return self.plan.incentive_id
