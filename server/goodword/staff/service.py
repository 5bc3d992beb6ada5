"""The shop's people: inviting, changing what they are, letting them go."""

import uuid

from sqlalchemy import ColumnElement, delete, or_, update

from goodword.audit import service as audit
from goodword.letters import service as letters
from goodword.letters.kinds import STAFF
from goodword.lib import clock, ids, secrets
from goodword.lib.addresses import addresses
from goodword.lib.db import rows_changed, session
from goodword.lib.emails import normal_email
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.shops.models import Shop
from goodword.staff import queries, sessions, steps
from goodword.staff.models import Passkey, RecoveryCode, Staff, StaffInvitation, StaffRole
from goodword.staff.rules import LINK_LIVES, OWNER, ROLES

INVITE, RESET = "invite", "reset"


def invite(*, shop: Shop, email: str, role: str, actor: str, locale: str | None = None) -> str:
    """Mail somebody a link that makes her staff of the shop; the link's address.

    An earlier link to the same address opens nothing any more.
    :raises Conflict: she is one already.
    """
    address = _checked(email)
    if role not in ROLES:
        raise Invalid.of("/role", "invalid", f"The role is one of: {', '.join(ROLES)}")
    known = queries.by_email(address)
    if known is not None and queries.role_in(shop.id, known.id):
        raise Conflict(f"{address} belongs to the staff of {shop.name} already")
    return _mail(shop, INVITE, address, role, actor, (known.locale if known else locale) or shop.locale)


def reset(*, shop: Shop, staff: Staff, actor: str) -> str:
    """Mail her a link to set password and second step anew; until she uses it, the old ones work. The link."""
    return _mail(shop, RESET, staff.email, None, actor, staff.locale)


def take_back(*, shop: Shop, invitation_id: uuid.UUID | None, actor: str) -> None:
    """A link on its way opens nothing from now on.

    :raises NotFound: there is none with this id.
    """
    found = session().get(StaffInvitation, (shop.id, invitation_id)) if invitation_id else None
    if found is None or not _close(shop.id, StaffInvitation.id == found.id):
        raise NotFound
    _note(shop.id, actor, "took back", "staff_invitation", found.id)


def give_role(*, shop_id: uuid.UUID, staff: Staff, role: str, actor: str) -> None:
    """She is this in the shop from now on. Who may invite nobody any more has no invitation on its way either.

    :raises Conflict: the shop would have no owner.
    """
    if role not in ROLES:
        raise Invalid.of("/role", "invalid", f"The role is one of: {', '.join(ROLES)}")
    given = session().get(StaffRole, (shop_id, staff.id))
    if given is None:
        session().add(StaffRole(shop_id=shop_id, staff_id=staff.id, role=role))
    else:
        if role != OWNER:
            _keep_an_owner(shop_id, staff.id)
            _close(shop_id, _sent_by(staff))
        given.role = role
    session().flush()
    _note(shop_id, actor, "gave a role", "staff", staff.id, role=role)


def remove(*, shop_id: uuid.UUID, staff: Staff, actor: str) -> None:
    """She is nothing in this shop any more, nor are the links that she has sent or was sent.

    Where that was her last shop, nothing of hers opens a door.
    :raises Conflict: the shop would have no owner.
    """
    _keep_an_owner(shop_id, staff.id)
    session().execute(delete(StaffRole).where(StaffRole.shop_id == shop_id, StaffRole.staff_id == staff.id))
    _close(shop_id, or_(_sent_by(staff), StaffInvitation.email == staff.email))
    _note(shop_id, actor, "removed", "staff", staff.id)
    if not queries.shops_of(staff.id):
        forget_secrets(staff)


def forget_secrets(staff: Staff) -> None:
    """No password, second step or session of hers works any more."""
    staff.password = staff.totp = staff.totp_step = None
    for table in (Passkey, RecoveryCode):
        session().execute(delete(table).where(table.staff_id == staff.id))
    sessions.end(staff_id=staff.id)
    steps.end(staff.id)


def erase(*, staff: Staff) -> None:
    """Nothing says any more who she was; what the audit knows of her deeds has no name.

    Her letters go too; files of the mailbox follow in ``letters.clearing``.
    :raises Conflict: she still belongs to a shop.
    """
    if queries.shops_of(staff.id):
        raise Conflict("She still belongs to the staff of a shop: remove her there first")
    forget_secrets(staff)
    session().execute(delete(StaffInvitation).where(StaffInvitation.email == staff.email))
    letters.forget(to=staff.email, audience=STAFF)
    staff.email, staff.name = f"erased:{staff.id.hex}", "—"


def _close(shop_id: uuid.UUID, which: ColumnElement[bool]) -> int:
    """Links that were not used open nothing from now on; how many."""
    open_still = StaffInvitation.used_at.is_(None) & StaffInvitation.revoked_at.is_(None)
    mine = (StaffInvitation.shop_id == shop_id) & open_still & which
    return rows_changed(update(StaffInvitation).where(mine).values(revoked_at=clock.now()))


def _sent_by(staff: Staff) -> ColumnElement[bool]:
    return StaffInvitation.invited_by == f"staff:{staff.id.hex}"


def _keep_an_owner(shop_id: uuid.UUID, leaving: uuid.UUID) -> None:
    owners = queries.owners_of(shop_id)
    if leaving in owners and len(owners) == 1:
        raise Conflict("A shop needs an owner: make somebody else one first")


def _checked(email: str) -> str:
    address = normal_email(email)
    if address is None:
        raise Invalid.of("/email", "invalid", "This is not an e-mail address")
    return address


def _mail(shop: Shop, kind: str, email: str, role: str | None, actor: str, locale: str) -> str:
    _close(shop.id, StaffInvitation.email == email)
    token = secrets.bearer("gsi")
    invited = StaffInvitation(
        shop_id=shop.id,
        id=ids.new(),
        kind=kind,
        email=email,
        role=role,
        locale=locale,
        digest=secrets.digest(token),
        invited_by=actor,
        expires_at=clock.now() + LINK_LIVES,
    )
    session().add(invited)
    session().flush()
    link = addresses.of(f"/staff/accept/{token}")
    letters.write(shop_id=shop.id, shop_name=shop.name, kind=f"staff_{kind}", to=email, locale=locale, link=link)
    _note(shop.id, actor, "invited" if kind == INVITE else "sent a reset", "staff_invitation", invited.id, role=role)
    return link


def _note(shop_id: uuid.UUID, actor: str, verb: str, kind: str, target_id: uuid.UUID, **details: str | None) -> None:
    audit.note(shop_id=shop_id, actor=actor, verb=verb, target_kind=kind, target_id=target_id, **details)
