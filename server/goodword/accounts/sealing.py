"""What of an account is sealed, and opened again."""

import json
from datetime import datetime
from typing import Any

from goodword.accounts.models import Account, Linking, NetworkApp, Registration, Removal
from goodword.accounts.rules import HANDLE_MAX
from goodword.lib.text import line
from goodword.networks.contract import Grant, Json
from goodword.networks.reading import web_address
from goodword.vault.service import vault

SealedRow = Account | Linking | NetworkApp | Registration | Removal
"""A row with a column ``sealed``."""


def seal(row: SealedRow, said: str) -> None:
    """Seal it into the row, where alone it can be opened."""
    row.sealed = vault.seal(said, **_place(row))


def opened(row: SealedRow) -> str:
    """What was sealed."""
    return vault.open(row.sealed or "", **_place(row)).decode()


def seal_json(row: SealedRow, said: Json) -> None:
    """The same for an object."""
    seal(row, json.dumps(said))


def opened_json(row: SealedRow) -> Json:
    """The object that was sealed."""
    return dict(json.loads(opened(row)))


def packed(grant: Grant) -> Json:
    """A grant as it is sealed whole."""
    expires = grant.expires_at.isoformat() if grant.expires_at else None
    told = {name: getattr(grant, name) for name in ("subject", "handle", "host", "url", "secrets")}
    return told | {"scopes": list(grant.scopes), "expires_at": expires}


def unpacked(said: Json) -> Grant:
    """The grant again."""
    expires = said["expires_at"]
    return Grant(**said | {"expires_at": datetime.fromisoformat(expires) if expires else None})


def grant_of(account: Account) -> Grant:
    """The grant of a linked account."""
    return Grant(
        subject=account.subject,
        handle=account.handle,
        host=account.host,
        url=account.url,
        scopes=tuple(account.scopes.split()),
        expires_at=account.expires_at,
        secrets=opened_json(account),
    )


def keep(account: Account, grant: Grant) -> None:
    """Put a grant into its account's row; what her server says of her is shown, and kept only as far as it can be."""
    account.subject, account.host, account.url = grant.subject, grant.host, web_address(grant.url)
    account.handle = (line(grant.handle) or grant.subject)[:HANDLE_MAX]
    account.scopes, account.expires_at = " ".join(grant.scopes), grant.expires_at
    seal_json(account, grant.secrets)
    account.renewed = (account.renewed or 0) + 1
    account.refreshing_until = None


def _place(row: SealedRow) -> dict[str, Any]:
    return {"shop_id": getattr(row, "shop_id", None), "table": row.__tablename__, "column": "sealed", "row_id": row.id}
