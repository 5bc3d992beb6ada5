"""The outbox, who reads what of it, what came back, and in whose name it leaves."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop

QUEUED, SENDING, SENT, DEAD = "queued", "sending", "sent", "dead"
GATHERED, TOLD = "gathered", "told"
HARD, SOFT, COMPLAINT = "hard", "soft", "complaint"


class Letter(OfShop, Base):
    """One letter, from the transaction that wants it to the server that takes it.

    ``sending`` is committed before the server is called, so a letter that was cut off
    is known as such; its second copy carries the same ``message_id``. ``gathered`` waits for a digest, ``told`` was
    in one.
    ``context`` holds links that act: it is emptied when the letter has left.
    ``about_id`` is what it is about, such as a review: who may erase that may erase the letter. If it tells of another
    row too, the context names that as ``of``; a digest names what each of its ``items`` is about.
    """

    __tablename__ = "letters"

    kind: Mapped[str]
    sender_name: Mapped[str]
    to: Mapped[str]
    locale: Mapped[str]
    context: Mapped[dict[str, Any]]
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default=QUEUED)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    traceparent: Mapped[str | None]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    about_id: Mapped[uuid.UUID | None]

    __table_args__ = (
        Index("ix_letters_state", "state", "changed_at"),
        Index("ix_letters_to", "shop_id", "to", "created_at"),
    )


class Reader(OfShop, Base):
    """An address that news went to, and what its owner wants: of the shop, and of each topic in ``choices``.

    ``ended_at`` is when she wanted nothing any more. ``stopped_because`` says what came back (``hard``, ``soft``,
    ``complaint``): until she proves the address anew, nothing leaves that she has not asked for.
    """

    __tablename__ = "letter_readers"

    email: Mapped[str]
    locale: Mapped[str]
    choices: Mapped[dict[str, Any]] = mapped_column(default=dict)
    ended_at: Mapped[datetime | None]
    stopped_because: Mapped[str | None]
    stopped_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        UniqueConstraint("shop_id", "email"),
        Index("ix_letter_readers_id", "id", unique=True),
    )


class Bounce(OfShop, Base):
    """A letter that came back, or that its reader complained of: once a letter and kind."""

    __tablename__ = "letter_bounces"

    letter_id: Mapped[uuid.UUID]
    email: Mapped[str]
    kind: Mapped[str]
    status: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        UniqueConstraint("shop_id", "letter_id", "kind"),
        Index("ix_letter_bounces_email", "shop_id", "email", "at"),
    )


class MailWay(OfShop, Base):
    """How the letters of a shop leave when not as those of the installation: its address, its server (sealed).

    ``by_operator`` says who has named the server: the shop's own people may name only one outside.
    """

    __tablename__ = "mail_ways"

    mail_from: Mapped[str | None]
    smtp_url: Mapped[str | None]
    by_operator: Mapped[bool] = mapped_column(server_default=false())
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (UniqueConstraint("shop_id"),)


class DkimKey(OfShop, Base):
    """A key that the shop's letters are signed with (RFC 6376, RFC 8463): all that are not retired sign each letter.

    ``sealed`` is the private half, ``public`` what stands in its DNS record.
    """

    __tablename__ = "dkim_keys"

    domain: Mapped[str]
    selector: Mapped[str]
    kind: Mapped[str]
    sealed: Mapped[str]
    public: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    retired_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("shop_id", "domain", "selector"),)
