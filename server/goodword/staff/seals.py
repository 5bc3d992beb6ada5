"""Secrets that must be read back: sealed in the vault, bound to their person's row."""

import uuid
from typing import Any

from goodword.staff.models import Staff, StaffStep
from goodword.vault.rotation import SealedColumn
from goodword.vault.service import vault

TABLE, COLUMN = "staff", "totp"


class SealedInSteps(SealedColumn):
    """The secret of an app that somebody is setting up: it waits in her step, and is bound to her row already."""

    def __init__(self) -> None:
        super().__init__(StaffStep, "data")

    @property
    def text(self) -> Any:
        """What was sealed, in a statement."""
        return StaffStep.data[COLUMN].as_string()

    def place(self, row: StaffStep) -> dict[str, Any]:
        """Her row, also before it is there."""
        return _place(row.staff_id or uuid.UUID(row.data["staff"]))

    def read(self, row: StaffStep) -> str:
        """What was sealed."""
        return str(row.data[COLUMN])

    def put(self, row: StaffStep, sealed: str) -> None:
        """Keep it sealed anew."""
        row.data = row.data | {COLUMN: sealed}


COLUMNS = (SealedColumn(Staff, COLUMN), SealedInSteps())


def sealed(secret: str, staff_id: uuid.UUID) -> str:
    """What is kept of it."""
    return vault.seal(secret, **_place(staff_id))


def opened(kept: str, staff_id: uuid.UUID) -> str:
    """The secret again."""
    return vault.open(kept, **_place(staff_id)).decode()


def _place(staff_id: uuid.UUID) -> dict[str, Any]:
    return {"shop_id": None, "table": TABLE, "column": COLUMN, "row_id": staff_id}
