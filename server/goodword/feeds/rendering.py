"""From a template to a text that fits: the words give way, the link and all else stay."""

import re
from dataclasses import replace

from goodword.feeds.defaults import REWARDED, language_of
from goodword.feeds.things import Thing
from goodword.lib import text as plain
from goodword.networks import fitting
from goodword.networks.contract import Limits

PLACES = ("words", "product", "stars", "link", "shop")
_PLACE = re.compile(r"\{([a-z]*)\}")
PRODUCT_MAX = 80


def fill(template: str, thing: Thing, *, shop: str, link: str, limits: Limits) -> str:
    """The post. Long words are cut as this network counts; what she got for them is said, whatever is cut.

    :raises ValueError: not even the link fits, with that sentence where there has to be one.
    """
    said = {
        "product": plain.excerpt(thing.product, PRODUCT_MAX) or "",
        "stars": "★" * thing.stars + "☆" * (5 - thing.stars) if thing.stars else "",
        "shop": shop,
        "link": link,
    }
    whole, kept = template, link
    if thing.rewarded:
        whole, kept = disclosed(template, disclosure(thing)), f"{disclosure(thing)}\n{link}"
    bare = filled(whole, said | {"words": ""})
    left = limits.text - fitting.count(bare, limits) - 2
    bytes_left = None if limits.text_bytes is None else limits.text_bytes - len(bare.encode()) - 4
    words = plain.paragraphs(f"{thing.title}\n{thing.words}" if thing.title else thing.words) or ""
    room = replace(limits, text=max(0, left), text_bytes=bytes_left if bytes_left is None else max(0, bytes_left))
    return fitting.cut(filled(whole, said | {"words": _cut(words, room)}), limits, keep=kept)


def disclosed(template: str, sentence: str) -> str:
    """The template, with the sentence that says what she got, before the link."""
    before, found, after = template.rpartition("{link}")
    return f"{before.rstrip()}\n{sentence}\n{found}{after}"


def disclosure(thing: Thing) -> str:
    """The sentence itself."""
    return REWARDED[language_of(thing.locale)]


def hides_reward(text: str, thing: Thing) -> bool:
    """Whether this text keeps silent about what she got for her words."""
    return thing.rewarded and disclosure(thing) not in text


def unknown_places(template: str) -> list[str]:
    """What stands in braces and is no place of ours."""
    return [name for name in _PLACE.findall(template) if name not in PLACES]


def _cut(words: str, room: Limits) -> str:
    try:
        return fitting.cut(words, room) if words else ""
    except ValueError:
        return ""


def filled(template: str, said: dict[str, str]) -> str:
    """The template with all places taken; where nothing stands, no empty lines stay."""
    return plain.paragraphs(_PLACE.sub(lambda place: said.get(place[1], place[0]), template)) or ""
