"""The public figures of the rules: what they held, refused and left out, and how long people take to decide."""

import uuid
from dataclasses import asdict
from statistics import median
from typing import Any

from sqlalchemy import func, select

from goodword.lib.db import session
from goodword.moderation.models import Case, VerdictRow
from goodword.moderation.queries import DECIDED
from goodword.moderation.rules import DROPPED, HOLD, LIMITS, NOT_COUNTED, REFUSE, RULES_VERSION

LATELY = 1_000
"""So many decisions of the last time make the median."""


def of(shop_id: uuid.UUID) -> dict[str, Any]:
    """The figures of a shop, with the numbers that the rules compare with."""
    by_rule = _by_rule(shop_id)
    return {
        "held": _together(shop_id, HOLD),
        "refused": _together(shop_id, REFUSE),
        "left_out": _together(shop_id, NOT_COUNTED),
        "by_rule": sorted(by_rule.items(), key=lambda one: (-one[1], one[0])),
        "hours_to_decide": _hours_to_decide(shop_id),
        "version": RULES_VERSION,
        "limits": asdict(LIMITS),
    }


def _by_rule(shop_id: uuid.UUID) -> dict[str, int]:
    counted = func.count(VerdictRow.target_id.distinct())
    found = (
        select(VerdictRow.rule, counted)
        .where(VerdictRow.shop_id == shop_id, VerdictRow.outcome.in_((HOLD, REFUSE, NOT_COUNTED)))
        .group_by(VerdictRow.rule)
    )
    return {rule: number for rule, number in session().execute(found) if rule}


def _together(shop_id: uuid.UUID, outcome: str) -> int:
    wanted = select(func.count(VerdictRow.target_id.distinct())).where(
        VerdictRow.shop_id == shop_id, VerdictRow.outcome == outcome
    )
    return session().scalar(wanted) or 0


def _hours_to_decide(shop_id: uuid.UUID) -> float | None:
    decided = (
        select(Case.opened_at, Case.decided_at)
        .where(Case.shop_id == shop_id, Case.state == DECIDED, Case.decision != DROPPED)
        .order_by(Case.opened_at.desc())
        .limit(LATELY)
    )
    hours = [(end - begin).total_seconds() / 3600 for begin, end in session().execute(decided) if end]
    return median(hours) if hours else None
