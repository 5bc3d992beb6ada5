"""Passkeys (WebAuthn level 3): what the browser is asked, and whether its answer holds.

The person is always verified by her device, so that a passkey alone is two factors.
"""

import json
import uuid
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import update
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from goodword.lib import clock, ids
from goodword.lib.addresses import addresses
from goodword.lib.db import rows_changed, session
from goodword.lib.errors import Invalid
from goodword.staff import queries, steps
from goodword.staff.models import Passkey, Staff, StaffStep
from goodword.staff.rules import PASSKEYS

NAME_MAX = 60
_VERIFIED = UserVerificationRequirement.REQUIRED


def ask_for_new(step: StaffStep, *, staff_id: uuid.UUID, email: str, name: str) -> str:
    """What a browser needs to make a passkey (JSON); the challenge stays with the step."""
    asked = generate_registration_options(
        rp_id=_host(),
        rp_name="Goodword",
        user_id=staff_id.bytes,
        user_name=email,
        user_display_name=name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_VERIFIED
        ),
        exclude_credentials=_described(staff_id),
    )
    steps.put(step, challenge=bytes_to_base64url(asked.challenge))
    return options_to_json(asked)


def ask(step: StaffStep) -> str:
    """What a browser needs to sign in with a passkey (JSON): hers when we know who she is, or any of ours."""
    asked = generate_authentication_options(
        rp_id=_host(),
        allow_credentials=_described(step.staff_id) if step.staff_id else None,
        user_verification=_VERIFIED,
    )
    steps.put(step, challenge=bytes_to_base64url(asked.challenge))
    return options_to_json(asked)


def made(step: StaffStep, answer: str, *, staff_id: uuid.UUID, name: str) -> Passkey:
    """The new passkey of an answer; it is kept when it is added to the session.

    :raises Invalid: the answer does not hold, or she has enough of them.
    """
    if len(queries.passkeys_of(staff_id)) >= PASSKEYS:
        raise Invalid.of("/passkey", "too_many", f"There are {PASSKEYS} already; remove one first")
    given = _read(answer)
    try:
        checked = verify_registration_response(
            credential=given,
            expected_challenge=_challenge(step),
            expected_rp_id=_host(),
            expected_origin=own_origin(),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as fault:
        raise _refused() from fault
    credential = bytes_to_base64url(checked.credential_id)
    if queries.passkey_by_credential(credential) is not None:
        raise _refused()
    return Passkey(
        id=ids.new(),
        staff_id=staff_id,
        credential=credential,
        public_key=bytes_to_base64url(checked.credential_public_key),
        sign_count=checked.sign_count,
        name=name[:NAME_MAX],
    )


def owner_of(step: StaffStep, answer: str) -> Staff:
    """Whose passkey has answered.

    :raises Invalid: nobody's, or the answer does not hold.
    """
    given = _read(answer)
    credential = str(given.get("id", ""))
    key = queries.passkey_by_credential(credential) if credential.isascii() else None
    if key is None or step.staff_id not in {None, key.staff_id} or not _is_hers(given, key.staff_id):
        raise _refused()
    try:
        checked = verify_authentication_response(
            credential=given,
            expected_challenge=_challenge(step),
            expected_rp_id=_host(),
            expected_origin=own_origin(),
            credential_public_key=base64url_to_bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as fault:
        raise _refused() from fault
    _count(key, checked.new_sign_count)
    return queries.by_id(key.staff_id)


def own_origin() -> str:
    """The origin of our own pages, as browsers say it."""
    parts = urlsplit(addresses.public_url)
    port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}[parts.scheme] else ""
    return f"{parts.scheme}://{_host()}{port}"


def _host() -> str:
    return urlsplit(addresses.public_url).hostname or ""


def _described(staff_id: uuid.UUID) -> list[PublicKeyCredentialDescriptor]:
    keys = queries.passkeys_of(staff_id)
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.credential)) for key in keys]


def _challenge(step: StaffStep) -> bytes:
    if "challenge" not in step.data:
        raise _refused()
    return base64url_to_bytes(step.data["challenge"])


def _read(answer: str) -> dict[str, Any]:
    try:
        given = json.loads(answer)
    except (ValueError, RecursionError):
        raise _refused() from None
    if not isinstance(given, dict):
        raise _refused()
    return given


def _is_hers(given: dict[str, Any], staff_id: uuid.UUID) -> bool:
    """Whether the device names the person whose key it is; where we named the keys it may keep silent."""
    response = given.get("response")
    handle = response.get("userHandle") if isinstance(response, dict) else None
    return not handle or handle == bytes_to_base64url(staff_id.bytes)


def _count(key: Passkey, count: int) -> None:
    # The count was read before: of two answers with one signature the later one finds it moved on.
    unmoved = (Passkey.id == key.id) & (Passkey.sign_count == key.sign_count)
    if rows_changed(update(Passkey).where(unmoved).values(sign_count=count, used_at=clock.now())) != 1:
        raise _refused()
    session().expire(key)


def _refused() -> Invalid:
    return Invalid.of("/passkey", "invalid", "This passkey could not be checked; try again")
