"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class CaseOpened(Event):
    """Told when something waits for a person: flagged by several, held, a burst, a copy, shared reviewers.

    ``kind`` and ``target_id`` say what: a ``review``, or the ``product`` of a burst.
    """

    shop_id: uuid.UUID
    case_id: uuid.UUID
    kind: str
    target_id: uuid.UUID
    opened_by: str


@dataclass(frozen=True)
class CaseDecided(Event):
    """Told once for each case that a person decides; ``decision`` is of ``rules.DECISIONS``, ``reason`` of hiding."""

    shop_id: uuid.UUID
    case_id: uuid.UUID
    kind: str
    target_id: uuid.UUID
    decision: str
    reason: str
    actor: str
