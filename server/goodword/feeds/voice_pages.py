"""The staff's page of templates: which take turns where, how the next post looks; adding, changing, removing."""

from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from goodword.accounts.rules import KINDS
from goodword.feeds import previews, rendering, voices
from goodword.feeds.defaults import LANGUAGES, language_of
from goodword.feeds.models import Voice
from goodword.feeds.rules import VOICE_MAX, VOICE_PREFIX
from goodword.feeds.words import voice as said
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.errors import Invalid, Problem
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("voice", __name__)
_MAY = staff("feeds:write")


@dataclass(frozen=True)
class Place:
    """Which templates are looked at; an empty network is all."""

    kind: str
    locale: str
    network: str

    def address(self, **changes: str) -> str:
        """The page of this place, or of one beside it."""
        return f"/staff/voice?{urlencode(asdict(self) | changes)}"


@pages.get("/voice")
@reads(staff("feeds:read"))
def turns(seat: Seat) -> Response:
    """Which take turns, and how the next post looks."""
    return _page(seat, _asked(seat))


@pages.post("/voice/preview")
@reads(staff("feeds:read"))
def preview(seat: Seat) -> Response:
    """How a typed one would look. Nothing is kept."""
    place, typed = _asked(seat), _typed()
    try:
        voices.checked(frame.shop_of(seat), place.kind, place.locale, place.network, typed)
    except Invalid as problem:
        return _page(seat, place, problem, typed=typed)
    return _page(seat, place, typed=typed)


@pages.post("/voice")
@writes(_MAY)
def add(seat: Seat) -> Response:
    """One more."""
    place, typed = _asked(seat), _typed()
    try:
        voices.add(shop=frame.shop_of(seat), **asdict(place), text=typed, actor=seat.actor)
    except Invalid as problem:
        return _page(seat, place, problem, typed=typed)
    return frame.go(place.address(done="saved"))


@pages.post("/voice/<string:voice_id>")
@writes(_MAY)
def change(seat: Seat, voice_id: str) -> Response:
    """Other words."""
    voice, typed = _voice(seat, voice_id), _typed()
    try:
        voices.change(shop=frame.shop_of(seat), voice=voice, text=typed, actor=seat.actor)
    except Invalid as problem:
        return _page(seat, _place_of(voice), problem, changing=voice_id, typed=typed)
    return frame.go(_place_of(voice).address(done="saved"))


@pages.post("/voice/<string:voice_id>/remove")
@writes(_MAY)
def remove(seat: Seat, voice_id: str) -> Response:
    """It speaks no more."""
    voice = _voice(seat, voice_id)
    place = _place_of(voice)
    voices.remove(voice=voice, actor=seat.actor)
    return frame.go(place.address(done="removed"))


def _asked(seat: Seat) -> Place:
    """What the address or the form names; where it names nothing of ours, what is usual."""
    given = request.values
    kind, locale, network = (given.get(name, "") for name in ("kind", "locale", "network"))
    return Place(
        kind=kind if kind in KINDS else KINDS[0],
        locale=locale if locale in LANGUAGES else language_of(frame.shop_of(seat).locale),
        network=network if network in voices.networks() else "",
    )


def _typed() -> str:
    return plain.paragraphs(request.form.get("text", "")[: 2 * VOICE_MAX]) or ""


def _voice(seat: Seat, shown: str) -> Voice:
    return voices.by_id(frame.shop_of(seat).id, ids.parse(VOICE_PREFIX, shown))


def _place_of(voice: Voice) -> Place:
    return Place(voice.kind, voice.locale, voice.network)


def _page(seat: Seat, place: Place, problem: Problem | None = None, *, typed: str = "", changing: str = "") -> Response:
    shop, names = frame.shop_of(seat), voices.networks()
    own = voices.speaking(shop.id, **asdict(place))
    speaking = voices.of_shop(shop.id, **asdict(place))
    thing = previews.thing_for(shop, place.kind, place.locale)
    shown = typed if typed and problem is None else None
    return frame.show(
        "voice.html",
        seat=seat,
        tab="voice",
        problem=problem,
        v=said.words(seat.staff.locale),
        place=place,
        kinds=KINDS,
        locales=LANGUAGES,
        networks={name: previews.title_of(name) for name in names},
        own=own,
        ours=[] if own else speaking,
        next=voices.next_for(thing, place.network, place.locale),
        thing=thing,
        is_real=thing.id != previews.EXAMPLE,
        previews=previews.of(shop, thing, [place.network] if place.network else names, shown),
        shows_typed=shown is not None,
        typed=typed or _begun(speaking),
        changing=changing,
        places=rendering.PLACES,
        longest=VOICE_MAX,
    )


def _begun(speaking: Any) -> str:
    """One of those that speak, to begin with."""
    number = request.args.get("begin", "")
    chosen = int(number) if number.isascii() and number.isdecimal() and len(number) < 3 else len(speaking)
    return str(speaking[chosen]) if chosen < len(speaking) else ""
