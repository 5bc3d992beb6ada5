"""Sessions of the staff pages: opened when both steps are done, known by their hash, over when idle, old or ended."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from goodword.audit import service as audit
from goodword.lib import clock, ids, secrets
from goodword.lib.db import rows_changed, session
from goodword.shops.models import Shop
from goodword.staff import queries
from goodword.staff.models import Staff, StaffInvitation, StaffSession, StaffStep
from goodword.staff.rules import FRESH, KEPT_AFTER, SEEN_EVERY, SESSION_IDLE, SESSION_LIVES


@dataclass(frozen=True)
class Seat:
    """Somebody who is signed in: the shop that she looks at and what she is there, None when she has no shop."""

    staff: Staff
    session: StaffSession
    shop: Shop | None
    role: str | None

    @property
    def actor(self) -> str:
        """How the audit names her."""
        return f"staff:{self.staff.id.hex}"

    @property
    def is_fresh(self) -> bool:
        """Whether she has signed in a short while ago."""
        return self.session.proven_at > clock.now() - FRESH


@dataclass(frozen=True)
class Browser:
    """Where somebody signs in: what the browser says it is, and the session that it had until now."""

    device: str = ""
    session: str | None = None


def begin(*, staff: Staff, browser: Browser) -> tuple[StaffSession, str]:
    """A new session and its bearer for the cookie: both steps have been done just now. Ends the one it replaces."""
    before = seat(browser.session)
    if before is not None:
        end(staff_id=before.staff.id, session_id=before.session.id)
    mine = [shop.id for shop, _ in queries.shops_of(staff.id)]
    last = session().scalar(
        select(StaffSession.shop_id)
        .where(StaffSession.staff_id == staff.id, StaffSession.shop_id.in_(mine))
        .order_by(StaffSession.id.desc())
        .limit(1)
    )
    bearer = secrets.bearer("gss")
    opened = StaffSession(
        id=ids.new(),
        staff_id=staff.id,
        shop_id=last or next(iter(mine), None),
        digest=secrets.digest(bearer),
        device=browser.device,
        expires_at=clock.now() + SESSION_LIVES,
    )
    session().add(opened)
    session().flush()
    for each in mine:
        audit.note(
            shop_id=each,
            actor=f"staff:{staff.id.hex}",
            verb="signed in",
            target_kind="staff_session",
            target_id=opened.id,
        )
    return opened, bearer


def seat(bearer: str | None) -> Seat | None:
    """Who sits behind a session's bearer; None when nobody does any more."""
    if not bearer:
        return None
    named = StaffSession.digest == secrets.digest(bearer)
    found = session().execute(
        select(StaffSession, Staff).join(Staff, Staff.id == StaffSession.staff_id).where(named, *queries.is_alive())
    )
    row = found.first()
    if row is None:
        return None
    opened, staff = row
    role = queries.role_in(opened.shop_id, staff.id) if opened.shop_id else None
    return Seat(staff, opened, session().get(Shop, opened.shop_id) if role else None, role)


def needs_touch(seen: StaffSession) -> bool:
    """Whether its last use is worth writing down."""
    return seen.used_at < clock.now() - SEEN_EVERY


def touch(session_id: uuid.UUID) -> None:
    """It is in use."""
    moment = clock.now()
    late = (StaffSession.id == session_id) & (StaffSession.used_at < moment - SEEN_EVERY)
    session().execute(update(StaffSession).where(late).values(used_at=moment))


def look_at(seat: Seat, shop_id: uuid.UUID) -> bool:
    """Look at another of her shops; whether it is hers."""
    if queries.role_in(shop_id, seat.staff.id) is None:
        return False
    seat.session.shop_id = shop_id
    return True


def end(*, staff_id: uuid.UUID, session_id: uuid.UUID | None = None, but: uuid.UUID | None = None) -> int:
    """End one of her sessions, or all of them ``but`` one; how many were open."""
    hers = (StaffSession.staff_id == staff_id) & StaffSession.revoked_at.is_(None)
    if session_id is not None:
        hers &= StaffSession.id == session_id
    if but is not None:
        hers &= StaffSession.id != but
    return rows_changed(update(StaffSession).where(hers).values(revoked_at=clock.now()))


def forget_old(moment: datetime) -> None:
    """Drop what has been over for long, of everybody alike."""
    over = or_(
        StaffSession.expires_at < moment - KEPT_AFTER,
        StaffSession.revoked_at < moment - KEPT_AFTER,
        StaffSession.used_at < moment - SESSION_IDLE - KEPT_AFTER,
    )
    session().execute(delete(StaffSession).where(over))
    session().execute(delete(StaffStep).where(StaffStep.expires_at < moment))
    session().execute(delete(StaffInvitation).where(StaffInvitation.expires_at < moment - KEPT_AFTER))
