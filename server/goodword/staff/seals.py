"""Secrets that must be read back: sealed in the vault, bound to their person's row."""

import uuid

from goodword.vault.service import vault

TABLE, COLUMN = "staff", "totp"


def sealed(secret: str, staff_id: uuid.UUID) -> str:
    """What is kept of it."""
    return vault.seal(secret, shop_id=None, table=TABLE, column=COLUMN, row_id=staff_id)


def opened(kept: str, staff_id: uuid.UUID) -> str:
    """The secret again."""
    return vault.open(kept, shop_id=None, table=TABLE, column=COLUMN, row_id=staff_id).decode()
