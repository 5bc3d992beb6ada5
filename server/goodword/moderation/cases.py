"""Cases are opened by rules and flags, and closed by people."""

import uuid
from typing import Any

from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.events import emit
from goodword.moderation import queries
from goodword.moderation.events import CaseOpened
from goodword.moderation.models import Case


def open_for(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, opened_by: str, numbers: dict[str, Any]) -> Case:
    """A case about something; the one that is open already will do, and learns the numbers."""
    if (known := queries.open_case(shop_id, kind, target_id)) is not None:
        known.numbers = {**known.numbers, **numbers}
        return known
    case = Case(
        shop_id=shop_id, id=ids.new(), kind=kind, target_id=target_id, opened_by=opened_by, numbers=dict(numbers)
    )
    case.state = queries.OPEN
    session().add(case)
    session().flush()
    emit(CaseOpened(shop_id=shop_id, case_id=case.id, kind=kind, target_id=target_id, opened_by=opened_by))
    return case


def close(case: Case, decision: str, reason: str | None, actor: str) -> None:
    """It is decided; nobody is told by this alone."""
    case.state, case.decision, case.reason = queries.DECIDED, decision, reason
    case.decided_by, case.decided_at = actor, clock.now()
