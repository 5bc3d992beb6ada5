"""A post as a network takes it: the text that she agreed to, and the card beside it."""

from goodword.feeds import things
from goodword.feeds.models import Post
from goodword.lib import text as plain
from goodword.networks.contract import Draft

DESCRIPTION_MAX = 280


def of(row: Post) -> Draft:
    """The draft of a post; the card speaks of the words as they stand now."""
    thing = things.find(row.shop_id, row.kind, row.target_id)
    description = plain.excerpt(thing.words, DESCRIPTION_MAX) if thing and thing.is_seen else ""
    return Draft(
        text=row.text,
        link=row.link,
        title=thing.product if thing else "",
        description=description or "",
        locale=(thing and thing.locale) or "en",
    )
