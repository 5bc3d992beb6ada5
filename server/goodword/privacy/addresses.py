"""The address of an export: signed, good for a quarter of an hour, and of this one file only."""

import base64
import binascii
import uuid
from datetime import UTC, datetime

from goodword.lib import clock
from goodword.lib.addresses import addresses
from goodword.lib.errors import NotFound
from goodword.lib.signing import signer
from goodword.privacy.models import Export
from goodword.privacy.rules import ADDRESS_LIVES

PURPOSE = "personal export"
SIGNATURE, LENGTH = 16, 16 + 16 + 16 + 8


def address_of(export: Export) -> tuple[str, datetime]:
    """Where the file may be loaded, and until when."""
    until = (clock.now() + ADDRESS_LIVES).replace(microsecond=0)
    said = export.shop_id.bytes + export.id.bytes + int(until.timestamp()).to_bytes(8, "big")
    token = base64.urlsafe_b64encode(signer.sign(PURPOSE, said) + said).decode().rstrip("=")
    return addresses.of(f"/export/{token}"), until


def read(token: str) -> tuple[uuid.UUID, uuid.UUID]:
    """Shop and export behind an address.

    :raises NotFound: it is not ours, or is too old: the two look alike.
    """
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    said = raw[SIGNATURE:]
    if len(raw) != LENGTH or not signer.verify(PURPOSE, said, raw[:SIGNATURE]):
        raise NotFound("This address is too old")
    if datetime.fromtimestamp(int.from_bytes(said[32:], "big"), UTC) < clock.now():
        raise NotFound("This address is too old")
    return uuid.UUID(bytes=said[:16]), uuid.UUID(bytes=said[16:32])
