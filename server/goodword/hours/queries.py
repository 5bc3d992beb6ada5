"""Reading hours; the shop comes first."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from goodword.hours import rules
from goodword.hours.models import Hour
from goodword.lib import clock
from goodword.lib.db import session
from goodword.lib.errors import NotFound

MOST = 100


def by_id(shop_id: uuid.UUID, hour_id: uuid.UUID | None, *, lock: bool = False) -> Hour:
    """The hour; ``lock`` keeps other writers out until the commit.

    :raises NotFound: this shop has none with this id.
    """
    found = session().get(Hour, (shop_id, hour_id), with_for_update=lock or None) if hour_id else None
    if found is None:
        raise NotFound("There is no such hour")
    return found


def anywhere(hour_id: uuid.UUID | None) -> Hour:
    """The hour of whatever shop: an address of ours names only the hour.

    :raises NotFound: there is none.
    """
    found = session().scalar(select(Hour).where(Hour.id == hour_id)) if hour_id else None
    if found is None:
        raise NotFound("There is no such hour")
    return found


def of_product(shop_id: uuid.UUID, product_id: uuid.UUID) -> Hour | None:
    """The hour that this thing of the catalogue is."""
    return session().scalar(select(Hour).where(Hour.shop_id == shop_id, Hour.product_id == product_id))


def of_expert(shop_id: uuid.UUID, expert_id: uuid.UUID, *, lock: bool = False) -> Sequence[Hour]:
    """All hours of one expert; ``lock`` keeps other writers out until the commit."""
    hers = select(Hour).where(Hour.shop_id == shop_id, Hour.expert_id == expert_id).order_by(Hour.id)
    return session().scalars(hers.with_for_update() if lock else hers).all()


def every(shop_id: uuid.UUID, *, state: str | None = None, product: str | None = None) -> Sequence[Hour]:
    """The shop's hours, of one state or about one product if so wished; the latest begins first."""
    newest = select(Hour).where(Hour.shop_id == shop_id).order_by(Hour.begins_at.desc(), Hour.id).limit(MOST)
    now = clock.now()
    return [
        hour
        for hour in session().scalars(newest)
        if state in {None, rules.state_of(hour, now)}
        and (product is None or not hour.products or product in hour.products)
    ]


def under_way() -> Sequence[tuple[uuid.UUID, uuid.UUID]]:
    """Shop and id of each hour of any shop that has not ended, or whose end is still to be told."""
    is_open = Hour.state.not_in(rules.ENDED) | Hour.news.is_not(None)
    wanted = select(Hour.shop_id, Hour.id).where(is_open).order_by(Hour.begins_at)
    return [(shop_id, hour_id) for shop_id, hour_id in session().execute(wanted)]
