"""What the shop is told of words beside what everybody sees."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from goodword.moderation import queries as verdicts
from goodword.moderation.sentences import findings
from goodword.shops.models import Shop
from goodword.submissions.kinds import Kind
from goodword.submissions.models import Submission


def why(shop: Shop, kind: Kind, rows: Sequence[Submission]) -> Mapping[uuid.UUID, list[dict[str, Any]]]:
    """What the newest screening of each of these found."""
    found = verdicts.findings_on_many(shop.id, kind.name, [row.id for row in rows]) if rows else {}
    return {row_id: findings(said, shop.locale) for row_id, said in found.items()}
