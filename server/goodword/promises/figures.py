"""How fast a shop answers, and how many of its promises it keeps: measured, never guessed."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from statistics import quantiles
from typing import Any

from sqlalchemy import func, or_, select

from goodword.lib import clock
from goodword.lib.db import session
from goodword.promises.models import Promise
from goodword.promises.rules import ESCALATED, KEPT, LAPSED
from goodword.questions import usual
from goodword.questions.rules import USUAL_DAYS

HOUR, DAY = 3600, 24 * 3600


def of(shop_id: uuid.UUID) -> Mapping[str, Any]:
    """Of the last 90 days: first answers, how long they took (seconds), and shares in percent; None of nothing."""
    took = usual.took(shop_id).get(shop_id, [])
    kept, broken = _promises(shop_id)
    return {
        "days": USUAL_DAYS,
        "answered": len(took),
        "within_hour": _share(sum(each <= HOUR for each in took), len(took)),
        "within_day": _share(sum(each <= DAY for each in took), len(took)),
        "kept": _share(kept, kept + broken),
    } | _percentiles(sorted(took))


def _promises(shop_id: uuid.UUID) -> tuple[int, int]:
    """How many were kept, and how many were not in time, answered since or not."""
    lately = Promise.due_at > clock.now() - timedelta(days=USUAL_DAYS)
    is_broken = or_(Promise.stage == LAPSED, Promise.stage == ESCALATED)
    counted = select(func.count().filter(Promise.stage == KEPT), func.count().filter(is_broken))
    kept, broken = session().execute(counted.where(Promise.shop_id == shop_id, lately)).one()
    return int(kept), int(broken)


def _percentiles(seconds: Sequence[float]) -> dict[str, int | None]:
    if len(seconds) < 2:
        only = int(seconds[0]) if seconds else None
        return {"p50": only, "p90": only, "p99": only}
    cut = quantiles(seconds, n=100, method="inclusive")
    return {f"p{share}": int(cut[share - 1]) for share in (50, 90, 99)}


def _share(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
