"""The nightly job: whatever has been kept for as long as ``retention`` says goes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, delete, update

from goodword.letters.clearing import clear_mailbox
from goodword.lib import clock
from goodword.lib.db import Base, rows_changed, writing
from goodword.privacy.retention import DAY, EMPTIED, HERE, KEPT, Kept


def forget_old() -> None:
    """Apply every line of the table that is this job's, each in a transaction of its own."""
    for line in mine():
        with writing():
            rows_changed(_statement(line, Base.metadata.tables[line.table]))
    clear_mailbox()


def mine() -> Iterable[Kept]:
    """The lines that no room sees to by itself."""
    return (line for line in KEPT if line.days is not None and line.by == HERE)


def _statement(line: Kept, table: Table) -> Any:
    assert line.days is not None
    old = table.c[line.since] < clock.now() - line.days * DAY
    which = [old, *(table.c[name].in_(states) for name, states in line.only.items())]
    if line.then == EMPTIED:
        return update(table).where(*which).values(dict.fromkeys(line.names))
    return delete(table).where(*which)
