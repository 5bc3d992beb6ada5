"""What one person has written of a kind: with her pen, or as the shopper that she is known to be."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from goodword.catalog import service as catalog
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import walks
from goodword.lib.db import session
from goodword.submissions import writings
from goodword.submissions.kinds import Kind, kinds


def page(
    kind: Kind,
    shop_id: uuid.UUID,
    guest_id: uuid.UUID,
    shopper_id: uuid.UUID | None,
    *,
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[Any]:
    """Hers in whatever state, the newest first."""
    mine = select(kind.model).where(writings.by_writer(kind.model, shop_id, guest_id, shopper_id))
    return session().scalars(walks.falling(mine, _keys(kind), after=after, limit=limit)).all()


def position(kind: Kind, row: Any) -> list[Any]:
    """What a cursor carries."""
    return walks.position(row, _keys(kind))


def published(kind: Kind, shop_id: uuid.UUID, shopper_id: uuid.UUID, *, limit: int) -> Sequence[Any]:
    """The newest of a shopper's that everybody can see."""
    table = kind.model
    seen = (table.shop_id == shop_id) & (table.shopper_id == shopper_id) & (table.status == PUBLISHED)
    wanted = select(table).where(seen)
    return session().scalars(walks.falling(wanted, _keys(kind), after=None, limit=limit)).all()


def renamed(*, shop_id: uuid.UUID, shopper_id: uuid.UUID, name: str | None) -> None:
    """She calls herself otherwise: so do all her words."""
    for kind in kinds.every():
        table = kind.model
        hers = (table.shop_id == shop_id) & (table.shopper_id == shopper_id)
        session().execute(update(table).where(hers).values(author_name=name, version=table.version + 1))
    looks_otherwise(shop_id=shop_id, shopper_id=shopper_id)


def looks_otherwise(*, shop_id: uuid.UUID, shopper_id: uuid.UUID) -> None:
    """Her name, picture or profile is another: the pages that show it are stale."""
    stale: set[uuid.UUID] = set()
    for kind in kinds.every():
        table = kind.model
        seen = (table.shop_id == shop_id) & (table.shopper_id == shopper_id) & (table.status == PUBLISHED)
        stale |= {kind.product_of(row) for row in session().scalars(select(table).where(seen))}
    for product_id in sorted(stale):
        catalog.touch(shop_id=shop_id, product_id=product_id)


def _keys(kind: Kind) -> tuple[Any, ...]:
    return kind.model.received_at, kind.model.id
