"""Who is shown beside a comment: a name, a face, and what she is here."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from goodword.comments import rules
from goodword.comments.models import Comment
from goodword.contributions import rules as common
from goodword.reviews import authors
from goodword.shoppers import experts
from goodword.shoppers.rules import initials


def of(shop_id: uuid.UUID, rows: Iterable[Comment]) -> Mapping[uuid.UUID, Mapping[str, Any]]:
    """What is shown beside each of these, by its id."""
    listed = list(rows)
    faces = authors.of(shop_id, listed)
    titles = {one.shopper_id: one.title for one in experts.every(shop_id)} if any(map(_is_expert, listed)) else {}
    return {
        row.id: {
            "name": row.author_name,
            "initials": initials(row.author_name),
            "kind": row.author_kind if row.author_kind in {rules.STAFF, common.EXPERT} else common.SHOPPER,
            "title": titles.get(row.shopper_id) if _is_expert(row) else None,
            "profile": faces.get(row.id, authors.NOBODY)["author_profile"],
            "avatar": faces.get(row.id, authors.NOBODY)["author_avatar"],
        }
        for row in listed
    }


def _is_expert(row: Comment) -> bool:
    return row.author_kind == common.EXPERT
