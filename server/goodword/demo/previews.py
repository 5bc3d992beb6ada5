"""Every kind of letter in every language, for whoever builds with it; made-up words, nobody's address."""

from flask import Blueprint, Response, request

from goodword.demo.routes import in_frame, letter_alone, the_shop
from goodword.letters import previews
from goodword.letters.samples import VARIANTS
from goodword.letters.words import LANGUAGES
from goodword.lib.db import reading
from goodword.web.edge import anyone

pages = Blueprint("demo letters", __name__, url_prefix="/demo/letters")


@pages.get("")
@anyone
def letters() -> Response:
    """All kinds."""
    with reading():
        shop = the_shop()
    return in_frame("letters.html", shop, kinds=previews.kinds(), variants=VARIANTS, locales=LANGUAGES)


@pages.get("/<string:kind>")
@anyone
def letter(kind: str) -> Response:
    """One of them, as it looks and as text."""
    with reading():
        shop = the_shop()
    made = previews.preview(kind, *_wished())
    html_url = f"/demo/letters/{kind}/html?lang={_wished()[0]}&said={_wished()[1]}"
    shown = {"to": "", "subject": made.subject, "at": kind, "text": made.text, "html_url": html_url}
    return in_frame("letter.html", shop, letter=shown, back="/demo/letters")


@pages.get("/<string:kind>/html")
@anyone
def letter_html(kind: str) -> Response:
    """Its HTML by itself."""
    with reading():
        the_shop()
    return letter_alone(previews.preview(kind, *_wished()).html)


def _wished() -> tuple[str, str]:
    lang, said = request.args.get("lang", "en"), request.args.get("said", "")
    return lang if lang in LANGUAGES else "en", said if said.isidentifier() else ""
