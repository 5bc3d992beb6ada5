"""What a post says of what is shared: the same for every network, which cuts it to its own length."""

from urllib.parse import quote

from goodword.catalog import queries as products
from goodword.catalog import shelf as shelves
from goodword.catalog.rules import rating
from goodword.contributions.models import Contribution, Incentive
from goodword.lib.db import session
from goodword.networks.lengths import cut, in_graphemes
from goodword.networks.sharing import Share
from goodword.shares.subjects import PRODUCT, Subject
from goodword.shares.words import Tongue

TITLE_MOST, WORDS_MOST = 100, 1000
"""Graphemes."""
ALT_MOST = 400
"""Letters of what is said of a picture in words."""
TITLE_BYTES = 900
"""Of a title in an address: a single grapheme can be thousands of marks."""
OF_THE_SHOP = "staff"


def share_of(subject: Subject, *, url: str, image: str | None = None) -> Share:
    """The words that go along with a link to it."""
    tongue = Tongue(subject.locale)
    lead, words = _said(subject, tongue)
    return Share(
        url=url,
        title=title_of(subject, tongue),
        lead=lead,
        words=cut(words, lambda text: in_graphemes(text) <= WORDS_MOST),
        mark=mark_of(subject, tongue),
        image=image,
    )


def alt_of(subject: Subject) -> str:
    """What its picture shows, in one line of words."""
    tongue = Tongue(subject.locale)
    lead, words = _said(subject, tongue)
    return " ".join(" ".join((title_of(subject, tongue), lead, words)).split())[:ALT_MOST]


def name_of(subject: Subject) -> str:
    """What the product is called."""
    name = subject.product.name or products.ref_of(subject.shop.id, subject.product.id)
    return short(name)


def title_of(subject: Subject, tongue: Tongue) -> str:
    """What it is, in one line."""
    name = name_of(subject)
    if subject.kind == PRODUCT:
        return name
    return tongue.say("review_of" if subject.kind == "review" else "question_about", name=name)


def stars(number: int) -> str:
    """“★★★★☆”: as many as she gave, one or five."""
    return "★" * number + "☆" * (5 - number)


def mark_of(subject: Subject, tongue: Tongue) -> str:
    """What a reader must know of the words: what was given for them, and that the shop wrote them itself."""
    row: Contribution | None = subject.row
    if row is None:
        return ""
    given = session().get(Incentive, (row.shop_id, row.incentive_id)) if row.incentive_id else None
    facts = [
        tongue.words["points" if given.kind == "points" else "claimed"] if given else "",
        tongue.words[OF_THE_SHOP] if OF_THE_SHOP in {row.author_kind, getattr(row, "not_counted_because", "")} else "",
    ]
    return ", ".join(filter(None, facts))


def short(name: str) -> str:
    """A name that has room in a title and in an address."""
    return cut(name, lambda text: in_graphemes(text) <= TITLE_MOST and len(quote(text)) <= TITLE_BYTES)


def _said(subject: Subject, tongue: Tongue) -> tuple[str, str]:
    row = subject.row
    if subject.kind == "review":
        return " ".join(filter(None, (stars(row.rating), row.title))), row.text or ""
    if subject.kind == "question":
        return row.text or "", row.details or ""
    if subject.kind == "answer":
        return (subject.question.text if subject.question else None) or "", row.text or ""
    sums = rating(shelves.of(subject.product).histogram)
    told = tongue.rating(sums["average"], sums["count"]) if sums["count"] else ""
    return name_of(subject), told
