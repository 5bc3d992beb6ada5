"""Staff, their roles, and everything that opens a door to them. No secret is kept as it is."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock, ids
from goodword.lib.db import Base
from goodword.lib.keys import OfShop


class Staff(Base):
    """A person who works for shops of this installation, known by the address of her invitation.

    ``password`` is argon2's text; ``totp`` is sealed in the vault; ``totp_step`` is the last half minute whose
    code was taken, so that no code is taken twice.
    """

    __tablename__ = "staff"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=ids.new)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    locale: Mapped[str] = mapped_column(default="en")
    password: Mapped[str | None]
    totp: Mapped[str | None]
    totp_step: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class StaffRole(Base):
    """What somebody is in a shop: owner, manager or moderator."""

    __tablename__ = "staff_roles"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    role: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_staff_roles_staff", "staff_id"),)


class OfStaff:
    """A row of one person."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=ids.new)
    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Passkey(OfStaff, Base):
    """A public key whose private half never leaves her device (WebAuthn)."""

    __tablename__ = "staff_passkeys"

    credential: Mapped[str] = mapped_column(unique=True)
    public_key: Mapped[str]
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    name: Mapped[str]
    used_at: Mapped[datetime | None]


class RecoveryCode(OfStaff, Base):
    """A code on paper, once, in place of the second step."""

    __tablename__ = "staff_recovery_codes"

    digest: Mapped[str] = mapped_column(unique=True)
    used_at: Mapped[datetime | None]


class StaffSession(OfStaff, Base):
    """A browser in which she is signed in, with both steps done; the shop she looks at there."""

    __tablename__ = "staff_sessions"

    shop_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("shops.id"))
    digest: Mapped[str] = mapped_column(unique=True)
    device: Mapped[str]
    proven_at: Mapped[datetime] = mapped_column(default=clock.now)
    used_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class StaffStep(Base):
    """Somebody on her way in, or adding a key: ten minutes, in one browser, used once.

    ``purpose`` is ``second`` (the password was right), ``passkey`` (nothing is known yet), ``join`` (setting up what
    an invitation or a reset asks for) or ``add`` (signed in, adding a passkey or an app). A step opens no page but
    its own.
    """

    __tablename__ = "staff_steps"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=ids.new)
    digest: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


class StaffInvitation(OfShop, Base):
    """A mailed link: ``invite`` gives a role in the shop, ``reset`` lets her set password and second step anew."""

    __tablename__ = "staff_invitations"

    kind: Mapped[str]
    email: Mapped[str]
    role: Mapped[str | None]
    locale: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    invited_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_staff_invitations_email", "shop_id", "email"),)
