"""Share links: for each network where its own form for a new post is, and how a text is put into it.

Nothing is called and no account is needed: the link opens the network's page, and there she decides.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, urlencode

from goodword.networks.lengths import cut, in_characters, in_graphemes, weighted

SHEET = "sheet"
"""The device's own list of ways to share."""
HOST = "{instance}"
"""Stands in the address of a network that is many: the page asks which one is hers."""
LONGEST_ADDRESS = 4000
"""Bytes of a share link: longer ones are cut or refused on their way."""
_PLACES = re.compile(r"\{(\w*)\}?")
LONGEST_MAIL = 1800
"""Of a mailto link: Windows hands no more than about 2,000 on."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """What is shared. ``lead`` stands first and ``mark`` last, and neither is ever cut off; ``words`` may be.

    ``mark`` says what was given for the words; ``title`` names the thing for networks that have a field for it.
    """

    url: str
    title: str
    lead: str = ""
    words: str = ""
    mark: str = ""
    image: str | None = None

    def told(self, words: str) -> str:
        """The text of a post with these words."""
        return "\n".join(filter(None, (self.lead, words, self.mark and f"({self.mark})")))


@dataclass(frozen=True, kw_only=True)
class Network:
    """One network: its name, its form, what goes into which field, and how much text it takes.

    ``fields`` hold ``{url}``, ``{title}``, ``{image}``, ``{text}`` or ``{text} {url}``.
    ``url_costs`` is what the link in a text counts, whatever its length; None counts it as it is.
    """

    name: str
    address: str
    fields: Mapping[str, str] = field(default_factory=dict)
    most: int = 1000
    counts: Callable[[str], int] = in_characters
    url_costs: int | None = None
    longest: int = LONGEST_ADDRESS

    def link(self, share: Share) -> str:
        """The share link, its words cut to what fits."""
        return self._filled(share, self.text(share))

    def text(self, share: Share) -> str:
        """The text that is put in, without the link; of the lead too only what fits."""
        bare = replace(share, words="")
        led = replace(share, lead=cut(share.lead, lambda lead: self._fits(share, replace(bare, lead=lead).told(""))))
        return led.told(cut(share.words, lambda words: self._fits(share, led.told(words))))

    def _fits(self, share: Share, text: str) -> bool:
        url = self.url_costs if self.url_costs is not None else self.counts(share.url)
        return self.counts(text) + 1 + url <= self.most and len(self._filled(share, text)) <= self.longest

    def _filled(self, share: Share, text: str) -> str:
        values = {"url": share.url, "title": share.title, "image": share.image or "", "text": text}
        said = {name: wanted.format(**values) for name, wanted in self.fields.items()}
        query = urlencode({name: value for name, value in said.items() if value}, quote_via=quote, safe="")
        return f"{self.address}?{query}" if query else share.url


_BOTH = "{text}\n{url}"
NETWORKS: Mapping[str, Network] = {
    "x": Network(
        name="X",
        address="https://x.com/intent/tweet",
        fields={"text": "{text}", "url": "{url}"},
        most=280,
        counts=weighted,
        url_costs=23,
    ),
    "bluesky": Network(
        name="Bluesky",
        address="https://bsky.app/intent/compose",
        fields={"text": _BOTH},
        most=300,
        counts=in_graphemes,
    ),
    "threads": Network(
        name="Threads",
        address="https://www.threads.com/intent/post",
        fields={"text": "{text}", "url": "{url}"},
        most=500,
    ),
    "mastodon": Network(
        name="Mastodon", address=f"https://{HOST}/share", fields={"text": _BOTH}, most=500, url_costs=23
    ),
    "facebook": Network(name="Facebook", address="https://www.facebook.com/sharer/sharer.php", fields={"u": "{url}"}),
    "vk": Network(
        name="VK",
        address="https://vk.com/share.php",
        fields={"url": "{url}", "title": "{title}", "comment": "{text}", "image": "{image}"},
    ),
    "odnoklassniki": Network(
        name="Odnoklassniki",
        address="https://connect.ok.ru/offer",
        fields={"url": "{url}", "title": "{title}", "description": "{text}", "imageUrl": "{image}"},
        most=500,
    ),
    "telegram": Network(
        name="Telegram", address="https://t.me/share/url", fields={"url": "{url}", "text": "{text}"}, most=1000
    ),
    "whatsapp": Network(name="WhatsApp", address="https://wa.me/", fields={"text": _BOTH}, most=1000),
    "viber": Network(name="Viber", address="viber://forward", fields={"text": _BOTH}, most=200),
    "line": Network(
        name="LINE",
        address="https://social-plugins.line.me/lineit/share",
        fields={"url": "{url}", "text": "{text}"},
        most=500,
    ),
    "pinterest": Network(
        name="Pinterest",
        address="https://www.pinterest.com/pin/create/button/",
        fields={"url": "{url}", "media": "{image}", "description": "{text}"},
        most=500,
    ),
    "linkedin": Network(
        name="LinkedIn", address="https://www.linkedin.com/sharing/share-offsite/", fields={"url": "{url}"}
    ),
    "reddit": Network(
        name="Reddit", address="https://www.reddit.com/submit", fields={"url": "{url}", "title": "{title}"}
    ),
    "tumblr": Network(
        name="Tumblr",
        address="https://www.tumblr.com/widgets/share/tool",
        fields={"posttype": "link", "canonicalUrl": "{url}", "title": "{title}", "caption": "{text}"},
        most=500,
    ),
    "mail": Network(
        name="E-mail", address="mailto:", fields={"subject": "{title}", "body": "{text}\n\n{url}"}, longest=LONGEST_MAIL
    ),
    "copy": Network(name="Copy", address="", fields={}),
    SHEET: Network(name="Share sheet", address="", fields={}),
}
"""Every way to share; of ``copy`` and ``sheet`` the link itself is all."""
USUAL = ("x", "facebook", "telegram", "whatsapp", "vk", "bluesky", "mastodon", "mail", "copy")
"""What a shop shows, and in which order, until it chooses."""
OFFERED = tuple(name for name in NETWORKS if name != SHEET)


def chosen(line: str) -> list[str]:
    """The ways to share that a line names, in its order.

    :raises ValueError: it names one that we don't know, or one twice.
    """
    names = line.split()
    if len(set(names)) < len(names) or set(names) - set(OFFERED):
        raise ValueError(line)
    return names


def tags_of(line: str) -> list[tuple[str, str]]:
    """What a line adds to an address.

    :raises ValueError: it is no query, or has a placeholder that nothing fills.
    """
    if not line:
        return []
    tags = parse_qsl(line, keep_blank_values=True, strict_parsing=True)
    if not line.isprintable() or any(set(_PLACES.findall(value)) - {"network", "link"} for _, value in tags):
        raise ValueError(line)
    return tags
