"""What is done by the clock: old keys are destroyed, and reviewers who share too much are looked for."""

from collections import defaultdict
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import aliased

from goodword.lib import clock, ids
from goodword.lib.db import session, writing
from goodword.moderation import networks
from goodword.moderation.models import Overlap, Sighting
from goodword.moderation.rules import LIMITS
from goodword.moderation.screening import OVERLAP_LIVES


def forget_old() -> None:
    """Destroy network keys after 30 days, and with them what was seen."""
    with writing():
        networks.destroy_old_keys()


def find_overlaps() -> None:
    """Find groups of reviewers who have reviewed the same products within two weeks (R13)."""
    with writing():
        search_overlaps()


def search_overlaps() -> None:
    """The same inside an open transaction; what was found before is found anew or forgotten."""
    moment, search = clock.now(), ids.new()
    session().execute(delete(Overlap))
    for (shop_id, identity), shared in _groups(moment - OVERLAP_LIVES).items():
        session().add(
            Overlap(
                shop_id=shop_id,
                id=search,
                identity=identity,
                products=min(shared.values()),
                reviewers=len(shared) + 1,
                graph=shared,
                found_at=moment,
            )
        )


def _groups(since: Any) -> dict[tuple[Any, str], dict[str, int]]:
    """Reviewer -> the others who share enough products with her, and how many; only where they are enough."""
    partners: dict[tuple[Any, str], dict[str, int]] = defaultdict(dict)
    for shop_id, one, other, products in session().execute(_pairs(since)):
        partners[shop_id, one][other] = partners[shop_id, other][one] = products
    return {who: shared for who, shared in partners.items() if len(shared) + 1 >= LIMITS.overlap_reviewers}


def _pairs(since: Any) -> Any:
    # Only who has reviewed enough products at all is joined: a popular product must not make pairs of everybody.
    lately = (Sighting.kind == "review") & (Sighting.at > since) & Sighting.verified.is_(False)
    busy = (
        select(Sighting.shop_id, Sighting.identity)
        .where(lately)
        .group_by(Sighting.shop_id, Sighting.identity)
        .having(func.count(Sighting.product_id.distinct()) >= LIMITS.overlap_products)
        .subquery()
    )
    seen = (
        select(Sighting.shop_id, Sighting.identity, Sighting.product_id)
        .join(busy, (busy.c.shop_id == Sighting.shop_id) & (busy.c.identity == Sighting.identity))
        .where(lately)
        .distinct()
        .cte("seen")
    )
    one, other = aliased(seen), aliased(seen)
    shared = func.count(one.c.product_id.distinct())
    return (
        select(one.c.shop_id, one.c.identity, other.c.identity, shared)
        .join(
            other,
            (one.c.shop_id == other.c.shop_id)
            & (one.c.product_id == other.c.product_id)
            & (one.c.identity < other.c.identity),
        )
        .group_by(one.c.shop_id, one.c.identity, other.c.identity)
        .having(shared >= LIMITS.overlap_products)
    )
