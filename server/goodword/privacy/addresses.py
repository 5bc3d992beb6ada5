"""The address of an export: signed, good for a quarter of an hour, and of this one file only."""

import uuid
from datetime import datetime

from goodword.lib import clock, stamps
from goodword.lib.addresses import addresses
from goodword.lib.errors import NotFound
from goodword.privacy.models import Export
from goodword.privacy.rules import ADDRESS_LIVES

PURPOSE = "personal export"


def address_of(export: Export) -> tuple[str, datetime]:
    """Where the file may be loaded, and until when."""
    until = (clock.now() + ADDRESS_LIVES).replace(microsecond=0)
    token = stamps.lend(PURPOSE, export.shop_id.bytes + export.id.bytes, lasts=ADDRESS_LIVES)
    return addresses.of(f"/export/{token}"), until


def read(token: str) -> tuple[uuid.UUID, uuid.UUID]:
    """Shop and export behind an address.

    :raises NotFound: it is not ours, or is too old: the two look alike.
    """
    said = stamps.lent(PURPOSE, token)
    if said is None:
        raise NotFound("This address is too old")
    return uuid.UUID(bytes=said[:16]), uuid.UUID(bytes=said[16:])
