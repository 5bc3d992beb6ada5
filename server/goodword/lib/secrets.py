"""Random bearers and how they are kept: shown once, stored as a hash."""

import hashlib
import secrets


def bearer(prefix: str) -> str:
    """A new secret of 256 random bits, with a prefix that says what it opens."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def code() -> str:
    """Six random digits, for a person to type: few enough to be guessed, so tries at it must be counted."""
    return f"{secrets.randbelow(10**6):06}"


def digest(bearer_shown: str) -> str:
    """What is stored of it. Enough for 256 random bits; passwords would need argon2."""
    return hashlib.sha256(bearer_shown.encode("utf-8", "surrogatepass")).hexdigest()


def site_key() -> str:
    """A new public key of a shop; it opens nothing, it names."""
    return f"pk_{secrets.token_hex(10)}"


def random_bytes(number: int) -> bytes:
    """A key."""
    return secrets.token_bytes(number)


def short_name() -> str:
    """A name that nothing else has; it opens nothing."""
    return secrets.token_hex(6)


def file_name() -> str:
    """128 random bits: a name that nobody guesses."""
    return secrets.token_hex(16)
