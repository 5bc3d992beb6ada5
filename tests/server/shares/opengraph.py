"""The rules by which networks and messengers read a page: whoever breaks one shows a bare link."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

REQUIRED = ("og:type", "og:url", "og:title", "og:description", "og:site_name", "og:locale")
PICTURED = ("og:image", "og:image:width", "og:image:height", "og:image:alt", "og:image:type", "twitter:image:alt")


@dataclass
class Tags(HTMLParser):
    """What a page's head says."""

    html: str
    said: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = dict(attrs)
        if tag == "meta" and (name := told.get("property") or told.get("name")):
            assert name not in self.said, f"{name} is said twice"
            self.said[name] = told["content"]
        if tag == "link":
            self.links[told["rel"]] = told["href"]
        if tag == "script":
            self.scripts.append(told.get("type", ""))


def checked(html: str) -> Tags:
    """The tags of a page that keeps every rule."""
    tags = Tags(html)
    missing = [name for name in (*REQUIRED, *PICTURED) if not tags.said.get(name)]
    assert missing == []
    assert tags.said["twitter:card"] == "summary_large_image"
    for name in ("og:url", "og:image"):
        parts = urlsplit(tags.said[name])
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert not parts.fragment
    assert tags.said["og:url"] == tags.links["canonical"], "a preview is made of the page that canonical names"
    assert (int(tags.said["og:image:width"]), int(tags.said["og:image:height"])) == (1200, 630)
    assert tags.said["og:image:type"] == "image/png"
    assert len(tags.said["og:title"]) <= 100
    assert len(tags.said["og:description"]) <= 300
    language, _, country = tags.said["og:locale"].partition("_")
    assert language.islower()
    assert country.isupper()
    if tags.said["og:type"] == "article":
        assert tags.said["article:published_time"].endswith("Z")
    for name in ("twitter:title", "twitter:description"):
        assert tags.said[name] == tags.said[name.replace("twitter", "og")]
    return tags
