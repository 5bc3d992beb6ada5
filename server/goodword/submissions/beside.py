"""What is shown beside words: who wrote them, and what must be said of them."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from goodword.contributions.models import Incentive
from goodword.lib.db import session
from goodword.media import queries as media
from goodword.media.schemas import shown_avatar
from goodword.shoppers import experts, profiles
from goodword.shoppers import queries as people
from goodword.shoppers.models import Shopper
from goodword.shoppers.rules import initials
from goodword.submissions import rules
from goodword.submissions.models import Submission


def of(shop_id: uuid.UUID, rows: Sequence[Submission]) -> Mapping[uuid.UUID, dict[str, Any]]:
    """The author, the labels and the incentive of each of these, by its id."""
    shoppers, titles = _known(shop_id, rows)
    pictures = media.avatars_of(shop_id, [one.guest_id for one in shoppers.values() if one.guest_id])
    given = _incentives(shop_id, rows)

    def author(row: Submission) -> dict[str, Any]:
        shopper = shoppers.get(row.shopper_id) if row.shopper_id else None
        return {
            "name": row.author_name,
            "initials": initials(row.author_name),
            "kind": rules.role_of(row),
            "title": titles.get(row.shopper_id) if row.shopper_id else None,
            "avatar": shown_avatar(pictures.get(shopper.guest_id)) if shopper and shopper.guest_id else None,
            "profile": profiles.address_of(shopper) if shopper else None,
        }

    return {
        row.id: {
            "author": author(row),
            "labels": rules.labels(row),
            "incentive": given.get(row.incentive_id) if row.incentive_id else None,
        }
        for row in rows
    }


def _known(
    shop_id: uuid.UUID, rows: Sequence[Submission]
) -> tuple[dict[uuid.UUID, Shopper], dict[uuid.UUID, str | None]]:
    wrote = {row.shopper_id for row in rows if row.shopper_id}
    shoppers = {one.id: one for one in people.many(shop_id, wrote)} if wrote else {}
    are_experts = [row.shopper_id for row in rows if row.shopper_id and rules.role_of(row) == rules.EXPERT]
    return shoppers, experts.titles_of(shop_id, are_experts) if are_experts else {}


def _incentives(shop_id: uuid.UUID, rows: Sequence[Submission]) -> dict[uuid.UUID, dict[str, str]]:
    wanted = {row.incentive_id for row in rows if row.incentive_id}
    if not wanted:
        return {}
    found = select(Incentive).where(Incentive.shop_id == shop_id, Incentive.id.in_(wanted))
    return {one.id: {"kind": one.kind} for one in session().scalars(found)}
