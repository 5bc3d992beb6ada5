"""What somebody changes about herself: name, language, password, second steps. One second step always stays."""

import uuid

from goodword.audit import service as audit
from goodword.lib.db import session, writing
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.staff import passkeys, passwords, queries, seals, sessions, steps, totp
from goodword.staff.entering import Wrong
from goodword.staff.models import Passkey, Staff
from goodword.staff.words import LANGUAGES


def rename(staff: Staff, *, name: str, locale: str) -> None:
    """She is called so and reads this language.

    :raises Invalid: no name, or a language that we do not speak.
    """
    if not name:
        raise Invalid.of("/name", "required", "A name is needed")
    if locale not in LANGUAGES:
        raise Invalid.of("/locale", "invalid", f"The language is one of: {', '.join(LANGUAGES)}")
    staff.name, staff.locale = name, locale


def change_password(*, staff: Staff, session_id: uuid.UUID, current: str, new: str) -> None:
    """A new password; her other sessions end, and so does what was begun with the old one.

    Opens its own transaction, as hashing comes before it.

    :raises Invalid: the current one is not right, or the new one may not be one.
    """
    if not passwords.is_right(staff.password, current):
        raise Invalid.of("/current", "wrong", "This is not your password")
    hashed = passwords.hashed(passwords.check(new, known=(staff.name, staff.email, "goodword")))
    with writing():
        queries.by_id(staff.id).password = hashed
        sessions.end(staff_id=staff.id, but=session_id)
        steps.end(staff.id)
        _note(staff, "changed her password")


def begin_app(staff: Staff) -> tuple[str, str]:
    """A secret for an app, kept with a step until its first code comes; the step's bearer and the secret."""
    secret = totp.new_secret()
    begun = steps.begin(steps.ADD, staff_id=staff.id, totp=seals.sealed(secret, staff.id))
    return begun.bearer, secret


def begun_secret(staff: Staff, step_bearer: str | None) -> str:
    """The secret of the app that she is setting up.

    :raises NotFound: she is not.
    """
    step = steps.known(step_bearer, steps.ADD)
    if step.staff_id != staff.id or "totp" not in step.data:
        raise NotFound("Begin again")
    return seals.opened(step.data["totp"], staff.id)


def set_app(staff: Staff, *, step_bearer: str | None, code: str) -> None:
    """The app's first code is right: it takes the place of the earlier one.

    :raises Wrong: it is not.
    """
    taken = totp.step_of(begun_secret(staff, step_bearer), code)
    if taken is None:
        raise Wrong("This code is not right")
    step = steps.take(steps.known(step_bearer, steps.ADD))
    staff.totp, staff.totp_step = step.data["totp"], taken
    _note(staff, "set up an app")


def remove_app(staff: Staff) -> None:
    """No app any more.

    :raises Conflict: there is no passkey that stays.
    """
    if not queries.passkeys_of(staff.id):
        raise Conflict("Add a passkey first: one second step has to stay")
    staff.totp = staff.totp_step = None
    _note(staff, "removed her app")


def begin_passkey(staff: Staff) -> tuple[str, str]:
    """What the browser needs to make a passkey, and the step's bearer."""
    begun = steps.begin(steps.ADD, staff_id=staff.id)
    return passkeys.ask_for_new(begun.step, staff_id=staff.id, email=staff.email, name=staff.name), begun.bearer


def add_passkey(staff: Staff, *, step_bearer: str | None, answer: str, name: str) -> Passkey:
    """One more passkey.

    :raises Invalid: the answer does not hold.
    """
    step = steps.known(step_bearer, steps.ADD)
    if step.staff_id != staff.id:
        raise NotFound("Begin again")
    key = passkeys.made(steps.take(step), answer, staff_id=staff.id, name=name)
    session().add(key)
    _note(staff, "added a passkey")
    return key


def remove_passkey(staff: Staff, passkey_id: uuid.UUID | None) -> None:
    """This passkey opens nothing any more.

    :raises NotFound: it is not hers.
    :raises Conflict: it is the only second step.
    """
    key = session().get(Passkey, passkey_id) if passkey_id else None
    if key is None or key.staff_id != staff.id:
        raise NotFound
    if staff.totp is None and len(queries.passkeys_of(staff.id)) == 1:
        raise Conflict("One second step has to stay")
    session().delete(key)
    _note(staff, "removed a passkey")


def _note(staff: Staff, verb: str) -> None:
    for shop, _ in queries.shops_of(staff.id):
        audit.note(shop_id=shop.id, actor=f"staff:{staff.id.hex}", verb=verb, target_kind="staff", target_id=staff.id)
