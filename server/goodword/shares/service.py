"""Offering something to be shared: a link of its own for each network, with the text that goes along."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from goodword.attribution import service as attribution
from goodword.attribution.models import Link
from goodword.networks.sharing import NETWORKS, SHEET
from goodword.shares import pictures
from goodword.shares.faces import address_of
from goodword.shares.subjects import Subject
from goodword.shares.texts import share_of
from goodword.shops import settings
from goodword.shops.models import Shop


def networks_of(shop: Shop) -> Sequence[str]:
    """What the shop offers, in its order."""
    chosen: str = settings.value(shop.settings, "share_networks")
    return chosen.split()


def offer(*, subject: Subject, guest_id: uuid.UUID | None) -> dict[str, Any]:
    """Every way to share it, ready to be opened by a press: browsers let no page open a window later."""
    shop = subject.shop
    names = [*networks_of(shop), SHEET]
    made = attribution.links(
        shop_id=shop.id, kind=subject.kind, target_id=subject.id, networks=names, guest_id=guest_id
    )
    pictures.want(subject.product)
    image = address_of(subject)
    share = {name: share_of(subject, url=attribution.address_of(made[name]), image=image) for name in names}
    sheet = share[SHEET]
    return {
        "title": sheet.title,
        "text": NETWORKS[SHEET].text(sheet),
        "url": sheet.url,
        "networks": [
            {
                "network": name,
                "name": NETWORKS[name].name,
                "url": share[name].url,
                "href": NETWORKS[name].link(share[name]),
            }
            for name in names[:-1]
        ],
    }


def onward(subject: Subject, link: Link | None = None) -> str | None:
    """Where a reader goes on to: the product in the shop, or the shop; who came by a link, with the shop's tags.

    Only addresses that the shop itself gave, and only of the web; None when there is neither.
    """
    address = next((one for one in (subject.product.url, subject.shop.url) if one and is_of_the_web(one)), None)
    if address is None or link is None:
        return address
    tags = settings.value(subject.shop.settings, "share_tags")
    return tagged(address, tags, network=link.network, link=link.token)


def is_of_the_web(address: str) -> bool:
    """Whether a browser may be sent there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and "\\" not in address and "@" not in parts.netloc
    return plain and parts.scheme in {"http", "https"} and bool(parts.hostname)


def tagged(address: str, tags: str, **values: str) -> str:
    """The address with the shop's tags behind its query; what it says already stays as it is."""
    parts = urlsplit(address)
    said = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    filled = [(name, _filled(value, values)) for name, value in parse_qsl(tags)]
    new = urlencode([(name, value) for name, value in filled if name not in said and value], quote_via=quote)
    return parts._replace(query="&".join(filter(None, (parts.query, new)))).geturl()


def _filled(tag: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        tag = tag.replace(f"{{{name}}}", value)
    return tag
