"""Job rows, and which periodic runs have been taken."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock, ids
from goodword.lib.db import Base

WAITING, RUNNING, DONE, DEAD = "waiting", "running", "done", "dead"


class Job(Base):
    """One piece of work. Huey delivers at most once, so the truth is this row, not Huey's."""

    __tablename__ = "jobs"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=ids.new)
    name: Mapped[str]
    payload: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default=WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    error: Mapped[str | None]
    traceparent: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_jobs_due", "state", "due_at"),)


class PeriodicRun(Base):
    """Every worker wakes for periodic work; the one that writes this row does it."""

    __tablename__ = "periodic_runs"

    name: Mapped[str] = mapped_column(primary_key=True)
    minute: Mapped[datetime] = mapped_column(primary_key=True)
