"""Making links and counting who opens them."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from goodword.attribution import queries, rules
from goodword.attribution.models import Link, LinkOpens
from goodword.lib import clock
from goodword.lib.addresses import addresses
from goodword.lib.db import db, rows_changed


def links(
    *,
    shop_id: uuid.UUID,
    kind: str,
    target_id: uuid.UUID,
    networks: Sequence[str],
    guest_id: uuid.UUID | None,
    post: uuid.UUID | None = None,
) -> Mapping[str, Link]:
    """The links of one sharer to one thing, by network; those that are not there yet are made.

    ``post`` is the key of a post that we send: its link is its own.
    """
    what: dict[str, Any] = {"kind": kind, "target_id": target_id, "guest_id": guest_id, "post": post}
    wanted = {network: rules.identity(network=network, **what) for network in networks}
    known = queries.by_ids(shop_id, [*wanted.values()])
    missing = [
        {
            "shop_id": shop_id,
            "id": link_id,
            "token": rules.token(),
            "kind": kind,
            "target_id": target_id,
            "network": network,
            "guest_id": guest_id,
            "created_at": clock.now(),
        }
        for network, link_id in wanted.items()
        if link_id not in known
    ]
    if missing:
        rows_changed(db.insert(Link).values(missing).on_conflict_do_nothing(index_elements=["shop_id", "id"]))
        known = queries.by_ids(shop_id, [*wanted.values()])
    return {network: known[link_id] for network, link_id in wanted.items()}


def address_of(link: Link) -> str:
    """What is posted."""
    return addresses.of(f"/s/{link.token}")


def opened(*, shop_id: uuid.UUID, link_id: uuid.UUID, by_crawler: bool) -> None:
    """Somebody has opened it, or a crawler has."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    row = {"shop_id": shop_id, "link_id": link_id, "hour": hour, "by_crawlers": by_crawler, "count": 1}
    key = ["shop_id", "link_id", "hour", "by_crawlers"]
    more = {"count": LinkOpens.count + 1}
    rows_changed(db.insert(LinkOpens).values(row).on_conflict_do_update(index_elements=key, set_=more))
