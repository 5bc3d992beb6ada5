"""Her questions, answers and comments as she sees them: in whatever state, with the reasons and what she can do."""

import uuid
from collections.abc import Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.lib import ids
from goodword.lib.pages import cut, read_cursor
from goodword.moderation import queries as verdicts
from goodword.profiles import contributions
from goodword.submissions import hers
from goodword.submissions.kinds import Kind


def page(
    kind: Kind,
    shop_id: uuid.UUID,
    guest_id: uuid.UUID,
    shopper_id: uuid.UUID | None,
    *,
    may_write: bool,
    lang: str,
    limit: int,
    cursor: str | None = None,
) -> dict[str, Any]:
    """One page of what she wrote of one kind, the newest first."""
    place = [shop_id.hex, "mine", kind.name, guest_id.hex, (shopper_id or guest_id).hex]
    after = read_cursor(place, cursor) if cursor else None
    found = hers.page(kind, shop_id, guest_id, shopper_id, after=after, limit=limit + 1)
    shown, following = cut(found, limit, place, lambda row: hers.position(kind, row))
    mine = as_shown(kind, shop_id, shown, lang)
    return contributions.as_page(mine, following, taken=[], may_write=may_write, lang=lang)


def as_shown(kind: Kind, shop_id: uuid.UUID, rows: Sequence[Any], lang: str) -> list[dict[str, Any]]:
    """Her words as she sees them."""
    of = {row.id: kind.product_of(row) for row in rows}
    refs = products.refs_of(shop_id, set(of.values())) if rows else {}
    named = {each.id: each for each in products.many(shop_id, [*set(of.values())])} if rows else {}
    found = verdicts.findings_on_many(shop_id, kind.name, [row.id for row in rows]) if rows else {}
    return [
        {
            "kind": kind.name,
            "product": {"ref": refs[of[row.id]], "name": named[of[row.id]].name, "url": named[of[row.id]].url},
            "words": _told(kind, row),
            "status": row.status,
            "why": contributions.why(row, found[row.id], lang),
            "can": contributions.can(row),
        }
        for row in rows
    ]


def _told(kind: Kind, row: Any) -> dict[str, Any]:
    return {
        "id": ids.show(kind.prefix, row.id),
        "name": row.author_name,
        **{part: getattr(row, part) for part in kind.parts},
        "helpful": row.helpful,
        "created_at": row.created_at.strftime("%Y-%m-%dT%H:%M:%SZ") if row.created_at else None,
        "url": kind.address_of(row),
    }
