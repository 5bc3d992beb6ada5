"""Words that we hand out and know again: a few bytes with our signature, as text for an address, a form or a header.

Nothing is stored for them. What a word is ``of`` is signed and not carried: it must be known again from elsewhere.
"""

import base64
import binascii
from datetime import timedelta

from goodword.lib import clock
from goodword.lib.signing import signer

SIGNATURE, DEADLINE = 16, 5


def put(purpose: str, body: bytes, *, of: bytes = b"") -> str:
    """The body with our signature for this purpose."""
    return base64.urlsafe_b64encode(signer.sign(purpose, of + body) + body).decode().rstrip("=")


def read(purpose: str, word: str, *, of: bytes = b"") -> bytes | None:
    """The body of a word that we put for this purpose; None when we did not."""
    try:
        raw = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    signature, body = raw[:SIGNATURE], raw[SIGNATURE:]
    return body if signer.verify(purpose, of + body, signature) else None


def lend(purpose: str, body: bytes = b"", *, lasts: timedelta, of: bytes = b"") -> str:
    """The same, good for so long."""
    until = int((clock.now() + lasts).timestamp())
    return put(purpose, body + until.to_bytes(DEADLINE), of=of)


def lent(purpose: str, word: str, *, of: bytes = b"") -> bytes | None:
    """The body of a word that we lent for this purpose; None when we did not, or its time is over."""
    said = read(purpose, word, of=of)
    if said is None or len(said) < DEADLINE:
        return None
    body, until = said[:-DEADLINE], int.from_bytes(said[-DEADLINE:])
    return body if until >= clock.now().timestamp() else None
