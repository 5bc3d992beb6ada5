"""A letter from its template: Jinja first, then MJML, then the styles go inline."""

from dataclasses import dataclass
from typing import Any

import css_inline
import mjml
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

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


@dataclass(frozen=True)
class Rendered:
    """A letter ready to go."""

    subject: str
    text: str
    html: str


def render(kind: str, locale: str, **context: Any) -> Rendered:
    """The letter in the reader's language, in English if we don't speak it."""
    language = locale.partition("-")[0].lower()
    spoken = language if language in WORDS else "en"
    words, said = WORDS[spoken][kind], _clean(context)
    values = {"words": words, "locale": spoken} | said
    html = mjml.mjml2html(_templates.get_template(f"{kind}.mjml").render(values), disable_comments=True)
    return Rendered(
        subject=words["subject"].format(**said),
        text=_templates.get_template(f"{kind}.txt").render(values).strip() + "\n",
        html=_inliner.inline(html),
    )


def _clean(context: dict[str, Any]) -> dict[str, Any]:
    # Names come from files and pages too, and one control character would make the whole letter unreadable for MJML.
    def said(name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return plain.paragraphs(value) if name == "text" else plain.line(value) or ""

    return {name: said(name, value) for name, value in context.items()}
