"""Six digits that change every half minute (RFC 6238), from a secret that is sealed in the vault."""

import hmac
import uuid

import pyotp
import segno
from sqlalchemy import or_, update

from goodword.lib import clock
from goodword.lib.db import rows_changed
from goodword.staff import seals
from goodword.staff.models import Staff

STEP = 30
DRIFT = (0, -1, 1)
"""Half minutes that a phone's clock may be off."""
ISSUER = "Goodword"


def new_secret() -> str:
    """160 random bits in the alphabet that apps read."""
    return pyotp.random_base32()


def address(secret: str, *, email: str) -> str:
    """What the app scans."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def picture(text: str) -> str:
    """A QR code as SVG without sizes or styles of its own."""
    return segno.make(text, error="m").svg_inline(omitsize=True, border=4, svgclass="qr", lineclass=None)


def step_of(secret: str, code: str) -> int | None:
    """The half minute whose code this is, among those near now; None when it is none."""
    digits = "".join(code.split()).replace("-", "")
    now = int(clock.now().timestamp()) // STEP
    made = pyotp.TOTP(secret)
    near = [now + drift for drift in DRIFT]
    found = [step for step in near if hmac.compare_digest(made.generate_otp(step).encode(), digits.encode())]
    return found[0] if found else None


def take(staff: Staff, code: str) -> bool:
    """Whether it is her code of now, and was not taken before."""
    if staff.totp is None:
        return False
    step = step_of(seals.opened(staff.totp, staff.id), code)
    return step is not None and _not_before(staff.id, step)


def _not_before(staff_id: uuid.UUID, step: int) -> bool:
    later = or_(Staff.totp_step.is_(None), Staff.totp_step < step)
    return rows_changed(update(Staff).where(Staff.id == staff_id, later).values(totp_step=step)) == 1
