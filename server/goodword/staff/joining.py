"""Becoming staff: the mailed link, a name and a password, then a second step. Nothing half stands in between.

The invitation is used up in the same transaction in which the second step is set: until then there is only a step.
"""

import uuid
from dataclasses import dataclass

from sqlalchemy import update

from goodword.audit import service as audit
from goodword.lib import clock, ids
from goodword.lib.db import rows_changed, session, writing
from goodword.lib.errors import NotFound
from goodword.shops import queries as shops
from goodword.staff import passkeys, passwords, queries, recovery, seals, service, sessions, steps, totp
from goodword.staff.entering import Wrong
from goodword.staff.models import Staff, StaffInvitation, StaffStep
from goodword.staff.sessions import Browser


@dataclass(frozen=True)
class Welcomed:
    """She is in: her session's bearer, and her codes, shown this once."""

    staff: Staff
    bearer: str
    codes: list[str]


def choose(*, token: str, name: str, password: str) -> str:
    """Name and password for an invitation or a reset; the bearer of the step in which the second one is set up.

    Opens its own transactions, as the password is hashed between them.
    :raises NotFound: the link opens nothing.
    :raises Invalid: the password may not be one.
    """
    with writing():
        invited = queries.open_invitation(token)
        if knows(invited):
            raise NotFound("She signs in with the password that she has")
        shop_name = shops.by_id(invited.shop_id).name
    hashed = passwords.hashed(passwords.check(password, known=(name, invited.email, shop_name, "goodword")))
    with writing():
        invited = queries.open_invitation(token)
        known = queries.by_email(invited.email)
        staff_id = known.id if known else ids.new()
        return steps.begin(
            steps.JOIN,
            staff_id=None,
            invitation=[invited.shop_id.hex, invited.id.hex],
            staff=staff_id.hex,
            name=name,
            password=hashed,
            totp=seals.sealed(totp.new_secret(), staff_id),
        ).bearer


def knows(invited: StaffInvitation) -> bool:
    """Whether an invitation is for somebody who can sign in already: a mailbox alone then changes no password."""
    known = queries.by_email(invited.email)
    return invited.kind == service.INVITE and known is not None and known.password is not None


def also(*, token: str) -> StaffInvitation:
    """Somebody who is staff of another shop takes the role here, too; she signs in as ever.

    :raises NotFound: the link opens nothing, or is not for somebody who is known.
    """
    invited = queries.open_invitation(token)
    known = queries.by_email(invited.email)
    if known is None or not knows(invited):
        raise NotFound
    _use_up(invited)
    _take_role(invited, known)
    return invited


def with_app(*, step_bearer: str | None, code: str, browser: Browser) -> Welcomed:
    """The app's first code is right: she is in.

    :raises Wrong: it is not.
    """
    with writing():
        step = steps.known(step_bearer, steps.JOIN)
        staff_id, sealed = uuid.UUID(step.data["staff"]), step.data["totp"]
        taken = totp.step_of(seals.opened(sealed, staff_id), code)
        if taken is None:
            raise Wrong("This code is not right")
        staff = _settle(step)
        staff.totp, staff.totp_step = sealed, taken
        return _welcome(staff, browser)


def with_passkey(*, step_bearer: str | None, answer: str, name: str, browser: Browser) -> Welcomed:
    """The passkey holds: she is in.

    :raises Invalid: it does not.
    """
    with writing():
        step = steps.known(step_bearer, steps.JOIN)
        key = passkeys.made(step, answer, staff_id=uuid.UUID(step.data["staff"]), name=name)
        staff = _settle(step)
        session().add(key)
        return _welcome(staff, browser)


def begin_passkey(*, step_bearer: str | None) -> str:
    """What the browser needs to make her passkey."""
    with writing():
        step = steps.known(step_bearer, steps.JOIN)
        invited = invitation_of(step)
        staff_id = uuid.UUID(step.data["staff"])
        return passkeys.ask_for_new(step, staff_id=staff_id, email=invited.email, name=step.data["name"])


def secret_of(step: StaffStep) -> str:
    """The app's secret that this step has made."""
    return seals.opened(step.data["totp"], uuid.UUID(step.data["staff"]))


def invitation_of(step: StaffStep) -> StaffInvitation:
    """The invitation that a step began with.

    :raises NotFound: it was taken back.
    """
    shop_id, invitation_id = map(uuid.UUID, step.data["invitation"])
    found = session().get(StaffInvitation, (shop_id, invitation_id))
    if found is None or found.used_at or found.revoked_at:
        raise NotFound("This link has been used or is too old")
    return found


def _settle(step: StaffStep) -> Staff:
    steps.take(step)
    invited = invitation_of(step)
    _use_up(invited)
    staff = queries.by_email(invited.email) or _new(step, invited)
    if staff.id.hex != step.data["staff"]:
        raise NotFound("This link has been used or is too old")
    service.forget_secrets(staff)
    staff.name, staff.password = step.data["name"], step.data["password"]
    if invited.kind == service.INVITE:
        _take_role(invited, staff)
    else:
        _note(invited, staff, "set up anew")
    return staff


def _new(step: StaffStep, invited: StaffInvitation) -> Staff:
    staff = Staff(
        id=uuid.UUID(step.data["staff"]), email=invited.email, name=step.data["name"], locale=invited.locale[:2]
    )
    session().add(staff)
    session().flush()
    return staff


def _use_up(invited: StaffInvitation) -> None:
    mine = (StaffInvitation.shop_id == invited.shop_id) & (StaffInvitation.id == invited.id)
    once = mine & StaffInvitation.used_at.is_(None) & StaffInvitation.revoked_at.is_(None)
    if rows_changed(update(StaffInvitation).where(once).values(used_at=clock.now())) != 1:
        raise NotFound("This link has been used or is too old")


def _take_role(invited: StaffInvitation, staff: Staff) -> None:
    assert invited.role is not None, "an invitation gives a role"
    service.give_role(shop_id=invited.shop_id, staff=staff, role=invited.role, actor=invited.invited_by)
    _note(invited, staff, "joined")


def _welcome(staff: Staff, browser: Browser) -> Welcomed:
    session().flush()
    codes = recovery.renew(staff.id)
    _, bearer = sessions.begin(staff=staff, browser=browser)
    return Welcomed(staff, bearer, codes)


def _note(invited: StaffInvitation, staff: Staff, verb: str) -> None:
    audit.note(
        shop_id=invited.shop_id,
        actor=f"staff:{staff.id.hex}",
        verb=verb,
        target_kind="staff",
        target_id=staff.id,
    )
