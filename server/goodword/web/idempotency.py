"""``Idempotency-Key``: the answer is kept in the transaction of the deed, so a retry gets it again.

Keys are scoped to the shop and the caller; they live for 24 hours.
"""

import hashlib
import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from flask import Request, Response
from sqlalchemy import Index, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base, db, session, writing
from goodword.lib.errors import FieldError, IdempotencyMismatch, Invalid
from goodword.lib.keys import OfShop

LIVES = timedelta(hours=24)
_KEY = re.compile(r"[\x21-\x7e]{8,200}")


class Caller(Protocol):
    """Whose keys these are."""

    @property
    def shop_id(self) -> uuid.UUID:
        """The shop."""

    @property
    def actor_id(self) -> uuid.UUID:
        """The guest, shopper or key that calls."""


class KeptAnswer(OfShop, Base):
    """An answer given to a key; the row's id is the caller's."""

    __tablename__ = "kept_answers"

    key: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[str]
    status: Mapped[int]
    body: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_kept_answers_created", "created_at"),)


def answered_once(
    caller: Caller, request: Request, act: Callable[[], Response], *, body: bytes | None = None
) -> Response:
    """Do it, or give the answer that the same request got before. ``body`` tells requests apart if theirs cannot.

    :raises IdempotencyMismatch: the key came before with another request.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return act()
    if not _KEY.fullmatch(key):
        raise Invalid(
            errors=(FieldError("/Idempotency-Key", "invalid", "8 to 200 printable characters, such as a UUID"),)
        )
    asked = _asked(request, request.get_data(cache=True) if body is None else body)
    _one_at_a_time(caller, key)
    kept = session().get(KeptAnswer, (caller.shop_id, caller.actor_id, key))
    if kept is None:
        return _keep(caller, key, asked, act())
    if kept.asked != asked:
        raise IdempotencyMismatch
    return Response(kept.body, kept.status, content_type="application/json")


def forget_old() -> None:
    """Drop the answers that nobody will ask for again."""
    with writing():
        session().execute(delete(KeptAnswer).where(KeptAnswer.created_at < clock.now() - LIVES))


def _one_at_a_time(caller: Caller, key: str) -> None:
    # On SQLite there is one writer anyway. The lock is taken before any row, so it cannot close a circle.
    if not db.is_sqlite:
        whose = f"{caller.shop_id.hex}{caller.actor_id.hex}{key}".encode()
        number = int.from_bytes(hashlib.sha256(whose).digest()[:8], signed=True)
        session().execute(select(func.pg_advisory_xact_lock(number)))


def _keep(caller: Caller, key: str, asked: str, answer: Response) -> Response:
    session().add(
        KeptAnswer(
            shop_id=caller.shop_id,
            id=caller.actor_id,
            key=key,
            asked=asked,
            status=answer.status_code,
            body=answer.get_data(),
        )
    )
    return answer


def _asked(request: Request, body: bytes) -> str:
    said = "\0".join((request.method, request.path, request.headers.get("If-Match", "*")))
    whole = said.encode() + b"\0" + body
    return hashlib.sha256(whole).hexdigest()
