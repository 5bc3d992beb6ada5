"""Two things that a form sends along: when it was opened, and work that a machine did for it. Both are signed."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from goodword.lib import clock, stamps

PROOF_LIVES = timedelta(minutes=10)
DIFFICULTY = 15
"""Leading zero bits: about 33,000 hashes, a third of a second for a telephone, a great deal for whoever sends much."""


@dataclass(frozen=True)
class Form:
    """A form: ``seen`` with its number and age, ``missing``, or ``forged``."""

    state: str
    number: str | None = None
    opened: datetime | None = None

    def seconds(self, now: datetime) -> float:
        """How long it has been open."""
        return (now - self.opened).total_seconds() if self.opened else float("inf")


def form_token(shop_id: uuid.UUID, at: datetime | None = None) -> str:
    """What a form is given when it is opened: a number and the moment, signed."""
    body = secrets.token_bytes(9) + int((at or clock.now()).timestamp() * 1000).to_bytes(6)
    return stamps.put("form", body, of=shop_id.bytes)


def read_form(shop_id: uuid.UUID, token: str | None) -> Form:
    """What the token says."""
    if not token:
        return Form("missing")
    body = stamps.read("form", token, of=shop_id.bytes)
    if body is None or len(body) != 15:
        return Form("forged")
    return Form("seen", body[:9].hex(), datetime.fromtimestamp(int.from_bytes(body[9:]) / 1000, UTC))


def challenge(owner: bytes) -> dict[str, str | int]:
    """Work to be done by this owner within ten minutes: find a number so that SHA-256 of salt and number is small."""
    salt = stamps.lend("proof", lasts=PROOF_LIVES, of=owner)
    return {"algorithm": "sha-256", "salt": salt, "bits": DIFFICULTY}


def is_worked(owner: bytes, proof: str | None) -> bool:
    """Whether ``salt.number`` solves a challenge that was given to this owner, in time."""
    salt, _, number = (proof or "").rpartition(".")
    if stamps.lent("proof", salt, of=owner) != b"" or not (number.isascii() and number.isdigit() and len(number) < 12):
        return False
    return int.from_bytes(sha256(f"{salt}.{number}".encode()).digest()[:4]) >> (32 - DIFFICULTY) == 0
