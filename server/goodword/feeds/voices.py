"""Whose turn it is: of the templates for a kind, language and network the one that has not spoken for longest."""

import uuid
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import func, select

from goodword.accounts.rules import KINDS
from goodword.feeds import rendering
from goodword.feeds.defaults import DEFAULTS, LANGUAGES, language_of
from goodword.feeds.examples import PRODUCTS, WORDS
from goodword.feeds.models import Post, Voice
from goodword.feeds.things import Thing
from goodword.feeds.usual import USUAL
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import FieldError, Invalid, NotFound
from goodword.networks import fitting
from goodword.shops.models import Shop

TEXT_MAX = 1000
SAMPLE_LINK = "https://reviews.example.com/s/aB3dE6gH9kL2"


def next_for(thing: Thing, network: str, locale: str) -> str:
    """The template whose turn it is in this shop and network."""
    candidates = of_shop(thing.shop_id, thing.kind, language_of(thing.locale or locale), network)
    used = _last_used(thing.shop_id, network, [name_of(each) for each in candidates])
    return min(candidates, key=lambda each: used.get(name_of(each), ""))


def named(thing: Thing, network: str, name: str | None) -> str:
    """The template of this name, if it is still there; else the one whose turn it is."""
    locale = language_of(thing.locale)
    known = {name_of(each): each for each in of_shop(thing.shop_id, thing.kind, locale, network)}
    return known.get(name or "") or next_for(thing, network, locale)


def of_shop(shop_id: uuid.UUID, kind: str, locale: str, network: str) -> Sequence[str]:
    """The shop's own for the network, else its own for all networks, else ours."""
    mine = select(Voice).where(Voice.shop_id == shop_id, Voice.kind == kind, Voice.locale == locale)
    rows = session().scalars(mine.where(Voice.network.in_((network, ""))).order_by(Voice.id)).all()
    of_network = [row.text for row in rows if row.network == network]
    return of_network or [row.text for row in rows] or DEFAULTS[kind, locale]


def all_of(shop_id: uuid.UUID) -> Sequence[Voice]:
    """Everything that the shop has written."""
    ordered = select(Voice).where(Voice.shop_id == shop_id).order_by(Voice.kind, Voice.locale, Voice.network, Voice.id)
    return session().scalars(ordered).all()


def add(*, shop: Shop, kind: str, locale: str, network: str, text: str) -> Voice:
    """A further template.

    :raises Invalid: it has no link, an unknown place, or fits a network not even with short words.
    """
    row = Voice(
        shop_id=shop.id, kind=kind, locale=locale, network=network, text=checked(shop, kind, locale, network, text)
    )
    session().add(row)
    session().flush()
    return row


def remove(*, shop_id: uuid.UUID, voice_id: uuid.UUID | None) -> None:
    """It does not speak any more.

    :raises NotFound: the shop has no such template.
    """
    row = session().get(Voice, (shop_id, voice_id)) if voice_id else None
    if row is None:
        raise NotFound("There is no such template")
    session().delete(row)
    session().flush()


def checked(shop: Shop, kind: str, locale: str, network: str, text: str) -> str:
    """The template, clean.

    :raises Invalid: names every field that is wrong.
    """
    said = plain.paragraphs(text) or ""
    wrong = [*_misplaced(kind, locale, network), *_unfit(shop, kind, network, said)]
    if wrong:
        raise Invalid(wrong[0].detail, errors=tuple(wrong))
    return said


def preview(shop: Shop, kind: str, locale: str, network: str, template: str) -> str:
    """How it would look in this network with an example's words."""
    return rendering.fill(
        template, example(shop, kind, locale), shop=shop.name, link=SAMPLE_LINK, limits=USUAL[network]
    )


def name_of(template: str) -> str:
    """By which it is known which one has spoken."""
    return sha256(template.encode()).hexdigest()[:16]


def example(shop: Shop, kind: str, locale: str) -> Thing:
    """Something to show a template with."""
    return Thing(
        shop_id=shop.id, kind=kind, id=uuid.UUID(int=0), guest_id=None, status="published", locale=locale, title="",
        words=WORDS[language_of(locale)], stars=5 if kind == "review" else None, rewarded=False,
        product_id=uuid.UUID(int=0), product=PRODUCTS[language_of(locale)], address=None,
    )  # fmt: skip


def _last_used(shop_id: uuid.UUID, network: str, names: Sequence[str]) -> dict[str, str]:
    spoken = (Post.shop_id == shop_id) & (Post.network == network) & Post.voice.in_(names)
    rows = session().execute(select(Post.voice, func.max(Post.planned_at)).where(spoken).group_by(Post.voice))
    return {str(name): at.isoformat() for name, at in rows}


def _misplaced(kind: str, locale: str, network: str) -> list[FieldError]:
    allowed = {"/kind": (kind, KINDS), "/locale": (locale, LANGUAGES), "/network": (network, ("", *USUAL))}
    return [
        FieldError(pointer, "invalid", f"{pointer[1:]} is one of: {', '.join(filter(None, known))}")
        for pointer, (given, known) in allowed.items()
        if given not in known
    ]


def _unfit(shop: Shop, kind: str, network: str, said: str) -> list[FieldError]:
    if len(said) > TEXT_MAX:
        return [FieldError("/text", "too_long", f"A template has at most {TEXT_MAX} characters")]
    if "{link}" not in said:
        return [FieldError("/text", "no_link", "A template needs {link}")]
    if unknown := rendering.unknown_places(said):
        return [FieldError("/text", "unknown_place", f"There is no place {{{unknown[0]}}}")]
    asked = [network] if network in USUAL else [*USUAL]
    too_long = [name for name in asked if not _fits(shop, kind, name, said)]
    return [FieldError("/text", "too_long", f"It does not fit {', '.join(too_long)}")] if too_long else []


def _fits(shop: Shop, kind: str, network: str, said: str) -> bool:
    """With a long product's name and no words at all."""
    stars = "★★★★★" if kind == "review" else ""
    long = {"words": "", "product": "W" * rendering.PRODUCT_MAX, "stars": stars, "shop": shop.name, "link": SAMPLE_LINK}
    return fitting.fits(rendering.filled(said, long), USUAL[network])
