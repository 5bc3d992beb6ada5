"""What a picture of something shared shows, as plain values: equal values give the same picture."""

import json
from dataclasses import asdict, dataclass
from hashlib import blake2b
from urllib.parse import urlencode

from PIL import ImageColor

from goodword.catalog import queries as products
from goodword.catalog import shelf as shelves
from goodword.catalog.rules import NO_RATING, rating
from goodword.lib.addresses import addresses
from goodword.media import queries as media
from goodword.reviews import photos
from goodword.shares import pictures
from goodword.shares.subjects import Subject, of_question
from goodword.shares.texts import mark_of, name_of
from goodword.shares.words import Tongue
from goodword.shops import settings

DRAWN = 2
"""Grows when the drawing changes."""
MOST_LETTERS = 600
ACCENT, STAR = "#1f5c46", "#c4780a"


@dataclass(frozen=True, kw_only=True)
class Face:
    """The words of a picture, its stars if it has any, its colours, and the file of its photo."""

    shop: str
    product: str
    title: str
    words: str
    by: str
    note: str
    stars: float | None
    accent: str
    star: str
    photo: str | None

    @property
    def version(self) -> str:
        """Of these values."""
        said = json.dumps(asdict(self) | {"drawn": DRAWN}, sort_keys=True)
        return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()


def face_of(subject: Subject) -> Face:
    """What the picture of this shows."""
    tongue, row, product = Tongue(subject.locale), subject.row, subject.product
    sums = rating(shelves.of(product).histogram) if row is None else NO_RATING
    told = tongue.rating(sums["average"], sums["count"]) if sums["count"] else ""
    title, words = (name_of(subject), told) if row is None else _said(subject)
    theme = settings.theme(subject.shop.settings)
    return Face(
        shop=subject.shop.name,
        product="" if row is None else name_of(subject),
        title=title[:MOST_LETTERS],
        words=words[:MOST_LETTERS],
        by=(row.author_name or tongue.words["somebody"]) if row is not None else "",
        note=mark_of(subject, tongue),
        stars=row.rating if subject.kind == "review" else sums["average"],
        accent=_colour(theme.get("--gw-accent"), ACCENT),
        star=_colour(theme.get("--gw-star"), STAR),
        photo=_photo_of(subject),
    )


def pictured(subject: Subject) -> Subject:
    """What the picture beside it is of: the question under an answer, or itself."""
    return of_question(subject.question) if subject.question is not None else subject


def address_of(subject: Subject) -> str:
    """Where the picture beside it is: another address when it is another picture."""
    subject = pictured(subject)
    version = face_of(subject).version
    if subject.path:
        return addresses.of(f"{subject.path}/card.png?v={version}")
    ref = products.ref_of(subject.shop.id, subject.product.id)
    return addresses.of(f"/p/{subject.shop.site_key}/card.png?{urlencode({'product': ref, 'v': version})}")


def _said(subject: Subject) -> tuple[str, str]:
    if subject.kind == "review":
        return subject.row.title or "", subject.row.text or ""
    if subject.kind == "question":
        return subject.row.text or "", subject.row.details or ""
    return (subject.question and subject.question.text) or "", subject.row.text or ""


def _photo_of(subject: Subject) -> str | None:
    """Hers if she sent one, or else the product's own."""
    hers = photos.of_one(subject.row) if subject.kind == "review" else []
    shown = hers[0] if hers else pictures.of_product(subject.product)
    return media.file_of(shown, "large") if shown else None


def _colour(chosen: str | None, otherwise: str) -> str:
    """As six digits; of a way of writing colours that we cannot read, ours."""
    try:
        red, green, blue = ImageColor.getrgb(chosen or otherwise)[:3]
    except ValueError:
        return otherwise
    return f"#{red:02x}{green:02x}{blue:02x}"
