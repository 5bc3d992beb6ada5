"""Leave to see a photo that is out of sight: an hour, for whoever was shown its review all the same."""

import base64
import binascii
import uuid
from datetime import timedelta

from goodword.lib import clock
from goodword.lib.signing import signer

LASTS = timedelta(hours=1)


def given(shop_id: uuid.UUID, token: str) -> str:
    """A signed word that opens this photo for an hour."""
    until = int((clock.now() + LASTS).timestamp()).to_bytes(5)
    return base64.urlsafe_b64encode(signer.sign("photo", _text(shop_id, token, until)) + until).decode()


def is_good(shop_id: uuid.UUID, token: str, word: str) -> bool:
    """Whether the word is ours, for this photo, and in time."""
    try:
        raw = base64.b64decode(word, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    signature, until = raw[:16], raw[16:]
    is_in_time = len(until) == 5 and int.from_bytes(until) >= clock.now().timestamp()
    return is_in_time and signer.verify("photo", _text(shop_id, token, until), signature)


def _text(shop_id: uuid.UUID, token: str, until: bytes) -> bytes:
    return shop_id.bytes + token.encode() + until
