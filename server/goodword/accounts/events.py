"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class AccountEnded(Event):
    """Told when nothing can be posted in an account any more: she has let it go, or the network has."""

    shop_id: uuid.UUID
    account_id: uuid.UUID


@dataclass(frozen=True)
class AccountsJoined(Event):
    """Told when she has turned out to have linked the same account twice: what hangs on the one hangs on the other."""

    shop_id: uuid.UUID
    gone_id: uuid.UUID
    into_id: uuid.UUID
