"""A letter from its template: Jinja first, then MJML, then the styles go inline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import css_inline
import mjml
from babel.dates import format_datetime, get_timezone_gmt
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from goodword.letters.kinds import KINDS, Kind
from goodword.letters.words import WORDS
from goodword.lib import text as plain

_templates = Environment(
    loader=PackageLoader("goodword.letters"),
    autoescape=select_autoescape(["mjml", "html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)
_MOMENTS = {"due", "when"}
_LONG = {"text", "details", "question", "quoted"}


@dataclass(frozen=True)
class Look:
    """The shop's colour, and what can be read on it: both as ``#1f5c48``."""

    accent: str
    on_accent: str


@dataclass(frozen=True)
class Ways:
    """Where the reader of news ends it, and where she chooses."""

    stop: str
    choose: str


@dataclass(frozen=True)
class Rendered:
    """A letter ready to go."""

    subject: str
    text: str
    html: str


def render(
    called: str, locale: str, /, *, look: Look | None = None, ways: Ways | None = None, **context: Any
) -> Rendered:
    """The letter in the reader's language, in English if we don't speak it."""
    spoken, kind = language(locale), KINDS[called]
    frame, said = _frame(spoken, context), cleaned(context, spoken)
    words = _filled(kind, spoken, frame | said)
    values = {"words": words, "locale": spoken, "look": look, "ways": ways, "frame": frame, "accept_link": ""} | said
    values["quotes"] = [(words.get(f"says_{each}", ""), said[each]) for each in kind.quotes if said.get(each)]
    values["items"] = [_item(item, spoken, frame | said) for item in context.get("items", ())]
    html = mjml.mjml2html(_templates.get_template(f"{kind.template}.mjml").render(values), disable_comments=True)
    return Rendered(
        subject=words["subject"],
        text=_templates.get_template(f"{kind.template}.txt").render(values).strip() + "\n",
        html=_inliner.inline(html),
    )


def language(locale: str) -> str:
    """The language of a locale such as pt-BR if we write it, or else English."""
    asked = locale.partition("-")[0].lower()
    return asked if asked in WORDS else "en"


def cleaned(context: Mapping[str, Any], spoken: str) -> dict[str, Any]:
    """What a letter says, fit to stand in it: names come from files and pages too.

    One control character would make the whole letter unreadable for MJML. Moments are told in words.
    """

    def said(name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if name in _MOMENTS:
            return _in_words(datetime.fromisoformat(value), spoken)
        return plain.paragraphs(value) if name in _LONG else plain.line(value) or ""

    told = {name: said(name, value) for name, value in context.items()}
    return told if told.get("author", "-") else told | {"author": WORDS[spoken]["frame"]["somebody"]}


def _in_words(moment: datetime, spoken: str) -> str:
    """A moment as its own offset's clock shows it, with that offset: readers may live elsewhere."""
    told = format_datetime(moment, "d MMMM, HH:mm", tzinfo=moment.tzinfo, locale=spoken)
    return f"{told} (UTC{get_timezone_gmt(moment, width='iso8601', locale=spoken, return_z=False)})"


def _filled(kind: Kind, spoken: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The kind's words, those of several ways as the context wants them, with what is said filled in."""
    words = WORDS[spoken][kind.name]
    chosen = {
        name: word[said[kind.varies]] if kind.varies and isinstance(word, dict) else word
        for name, word in words.items()
    }
    values = {**chosen, **said}
    return {name: word.format_map(values) if isinstance(word, str) else word for name, word in chosen.items()}


def _frame(spoken: str, context: Mapping[str, Any]) -> dict[str, str]:
    shop_name = plain.line(str(context["shop_name"])) or ""
    return {name: word.format(shop_name=shop_name) for name, word in WORDS[spoken]["frame"].items()}


def _item(item: Mapping[str, Any], spoken: str, around: Mapping[str, Any]) -> dict[str, Any]:
    """One line of a digest: a letter that was gathered."""
    said = dict(around) | cleaned(item, spoken)
    return {
        "line": WORDS[spoken][item["kind"]]["line"].format_map(said),
        "text": plain.excerpt(said.get("text"), 200),
        "link": said["link"],
    }
