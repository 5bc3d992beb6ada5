"""A row as the rows of our tables, and a stored review as a changed row says it."""

import uuid
from typing import Any

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.contributions import rules as common
from goodword.contributions.lifecycle import PUBLISHED, WITHDRAWN
from goodword.contributions.models import Incentive
from goodword.exchange.plans import Plan
from goodword.exchange.readers.base import Row
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.reviews import queries as stored
from goodword.reviews import service as reviews
from goodword.reviews.models import UNKNOWN_DATE, Reply, Review
from goodword.reviews.service import Words

IMPORTED = "import"
"""What the source of a reply says while the shop itself has not touched it."""


def review(plan: Plan, row: Row, shop_id: uuid.UUID, product_id: uuid.UUID) -> dict[str, Any]:
    """A new review."""
    draft = Review()
    reviews.write(draft, Words(rating=row.rating, title=row.title, text=row.text))
    level = _level(plan, row)
    moment = row.date or clock.now()
    said = {
        "shop_id": shop_id,
        "id": ids.new(),
        "product_id": product_id,
        "rating": draft.rating,
        "title": draft.title,
        "text": draft.text,
        "search": draft.search,
        "has_words": draft.has_words,
        "has_media": False,
        "is_verified": level == common.PURCHASE,
        "verification_level": level,
        "status": row.status,
        "moderation_reason": row.reason,
        "source": plan.source,
        "source_id": row.source_id,
        "content_hash": row.digest,
        "author_kind": "imported",
        "author_name": row.author,
        "locale": row.locale,
        "helpful": row.helpful,
        "incentive_id": _incentive(plan, shop_id) if row.incentivized else None,
        "created_at": row.date,
        "published_at": moment if row.status == PUBLISHED else None,
        "withdrawn_at": clock.now() if row.status == WITHDRAWN else None,
        "sorted_at": row.date or UNKNOWN_DATE,
        "received_at": clock.now(),
        "edited_at": None,
        "version": 1,
        "counted": True,
        "not_counted_because": None,
    }
    return said | {name: value for name, value in row.kept.items() if name in said}


def reply(plan: Plan, row: Row, shop_id: uuid.UUID, review_id: uuid.UUID) -> dict[str, Any]:
    """The shop's reply that came with a review."""
    return {
        "shop_id": shop_id,
        "id": review_id,
        "author": row.kept.get("reply_author") or plan.shop_name,
        "text": row.reply,
        "created_at": row.reply_date,
        "source": IMPORTED,
    }


def edit(plan: Plan, row: Row, known: Review) -> None:
    """Its source says it differently now. A reply that the shop has written or changed here stays."""
    reviews.edit(review=known, words=Words(rating=row.rating, title=row.title, text=row.text))
    known.author_name, known.locale, known.content_hash = row.author, row.locale, row.digest
    known.created_at = row.date
    reviews.dated(known)
    _claim(plan, row, known)
    answered = stored.reply_to(known)
    if row.reply and (answered is None or answered.source == IMPORTED):
        session().merge(Reply(**reply(plan, row, known.shop_id, known.id)))


def _level(plan: Plan, row: Row) -> str:
    if plan.trusted:
        return common.PURCHASE if row.verified else common.EMAIL
    return common.CLAIMED if row.verified else common.UNPROVEN


def _claim(plan: Plan, row: Row, known: Review) -> None:
    was = reviews.counted(known)
    known.verification_level = _level(plan, row)
    known.is_verified = known.verification_level == common.PURCHASE
    known.incentive_id = _incentive(plan, known.shop_id) if row.incentivized else None
    now = reviews.counted(known)
    if now != was and known.status == PUBLISHED:
        catalog.recount(shop_id=known.shop_id, product_id=known.product_id, was=was, now=now)


def _incentive(plan: Plan, shop_id: uuid.UUID) -> uuid.UUID:
    if plan.incentive_id is None:
        kind = "points" if plan.trusted else "claimed"
        found = session().scalar(select(Incentive).where(Incentive.shop_id == shop_id, Incentive.kind == kind))
        incentive = found or Incentive(shop_id=shop_id, id=ids.new(), kind=kind)
        session().add(incentive)
        session().flush()
        plan.incentive_id = incentive.id
    return plan.incentive_id
