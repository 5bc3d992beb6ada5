"""The number that her page shows and the letter's page asks for, so that nobody finishes what somebody else began."""

import uuid

from goodword.lib.signing import signer

CHOICES = 3
LOW, HIGH = 10, 99


def shown(sign_in_id: uuid.UUID) -> int:
    """The number that stands on the page where she gave her address."""
    return _drawn(sign_in_id)[0]


def offered(sign_in_id: uuid.UUID) -> list[int]:
    """The numbers of which the letter's page lets her press one, in the order of their size: it tells nothing."""
    return sorted(_drawn(sign_in_id))


def _drawn(sign_in_id: uuid.UUID) -> list[int]:
    """Three different numbers, always the same ones for the same sign-in; nothing of them is stored."""
    drawn: list[int] = []
    for byte in signer.derive("sign-in numbers", sign_in_id.bytes):
        number = LOW + byte % (HIGH - LOW + 1)
        if number not in drawn:
            drawn.append(number)
    return drawn[:CHOICES]
