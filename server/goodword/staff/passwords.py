"""Passwords: kept as argon2 keeps them, long rather than odd, and none that stands on the lists of the common ones."""

import threading
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from goodword.lib.errors import Invalid
from goodword.staff.rules import GUESSES, PASSWORD_MAX, PASSWORD_MIN, normal_password

_hasher = PasswordHasher()
_at_once = threading.BoundedSemaphore(2)
"""Each takes 64 MB and a tenth of a second: a crowd at the door must not take the house's memory."""
_LOOKED_AT = 72


def hashed(password: str) -> str:
    """What is kept of it. Slow on purpose: never call it in a transaction."""
    with _at_once:
        return _hasher.hash(normal_password(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether it is hers. Takes as long where nothing is kept as where something is."""
    if not password:
        return False
    with _at_once:
        try:
            return _hasher.verify(kept or _nobodys(), normal_password(password)[: PASSWORD_MAX + 1]) and bool(kept)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def is_old(kept: str) -> bool:
    """Whether it was hashed with less work than today's."""
    return _hasher.check_needs_rehash(kept)


def check(password: str, *, known: tuple[str, ...] = ()) -> str:
    """The password in its one form, if it may be one; ``known`` are words that a guesser tries first.

    :raises Invalid: too short, too long, or found by a guesser at once.
    """
    normal = normal_password(password)
    if len(normal) < PASSWORD_MIN:
        raise Invalid.of("/password", "too_short", f"At least {PASSWORD_MIN} characters; a sentence is fine")
    if len(normal) > PASSWORD_MAX:
        raise Invalid.of("/password", "too_long", f"At most {PASSWORD_MAX} characters")
    if _guesses(normal, known) < GUESSES:
        raise Invalid.of("/password", "common", "This one is guessed at once: it is common, or made of what is known")
    return normal


def _guesses(password: str, known: tuple[str, ...]) -> float:
    # zxcvbn reads 30,000 common passwords and words when it is imported: only when somebody chooses one.
    from zxcvbn import zxcvbn

    words = [word for text in known for word in (text, *text.replace("@", " ").replace(".", " ").split())]
    judged: dict[str, Any] = zxcvbn(password[:_LOOKED_AT], user_inputs=words)
    return float(judged["guesses"])


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")
