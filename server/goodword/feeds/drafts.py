"""A post as a network takes it: the text that she agreed to, the card beside it, and its picture."""

from dataclasses import dataclass, replace

import structlog

from goodword.feeds import things
from goodword.feeds.models import Post
from goodword.feeds.things import Thing
from goodword.lib import text as plain
from goodword.networks.contract import Draft, Limits, Picture
from goodword.shares import drawing, keeping, subjects
from goodword.shares.faces import address_of, pictured
from goodword.shares.keeping import Card
from goodword.shares.texts import alt_of
from goodword.shops import queries as shops

log = structlog.get_logger(__name__)
DESCRIPTION_MAX = 280


@dataclass(frozen=True)
class Sketch:
    """What a picture needs to be drawn after the transaction, and what fits."""

    card: Card
    alt: str
    url: str
    limits: Limits


def card_of(row: Post, thing: Thing | None) -> dict[str, str | None]:
    """What stands beside the text: the product, the beginning of her words and their picture while all can see them."""
    seen = subjects.seen(shops.by_id(row.shop_id), row.kind, row.target_id)
    words = plain.excerpt(thing.words, DESCRIPTION_MAX) if thing and seen else None
    picture = address_of(pictured(seen)) if seen else None
    return {"title": thing.product if thing else "", "description": words or "", "picture": picture}


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


def sketch_of(row: Post, limits: Limits) -> Sketch | None:
    """The picture of what it speaks of; None where the network takes none, or nobody can see the words."""
    subject = subjects.seen(shops.by_id(row.shop_id), row.kind, row.target_id) if limits.picture_bytes else None
    if subject is None:
        return None
    shown = pictured(subject)
    return Sketch(keeping.card_of(shown), alt_of(shown)[: limits.alt], address_of(shown), limits)


def with_picture(draft: Draft, sketch: Sketch) -> Draft:
    """The draft with its picture; without it when it could not be drawn or is too large there."""
    try:
        png = keeping.png_of(sketch.card)
    except Exception:
        log.exception("a picture for a post could not be drawn")
        return draft
    if len(png) > sketch.limits.picture_bytes:
        return draft
    return replace(draft, picture=Picture(png, "image/png", sketch.alt, sketch.url, drawing.WIDTH, drawing.HEIGHT))
