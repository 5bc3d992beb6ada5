"""What the queue knows of a person: work about her that waits, or was done lately."""

import uuid
from typing import Any

from sqlalchemy import delete, select

from goodword.jobs.models import Job
from goodword.lib.db import session
from goodword.lib.people import Person, mentions, told


def collect(_shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """The jobs that name her."""
    hers = select(Job).where(mentions(Job.payload, person.names)).order_by(Job.id)
    return {"jobs": [told(each, "id", "name", "state", "created_at") for each in session().scalars(hers)]}


def erase(_shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - jobs have no words of hers
    """Work about her is not done any more, and leaves no trace."""
    session().execute(delete(Job).where(mentions(Job.payload, person.names)))
    session().execute(delete(Job).where(mentions(Job.error, person.names)))
