"""Reading links."""

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from goodword.attribution.models import Link, LinkOpens
from goodword.lib.db import session
from goodword.lib.errors import NotFound


def by_token(token: str) -> Link:
    """The link whose address ends so, in whatever shop.

    :raises NotFound: there is none.
    """
    found = session().scalar(select(Link).where(Link.token == token))
    if found is None:
        raise NotFound("There is no such link")
    return found


def by_ids(shop_id: uuid.UUID, link_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Link]:
    """These links."""
    wanted = select(Link).where(Link.shop_id == shop_id, Link.id.in_(link_ids))
    return {link.id: link for link in session().scalars(wanted)}


def opens(link: Link, *, by_crawlers: bool = False) -> int:
    """How often it was opened."""
    mine = (LinkOpens.shop_id == link.shop_id) & (LinkOpens.link_id == link.id)
    return (
        session().scalar(
            select(func.coalesce(func.sum(LinkOpens.count), 0)).where(mine, LinkOpens.by_crawlers.is_(by_crawlers))
        )
        or 0
    )
