"""Reading staff, their roles and what opens a door to them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from goodword.lib import clock, secrets
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.shops.models import Shop
from goodword.staff.models import (
    Passkey,
    RecoveryCode,
    Staff,
    StaffInvitation,
    StaffRole,
    StaffSession,
)
from goodword.staff.rules import OWNER, SESSION_IDLE


def by_id(staff_id: uuid.UUID) -> Staff:
    """The person herself; the id comes from our own rows."""
    return session().get_one(Staff, staff_id)


def by_email(email: str) -> Staff | None:
    """The person with this address, in its one form."""
    return session().scalar(select(Staff).where(Staff.email == email))


def role_in(shop_id: uuid.UUID, staff_id: uuid.UUID) -> str | None:
    """What she is in this shop; None when she is nothing there."""
    return session().scalar(select(StaffRole.role).where(StaffRole.shop_id == shop_id, StaffRole.staff_id == staff_id))


def shops_of(staff_id: uuid.UUID) -> Sequence[tuple[Shop, str]]:
    """Her shops with her role in each, by name."""
    mine = select(Shop, StaffRole.role).join(StaffRole, StaffRole.shop_id == Shop.id)
    found = session().execute(mine.where(StaffRole.staff_id == staff_id).order_by(Shop.name))
    return [(shop, role) for shop, role in found]


def people_of(shop_id: uuid.UUID) -> Sequence[tuple[Staff, str]]:
    """Everybody of the shop with her role, those who came first first."""
    found = select(Staff, StaffRole.role).join(StaffRole, StaffRole.staff_id == Staff.id)
    ordered = found.where(StaffRole.shop_id == shop_id).order_by(StaffRole.created_at, Staff.id)
    return [(person, role) for person, role in session().execute(ordered)]


def person_of(shop_id: uuid.UUID, staff_id: uuid.UUID | None) -> tuple[Staff, str]:
    """Somebody of this shop with her role.

    :raises NotFound: nobody of it.
    """
    role = role_in(shop_id, staff_id) if staff_id else None
    if role is None or staff_id is None:
        raise NotFound
    return by_id(staff_id), role


def owners_of(shop_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """The shop's owners; locked until the transaction ends, so that two cannot take each other's place away."""
    mine = select(StaffRole.staff_id).where(StaffRole.shop_id == shop_id, StaffRole.role == OWNER)
    return session().scalars(mine.with_for_update()).all()


def open_invitations(shop_id: uuid.UUID) -> Sequence[StaffInvitation]:
    """Links on their way, newest first."""
    mine = (StaffInvitation.shop_id == shop_id) & (StaffInvitation.kind == "invite")
    return session().scalars(select(StaffInvitation).where(mine, *_waiting()).order_by(StaffInvitation.id.desc())).all()


def open_invitation(token: str) -> StaffInvitation:
    """The invitation behind a mailed link that can still be used.

    :raises NotFound: unknown, used, taken back or too old: they look alike.
    """
    named = StaffInvitation.digest == secrets.digest(token)
    found = session().scalar(select(StaffInvitation).where(named, *_waiting()))
    if found is None:
        raise NotFound("This link has been used or is too old")
    return found


def passkeys_of(staff_id: uuid.UUID) -> Sequence[Passkey]:
    """Her passkeys, the oldest first."""
    return session().scalars(select(Passkey).where(Passkey.staff_id == staff_id).order_by(Passkey.id)).all()


def passkey_by_credential(credential: str) -> Passkey | None:
    """The passkey of this credential id (base64url)."""
    return session().scalar(select(Passkey).where(Passkey.credential == credential))


def codes_left(staff_id: uuid.UUID) -> int:
    """How many recovery codes she has not used."""
    mine = (RecoveryCode.staff_id == staff_id) & RecoveryCode.used_at.is_(None)
    return session().scalar(select(func.count()).select_from(RecoveryCode).where(mine)) or 0


def sessions_of(staff_id: uuid.UUID) -> Sequence[StaffSession]:
    """Where she is signed in, the last used first."""
    mine = select(StaffSession).where(StaffSession.staff_id == staff_id, *is_alive())
    return session().scalars(mine.order_by(StaffSession.used_at.desc())).all()


def is_alive() -> tuple[ColumnElement[bool], ...]:
    """The conditions of a session that still opens the desk."""
    moment = clock.now()
    return (
        StaffSession.revoked_at.is_(None),
        StaffSession.expires_at > moment,
        StaffSession.used_at > moment - SESSION_IDLE,
    )


def _waiting() -> tuple[ColumnElement[bool], ...]:
    return (
        StaffInvitation.used_at.is_(None),
        StaffInvitation.revoked_at.is_(None),
        StaffInvitation.expires_at > clock.now(),
    )
