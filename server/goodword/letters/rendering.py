"""A letter from its template: Jinja first, then MJML, then the styles go inline."""

from dataclasses import dataclass
from typing import Any

import css_inline
import mjml
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from goodword.letters.words import WORDS

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
    words = WORDS.get(locale, WORDS["en"])[kind]
    values = {"words": words, "locale": locale} | context
    html = mjml.mjml2html(_templates.get_template(f"{kind}.mjml").render(values), disable_comments=True)
    return Rendered(
        subject=words["subject"].format(**context),
        text=_templates.get_template(f"{kind}.txt").render(values).strip() + "\n",
        html=_inliner.inline(html),
    )
