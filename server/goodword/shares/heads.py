"""What networks and messengers read of a page of ours: Open Graph and Twitter cards."""

from dataclasses import dataclass
from datetime import datetime

from babel.core import get_global
from flask import request

from goodword.attribution import queries as links
from goodword.lib.addresses import addresses
from goodword.lib.errors import NotFound
from goodword.networks.lengths import cut, in_graphemes
from goodword.shares.faces import address_of
from goodword.shares.service import onward
from goodword.shares.subjects import Subject
from goodword.shares.texts import alt_of, mark_of, name_of, share_of, title_of
from goodword.shares.words import Tongue

TITLE_MOST, DESCRIPTION_MOST = 90, 200
"""Graphemes that networks show of them, or a little more."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """The tags of one page; moments as RFC 3339."""

    url: str
    title: str
    description: str
    site: str
    locale: str
    image: str
    alt: str
    author: str | None
    published: str | None
    modified: str | None


def head_of(subject: Subject) -> Head:
    """The tags of a page with words."""
    tongue, row = Tongue(subject.locale), subject.row
    share = share_of(subject, url=subject.address or "")
    has_words = subject.kind != "review" or row.has_words
    about = share.words or title_of(subject, tongue)
    mark = mark_of(subject, tongue)
    return Head(
        url=addresses.of((subject.path or "").partition("#")[0]),
        title=_cut(share.lead if has_words else f"{share.lead} {name_of(subject)}", TITLE_MOST),
        description=_cut(" ".join(about.split()), DESCRIPTION_MOST, behind=f" · {mark}" if mark else ""),
        site=subject.shop.name,
        locale=with_country(subject.locale),
        image=address_of(subject),
        alt=alt_of(subject),
        author=row.author_name,
        published=_moment(row.published_at or row.created_at),
        modified=_moment(row.edited_at),
    )


def with_country(locale: str) -> str:
    """“ru” is “ru_RU”: Open Graph wants a country, and most likely is good enough."""
    language, *more = locale.replace("-", "_").split("_")
    given = next((part.upper() for part in reversed(more) if len(part) == 2), None)
    likely = get_global("likely_subtags").get(language.lower(), "en_Latn_US").rpartition("_")[2]
    return f"{language.lower()}_{given or likely}"


def way_on(subject: Subject) -> str | None:
    """Where the page's button leads, with the tags of the link by which its reader came, if she came by one."""
    try:
        link = links.by_token(request.args.get("via", ""))
    except NotFound:
        return onward(subject)
    return onward(subject, link) if link.shop_id == subject.shop.id else onward(subject)


def _cut(text: str, most: int, behind: str = "") -> str:
    return cut(text, lambda part: in_graphemes(part + behind) <= most) + behind


def _moment(value: datetime | None) -> str | None:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else None
