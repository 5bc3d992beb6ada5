"""The erased shopper: one pen a shop, under which words stay when their writer is forgotten.

Its row has the shop's own id, so there is never a second one. Nobody holds its bearer.
"""

import uuid

from goodword.lib import clock
from goodword.lib.db import db, session
from goodword.shoppers.models import Guest

ERASED = "erased"
"""The kind of author that it is."""


def pen_of(shop_id: uuid.UUID) -> uuid.UUID:
    """The id of this shop's erased pen, made when it is first needed."""
    row = {"shop_id": shop_id, "id": shop_id, "digest": f"{ERASED} {shop_id.hex}", "created_at": clock.now()}
    session().execute(db.insert(Guest).values(row).on_conflict_do_nothing())
    return shop_id
