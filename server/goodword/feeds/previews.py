"""How the next post would look: a template filled with the shop's last words, or with an example's."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from goodword.accounts.peers import peers
from goodword.feeds import links, rendering, things, voices
from goodword.feeds.defaults import language_of
from goodword.feeds.examples import PRODUCTS, WORDS
from goodword.feeds.things import Thing
from goodword.feeds.usual import usual_of
from goodword.networks import fitting
from goodword.shops.models import Shop

EXAMPLE = uuid.UUID(int=0)


@dataclass(frozen=True)
class Preview:
    """A post as one network would show it. ``fits``: its template does, whatever the words are."""

    network: str
    title: str
    text: str
    length: int
    most: int
    fits: bool


def of(shop: Shop, thing: Thing, networks: Sequence[str], template: str | None = None) -> list[Preview]:
    """In each of these networks; without a template that whose turn it is there."""
    return [_of(shop, thing, each, template or voices.next_for(thing, each, shop.locale)) for each in networks]


def thing_for(shop: Shop, kind: str, locale: str) -> Thing:
    """The last thing of this kind that the shop's shoppers wrote in this language, or an example."""
    return things.newest(shop.id, kind, locale) or example(shop, kind, locale)


def example(shop: Shop, kind: str, locale: str) -> Thing:
    """Something to show a template with."""
    return Thing(
        shop_id=shop.id, kind=kind, id=EXAMPLE, guest_id=None, status="published", locale=locale, title="",
        words=WORDS[language_of(locale)], stars=5 if kind == "review" else None, rewarded=False,
        product_id=EXAMPLE, product=PRODUCTS[language_of(locale)], address=None,
    )  # fmt: skip


def title_of(network: str) -> str:
    """What the network calls itself."""
    return peers.known[network].title if network in peers.known else network.title()


def _of(shop: Shop, thing: Thing, network: str, template: str) -> Preview:
    limits, fits = usual_of(network), voices.fits(shop, thing.kind, network, template)
    text = rendering.fill(template, thing, shop=shop.name, link=links.sample(), limits=limits)
    return Preview(network, title_of(network), text, fitting.count(text, limits), limits.text, fits)
