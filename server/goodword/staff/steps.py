"""Steps: ten minutes in one browser, between nothing and a session. Each is used once."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from goodword.lib import clock, ids, secrets
from goodword.lib.db import rows_changed, session
from goodword.lib.errors import NotFound
from goodword.staff.models import StaffStep
from goodword.staff.rules import STEP_LIVES

SECOND, PASSKEY, JOIN, ADD = "second", "passkey", "join", "add"


@dataclass(frozen=True)
class Begun:
    """A step and the bearer that its browser keeps."""

    step: StaffStep
    bearer: str


def begin(purpose: str, *, staff_id: uuid.UUID | None = None, **data: Any) -> Begun:
    """A new step."""
    bearer = secrets.bearer("gsp")
    step = StaffStep(
        id=ids.new(),
        digest=secrets.digest(bearer),
        purpose=purpose,
        staff_id=staff_id,
        data=data,
        expires_at=clock.now() + STEP_LIVES,
    )
    session().add(step)
    session().flush()
    return Begun(step, bearer)


def known(bearer: str | None, *purposes: str) -> StaffStep:
    """The step of this browser, if it is of one of these kinds.

    :raises NotFound: unknown, used, too old or of another kind.
    """
    named = (StaffStep.digest == secrets.digest(bearer or "")) & StaffStep.purpose.in_(purposes)
    open_still = StaffStep.used_at.is_(None) & (StaffStep.expires_at > clock.now())
    found = session().scalar(select(StaffStep).where(named, open_still))
    if found is None:
        raise NotFound("Begin again: this took longer than ten minutes, or was done before")
    return found


def put(step: StaffStep, **data: Any) -> None:
    """Keep something more with the step."""
    step.data = step.data | data


def end(staff_id: uuid.UUID) -> None:
    """Nobody goes on from a password that is hers no more."""
    begun = (StaffStep.staff_id == staff_id) & (StaffStep.purpose == SECOND) & StaffStep.used_at.is_(None)
    session().execute(update(StaffStep).where(begun).values(used_at=clock.now()))


def take(step: StaffStep) -> StaffStep:
    """Use it up.

    :raises NotFound: somebody was faster.
    """
    once = (StaffStep.id == step.id) & StaffStep.used_at.is_(None)
    if rows_changed(update(StaffStep).where(once).values(used_at=clock.now())) != 1:
        raise NotFound("Begin again: this was done before")
    return step
