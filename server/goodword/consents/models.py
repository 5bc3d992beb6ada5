"""The ledger of consents."""

import uuid
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class Consent(OfShop, Base):
    """One decision of hers. Rows are added, never changed: the newest of a purpose is the one that holds.

    ``digest`` is of the very text that she read, in her language.
    """

    __tablename__ = "consents"

    guest_id: Mapped[uuid.UUID]
    purpose: Mapped[str]
    text_version: Mapped[int]
    digest: Mapped[str]
    locale: Mapped[str]
    given: Mapped[bool]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        same_shop("guest_id", "guests"),
        Index("ix_consents_guest", "shop_id", "guest_id", "purpose", "at"),
    )
