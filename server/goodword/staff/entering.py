"""Signing in: the password and then a second step, or a passkey alone. Unknown addresses cost and answer the same."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from goodword.lib.db import writing
from goodword.lib.emails import normal_email
from goodword.lib.errors import Problem
from goodword.staff import passkeys, passwords, queries, recovery, sessions, steps, totp
from goodword.staff.models import Staff, StaffSession, StaffStep
from goodword.staff.sessions import Browser
from goodword.tries import service as tries

WITHIN = timedelta(minutes=15)
PER_ADDRESS, PER_NETWORK, PER_PERSON = 10, 50, 10
_NOBODY = "nobody"


class Wrong(Problem):
    """Address, password or code is not right; which one is not said."""

    name, status, title = "wrong", 422, "Not right; please try again"


@dataclass(frozen=True)
class Entered:
    """A new session, its bearer, and how she proved herself: ``app``, ``code`` or ``passkey``."""

    staff: Staff
    session: StaffSession
    bearer: str
    how: str


def with_password(*, email: str, password: str, networks: Sequence[tuple[str, int]]) -> str:
    """The bearer of a step: the password is right, the second step is next. Opens its own transactions.

    :raises Wrong: no such pair.
    :raises TooMany: too many tries for this address or from this network.
    """
    address = normal_email(email) or _NOBODY
    with writing():
        tries.spend_from(networks, shop_id=None, what="staff sign-in from", most=PER_NETWORK, within=WITHIN)
        _spend("staff sign-in as", address, PER_ADDRESS)
        known = queries.by_email(address)
        kept = known.password if known else None
    if not passwords.is_right(kept, password) or known is None:
        raise Wrong("Address or password is not right")
    renewed = passwords.hashed(password) if kept and passwords.is_old(kept) else None
    with writing():
        if renewed:
            queries.by_id(known.id).password = renewed
        return steps.begin(steps.SECOND, staff_id=known.id).bearer


def with_code(*, step_bearer: str | None, code: str, browser: Browser) -> Entered:
    """The second step by the app's six digits or a code on paper. Opens its own transactions.

    :raises Wrong: it is not hers, not of now, or was used before.
    """
    with writing():
        step = steps.known(step_bearer, steps.SECOND)
        _spend("staff second step of", _person(step).hex, PER_PERSON)
    with writing():
        step = steps.known(step_bearer, steps.SECOND)
        staff = queries.by_id(_person(step))
        how = "app" if totp.take(staff, code) else "code" if recovery.take(staff.id, code) else ""
        if not how:
            raise Wrong("This code is not right")
        steps.take(step)
        return _enter(staff, how, browser)


def with_passkey(
    *, step_bearer: str | None, answer: str, networks: Sequence[tuple[str, int]], browser: Browser
) -> Entered:
    """A passkey, after the password or alone. Opens its own transaction.

    :raises Invalid: the answer does not hold.
    """
    with writing():
        tries.spend_from(networks, shop_id=None, what="staff passkey from", most=PER_NETWORK, within=WITHIN)
    with writing():
        step = steps.known(step_bearer, steps.SECOND, steps.PASSKEY)
        staff = passkeys.owner_of(step, answer)
        steps.take(step)
        return _enter(staff, "passkey", browser)


def begin_passkey(*, step_bearer: str | None, networks: Sequence[tuple[str, int]]) -> tuple[str, str]:
    """What the browser needs, and the step's bearer: the one after the password goes on, or a new one begins."""
    with writing():
        tries.spend_from(networks, shop_id=None, what="staff passkey asked from", most=PER_NETWORK, within=WITHIN)
        try:
            step, bearer = steps.known(step_bearer, steps.SECOND), step_bearer or ""
        except Problem:
            begun = steps.begin(steps.PASSKEY)
            step, bearer = begun.step, begun.bearer
        return passkeys.ask(step), bearer


def ways_of(step: StaffStep) -> set[str]:
    """By what she can do the second step: ``app``, ``passkey``, ``code``."""
    staff = queries.by_id(_person(step))
    has = {"app": staff.totp, "passkey": queries.passkeys_of(staff.id), "code": queries.codes_left(staff.id)}
    return {way for way, there in has.items() if there}


def _enter(staff: Staff, how: str, browser: Browser) -> Entered:
    opened, bearer = sessions.begin(staff=staff, browser=browser)
    tries.forgive(shop_id=None, what="staff second step of", who=staff.id.hex)
    tries.forgive(shop_id=None, what="staff sign-in as", who=staff.email)
    return Entered(staff, opened, bearer, how)


def _person(step: StaffStep) -> uuid.UUID:
    assert step.staff_id is not None, "a second step is somebody's"
    return step.staff_id


def _spend(what: str, who: str, most: int) -> None:
    tries.spend(shop_id=None, what=what, who=who, most=most, within=WITHIN)
