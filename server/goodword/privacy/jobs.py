"""What is done by the clock: old exports go, and what should be done long ago is asked for again."""

from datetime import timedelta

from sqlalchemy import select

from goodword.jobs.queue import enqueue
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.privacy import packing
from goodword.privacy.models import Erasure
from goodword.privacy.rules import DONE
from goodword.privacy.service import ERASE_JOB

LATE = timedelta(hours=1)


def sweep() -> None:
    """Remove old exports; begin again what an erasure's lost or failed job has left."""
    packing.sweep()
    with writing():
        late = (Erasure.state != DONE) & (Erasure.asked_at < clock.now() - LATE)
        for erasure in session().scalars(select(Erasure).where(late).limit(100)).all():
            enqueue(ERASE_JOB, shop_id=erasure.shop_id.hex, erasure_id=erasure.id.hex)
