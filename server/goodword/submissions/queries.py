"""Reading words of any kind; the shop comes first."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.submissions.kinds import Kind


def by_id(kind: Kind, shop_id: uuid.UUID, row_id: uuid.UUID | None, *, lock: bool = False) -> Any:
    """The row, whatever its status; ``lock`` keeps other writers out until the commit.

    :raises NotFound: this shop has none with this id.
    """
    row = session().get(kind.model, (shop_id, row_id), with_for_update=lock or None) if row_id else None
    if row is None:
        raise NotFound(f"There is no such {kind.name}")
    return row


def published(kind: Kind, shop_id: uuid.UUID, row_id: uuid.UUID | None, *, lock: bool = False) -> Any:
    """The row, if everybody can see it.

    :raises NotFound: there is none, or it is not published.
    """
    row = by_id(kind, shop_id, row_id, lock=lock)
    if row.status != PUBLISHED:
        raise NotFound(f"There is no such {kind.name}")
    return row


def own(
    kind: Kind, shop_id: uuid.UUID, guest_id: uuid.UUID, shopper_id: uuid.UUID | None, row_id: uuid.UUID | None
) -> Any:
    """Hers, kept from other writers until the commit.

    :raises NotFound: there is none, or it is not hers: the two look alike.
    """
    row = by_id(kind, shop_id, row_id, lock=True)
    if not contributions.is_hers(row, guest_id, shopper_id):
        raise NotFound(f"There is no such {kind.name}")
    return row


def locked(kind: Kind, mine: ColumnElement[bool]) -> Sequence[Any]:
    """These rows, in the order of their ids, kept from other writers until the commit."""
    wanted = select(kind.model).where(mine).order_by(kind.model.id)
    return session().scalars(wanted.with_for_update().execution_options(populate_existing=True)).all()
