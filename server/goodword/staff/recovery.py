"""Codes on paper: ten, each good once in place of the second step. Kept as hashes."""

import secrets as random
import uuid

from sqlalchemy import delete, update

from goodword.lib import clock, ids, secrets
from goodword.lib.db import rows_changed, session
from goodword.staff.models import RecoveryCode
from goodword.staff.rules import CODES

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is read for another: no i, l, o, 0 or 1."""
_GROUPS, _GROUP = 4, 4


def renew(staff_id: uuid.UUID) -> list[str]:
    """Ten new codes, shown this once; those of before are worth nothing."""
    session().execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    codes = [_code() for _ in range(CODES)]
    rows = [RecoveryCode(id=ids.new(), staff_id=staff_id, digest=_digest(staff_id, code)) for code in codes]
    session().add_all(rows)
    session().flush()
    return codes


def take(staff_id: uuid.UUID, code: str) -> bool:
    """Use a code up; whether it was one of hers."""
    hers = (RecoveryCode.staff_id == staff_id) & (RecoveryCode.digest == _digest(staff_id, code))
    once = update(RecoveryCode).where(hers, RecoveryCode.used_at.is_(None)).values(used_at=clock.now())
    return rows_changed(once) == 1


def _code() -> str:
    return "-".join("".join(random.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _digest(staff_id: uuid.UUID, code: str) -> str:
    # 79 random bits: a hash is enough. With her id, so that two people's equal codes are two rows.
    plain = "".join(code.lower().split()).replace("-", "")
    return secrets.digest(f"{staff_id.hex}:{plain}")
