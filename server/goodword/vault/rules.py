"""What a key of the vault looks like, and which ones are no keys."""

import base64
import binascii
import hashlib
import itertools

KEY_BYTES = 32
FEWEST_DIFFERENT = 12
"""Of 32 random bytes fewer than this are different once in 10¹⁴ keys."""


def key_from(text: str) -> bytes:
    """The key that a line of text means: 32 bytes, base64 (RFC 4648, either alphabet).

    :raises ValueError: it is no key, or one that stands in examples.
    """
    try:
        plain = text.strip().rstrip("=").replace("-", "+").replace("_", "/")
        key = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("a key of the vault is 32 random bytes in base64") from None
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key of the vault has 32 bytes, this one {len(key)}")
    if is_sample(key):
        raise ValueError("this key stands in examples or was typed by hand; goodword keys new prints a random one")
    return key


def text_of(key: bytes) -> str:
    """The key as a line of text."""
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


def is_sample(key: bytes) -> bool:
    """Whether nobody would draw this by lot: text, a row of equal steps, or the same few bytes again and again."""
    steps = {(after - before) % 256 for before, after in itertools.pairwise(key)}
    return all(0x20 <= byte < 0x7F for byte in key) or len(steps) == 1 or len(set(key)) < FEWEST_DIFFERENT


def id_of(key: bytes) -> str:
    """By this one sees which key sealed something; it opens nothing."""
    return hashlib.sha256(b"goodword vault key\0" + key).hexdigest()[:12]
