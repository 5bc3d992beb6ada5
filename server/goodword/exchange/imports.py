"""Importing reviews: batch by batch, each with its progress in one transaction.

An interrupted import goes on where it stopped; a finished one, run again, finds
every row unchanged. A row is known again by the id that its source gave it, else
by its number and content.
"""

import hashlib
import os
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from goodword.exchange.batches import Batch
from goodword.exchange.models import Import
from goodword.exchange.plans import Plan
from goodword.exchange.readers import READERS, table
from goodword.exchange.readers.base import Reader, Refused, Row, Wishes
from goodword.lib import clock, ids
from goodword.lib.db import reading, session, writing
from goodword.lib.errors import Invalid
from goodword.lib.postgres import is_deadlock

BATCH = 500
TRIES = 3
HEAD = 64 * 1024


@dataclass
class Report:
    """What an import did, or would do. ``skipped`` has line numbers and reasons, no personal data."""

    counts: Counter[str] = field(default_factory=Counter)
    skipped: list[Refused] = field(default_factory=list)
    resumed_at: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    pictures: int = 0

    def take(self, batch: Batch) -> None:
        """Add what one batch came to."""
        self.counts += batch.counts
        self.skipped += batch.skipped
        self.unknown += batch.unknown
        self.pictures += batch.pictures


def reader_for(path: Path, wanted: str | None = None, wishes: Wishes = table.NOTHING_SAID) -> Reader:
    """The reader of a format, by name or by what the file begins with, made ready for this file.

    :raises Invalid: no reader knows it, or something must be said first.
    """
    if wanted is not None and wanted not in READERS:
        raise Invalid(f"There is no format {wanted}; there are: {', '.join(READERS)}")
    with path.open("rb") as file:
        head = file.read(HEAD)
    for name, reader in READERS.items():
        if name == wanted or (wanted is None and reader.fits(head, wishes)):
            return reader.prepared(path, wishes)
    if not head.strip():
        raise Invalid("The file is empty")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Invalid("The file declares a document type or entities, which no export needs: it is not read")
    raise table.needs_names(head, wishes) or Invalid(
        "None of the formats fits this file. Ours is a table whose first line names at least "
        f"product and rating, or JSONL with the same names. There are: {', '.join(READERS)}"
    )


def dry_run(*, shop_id: uuid.UUID, path: Path, plan: Plan, progress: Callable[[int], None]) -> Report:
    """What an import would do; nothing is written."""
    report = Report()
    for rows in _batches(path, plan, progress):
        with reading():
            report.take(Batch.judged(shop_id, rows, plan))
    return report


def run(*, shop_id: uuid.UUID, path: Path, plan: Plan, progress: Callable[[int], None]) -> Report:
    """Import a file. Between two batches it may be interrupted at any time."""
    plan.columns.values = plan.reader.strange()
    job = _begin(shop_id, path, plan)
    report = Report(resumed_at=job.rows_done)
    done = 0
    for rows in _batches(path, plan, progress):
        done += len(rows)
        if done > job.rows_done:
            report.take(_written(job, rows, plan, done))
    with writing():
        session().get_one(Import, (shop_id, job.id)).finished_at = clock.now()
    return report


def _written(job: Import, rows: Sequence[Row | Refused], plan: Plan, done: int) -> Batch:
    # On PostgreSQL two imports that make the same products known can block each other: one begins its batch anew.
    known, incentive_id = dict(plan.product_ids), plan.incentive_id
    tries_left = TRIES
    while True:
        tries_left -= 1
        try:
            with writing():
                batch = Batch.judged(job.shop_id, rows, plan)
                batch.write()
                session().get_one(Import, (job.shop_id, job.id)).rows_done = done
        except OperationalError as fault:
            if not (tries_left and is_deadlock(fault)):
                raise
            plan.product_ids, plan.incentive_id = dict(known), incentive_id
        else:
            return batch


def _begin(shop_id: uuid.UUID, path: Path, plan: Plan) -> Import:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest() + plan.said
    with writing():
        known = session().scalar(
            select(Import).where(Import.shop_id == shop_id, Import.source == plan.source, Import.digest == digest)
        )
        job = known or Import(shop_id=shop_id, id=ids.new(), source=plan.source, digest=digest, rows_done=0)
        if job.finished_at is not None:
            job.rows_done, job.finished_at = 0, None  # run again from the first row: all of it should be known
        session().add(job)
        return job


def _batches(path: Path, plan: Plan, progress: Callable[[int], None]) -> Iterator[Sequence[Row | Refused]]:
    with path.open("rb") as file:
        rows = plan.numbered(plan.reader.rows(file))
        while batch := list(islice(rows, BATCH)):
            yield batch
            progress(file.tell())
        progress(file.seek(0, os.SEEK_END))
