"""Whose turn it is: of the templates for a kind, language and network the one that has not spoken for longest."""

import uuid
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import func, select

from goodword.accounts.peers import peers
from goodword.accounts.rules import KINDS
from goodword.audit import service as audit
from goodword.feeds import links, rendering
from goodword.feeds.defaults import DEFAULTS, LANGUAGES, REWARDED, language_of
from goodword.feeds.models import Post, Voice
from goodword.feeds.rules import VOICE_MAX, VOICES_MAX
from goodword.feeds.things import Thing
from goodword.feeds.usual import USUAL, usual_of
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import FieldError, Invalid, NotFound
from goodword.networks import fitting
from goodword.shops.models import Shop


def next_for(thing: Thing, network: str, locale: str) -> str:
    """The template whose turn it is in this shop and network."""
    candidates = of_shop(thing.shop_id, thing.kind, language_of(thing.locale or locale), network)
    used = _last_used(thing.shop_id, network, [name_of(each) for each in candidates])
    return min(candidates, key=lambda each: used.get(name_of(each), ""))


def named(thing: Thing, network: str, name: str | None) -> str | None:
    """The template of this name, if it is still there: posts of before kept no more than the name."""
    speaking = of_shop(thing.shop_id, thing.kind, language_of(thing.locale), network)
    return next((each for each in speaking if name_of(each) == name), None)


def of_shop(shop_id: uuid.UUID, kind: str, locale: str, network: str) -> Sequence[str]:
    """The shop's own for the network, else its own for all networks, else ours."""
    return [row.text for row in speaking(shop_id, kind, locale, network)] or DEFAULTS[kind, locale]


def speaking(shop_id: uuid.UUID, kind: str, locale: str, network: str) -> Sequence[Voice]:
    """The shop's own that take turns there; none where ours do."""
    mine = select(Voice).where(Voice.shop_id == shop_id, Voice.kind == kind, Voice.locale == locale)
    rows = session().scalars(mine.where(Voice.network.in_((network, ""))).order_by(Voice.id)).all()
    return [row for row in rows if row.network == network] or rows


def all_of(shop_id: uuid.UUID) -> Sequence[Voice]:
    """Everything that the shop has written."""
    ordered = select(Voice).where(Voice.shop_id == shop_id).order_by(Voice.kind, Voice.locale, Voice.network, Voice.id)
    return session().scalars(ordered).all()


def by_id(shop_id: uuid.UUID, voice_id: uuid.UUID | None) -> Voice:
    """A template of the shop's.

    :raises NotFound: it has none with this id.
    """
    row = session().get(Voice, (shop_id, voice_id)) if voice_id else None
    if row is None:
        raise NotFound("There is no such template")
    return row


def add(*, shop: Shop, kind: str, locale: str, network: str, text: str, actor: str) -> Voice:
    """A further template.

    :raises Invalid: it has no link, an unknown place, fits a network not even with short words, or is one too many.
    """
    said = checked(shop, kind, locale, network, text)
    place = (Voice.shop_id == shop.id, Voice.kind == kind, Voice.locale == locale, Voice.network == network)
    if (session().scalar(select(func.count()).select_from(Voice).where(*place)) or 0) >= VOICES_MAX:
        raise Invalid.of("/text", "too_many", f"There are at most {VOICES_MAX} templates for one place")
    row = Voice(shop_id=shop.id, id=ids.new(), kind=kind, locale=locale, network=network, text=said)
    session().add(row)
    session().flush()
    _note(row, actor, "added")
    return row


def change(*, shop: Shop, voice: Voice, text: str, actor: str) -> Voice:
    """Other words; what was posted in the old ones stays as it is.

    :raises Invalid: as ``add`` says.
    """
    voice.text = checked(shop, voice.kind, voice.locale, voice.network, text)
    _note(voice, actor, "changed")
    return voice


def remove(*, voice: Voice, actor: str) -> None:
    """It does not speak any more."""
    _note(voice, actor, "removed")
    session().delete(voice)
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


def name_of(template: str) -> str:
    """By which it is known which one has spoken."""
    return sha256(template.encode()).hexdigest()[:16]


def networks() -> list[str]:
    """Those that a template can be for: ours, and strangers' that are installed."""
    return [*USUAL, *(name for name in peers.known if name not in USUAL)]


def fits(shop: Shop, kind: str, network: str, template: str) -> bool:
    """Whether it fits with a long product's name and what she got for her words, and no words at all."""
    stars = "★★★★★" if kind == "review" else ""
    long = {"words": "", "product": "W" * rendering.PRODUCT_MAX, "stars": stars, "shop": shop.name}
    whole = rendering.disclosed(template, max(REWARDED.values(), key=len))
    return fitting.fits(rendering.filled(whole, long | {"link": links.sample()}), usual_of(network))


def _last_used(shop_id: uuid.UUID, network: str, names: Sequence[str]) -> dict[str, str]:
    spoken = (Post.shop_id == shop_id) & (Post.network == network) & Post.voice.in_(names)
    rows = session().execute(select(Post.voice, func.max(Post.planned_at)).where(spoken).group_by(Post.voice))
    return {str(name): at.isoformat() for name, at in rows}


def _misplaced(kind: str, locale: str, network: str) -> list[FieldError]:
    allowed = {"/kind": (kind, KINDS), "/locale": (locale, LANGUAGES), "/network": (network, ("", *networks()))}
    return [
        FieldError(pointer, "invalid", f"{pointer[1:]} is one of: {', '.join(filter(None, known))}")
        for pointer, (given, known) in allowed.items()
        if given not in known
    ]


def _unfit(shop: Shop, kind: str, network: str, said: str) -> list[FieldError]:
    if len(said) > VOICE_MAX:
        return [FieldError("/text", "too_long", f"A template has at most {VOICE_MAX} characters")]
    if "{link}" not in said:
        return [FieldError("/text", "no_link", "A template needs {link}")]
    if unknown := rendering.unknown_places(said):
        return [FieldError("/text", "unknown_place", f"There is no place {{{unknown[0]}}}")]
    asked = [network] if network in networks() else networks()
    too_long = [name for name in asked if not fits(shop, kind, name, said)]
    return [FieldError("/text", "too_long", f"It does not fit {', '.join(too_long)}")] if too_long else []


def _note(voice: Voice, actor: str, verb: str) -> None:
    audit.note(shop_id=voice.shop_id, actor=actor, verb=verb, target_kind="voice", target_id=voice.id, text=voice.text)
