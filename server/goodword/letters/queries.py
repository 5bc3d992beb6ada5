"""Reading the outbox."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from goodword.letters.models import SENT, Letter
from goodword.lib.db import session


def newest_sent(shop_id: uuid.UUID, *, limit: int) -> Sequence[uuid.UUID]:
    """The ids of the shop's letters that have left, newest first."""
    sent = select(Letter.id).where(Letter.shop_id == shop_id, Letter.state == SENT)
    return session().scalars(sent.order_by(Letter.id.desc()).limit(limit)).all()


def has_sent(shop_id: uuid.UUID, letter_id: uuid.UUID) -> bool:
    """Whether this is a letter of this shop that has left."""
    letter = session().get(Letter, (shop_id, letter_id))
    return letter is not None and letter.state == SENT


def is_written(shop_id: uuid.UUID, kind: str, to: str, *, about: uuid.UUID) -> bool:
    """Whether somebody was written to about this, whatever became of the letter, as long as letters are kept."""
    hers = select(Letter.id).where(Letter.shop_id == shop_id, Letter.to == to, Letter.kind == kind)
    return session().scalar(hers.where(Letter.about_id == about).limit(1)) is not None


def newest_of_kind(shop_id: uuid.UUID, kind: str, *, to: str) -> Letter | None:
    """The newest letter of a kind to somebody, as long as letters are kept."""
    hers = select(Letter).where(Letter.shop_id == shop_id, Letter.to == to, Letter.kind == kind)
    return session().scalars(hers.order_by(Letter.id.desc()).limit(1)).first()
