"""The page behind the link of a sign-in letter: opening it does nothing, a person's press on the right number does."""

from flask import Blueprint, Response, make_response, render_template, request
from flask_limiter import RequestLimit

from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid
from goodword.shoppers import numbers, queries, signing_in
from goodword.shoppers.models import SignIn
from goodword.shoppers.words import WORDS, language
from goodword.shops import queries as shops
from goodword.web import presses
from goodword.web.edge import anyone
from goodword.web.frames import frame
from goodword.web.limits import limit, limiter, seconds_until_free

pages = Blueprint("signin", __name__, url_prefix="/signin", template_folder="templates")

NOT_ME = "none"


def _wait(reached: RequestLimit) -> Response:
    answer = _page("busy", None, 429)
    answer.headers["Retry-After"] = str(seconds_until_free(reached))
    return answer


@pages.get("/<string:link>")
@anyone
def ask(link: str) -> Response:
    """Show the numbers. Mail scanners open links: opening one changes nothing."""
    with reading():
        row = queries.sign_in_by_link(link)
        if row is not None and row.done_at is not None:
            return _page("done", row)
        if row is None or signing_in.standing(row) != signing_in.WAITING:
            return _page("over", row, 404)
        if signing_in.is_shut(row):
            return _page("shut", row, 404)
        return _page("ask", row)


@pages.post("/<string:link>/press")
@limiter.limit(limit(120, "hour"))
@anyone
def press(link: str) -> dict[str, str]:
    """Leave to send the form, asked for by the page's own script when a person pressed."""
    return presses.leave(link)


@pages.post("/<string:link>")
@limiter.limit(limit(120, "hour"), on_breach=_wait)
@anyone
def choose(link: str) -> Response:
    """The number that a person pressed, or that she did not ask."""
    if not presses.was_pressed(link):
        with reading():
            return _page("again", queries.sign_in_by_link(link), 403)
    chosen = request.form.get("number", "")
    with writing():
        if chosen == NOT_ME:
            row = queries.sign_in_by_link(link)
            signing_in.call_off(link=link)
            return _page("ended", row)
    return _chosen(link, int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 4 else 0)


def _chosen(link: str, number: int) -> Response:
    try:
        with writing():
            return _page("done", signing_in.by_link(link=link, number=number))
    except signing_in.OtherNumber as refused:
        with reading():
            return _page("wrong", refused.row)
    except Invalid:
        return ask(link)


def _page(state: str, row: SignIn | None, status: int = 200) -> Response:
    shop = shops.by_id(row.shop_id) if row else None
    lang = language((row and row.locale) or (shop.locale if shop else "en"))
    shown = frame(shop, lang=lang, words=WORDS[lang]) | {
        "state": state,
        "numbers": numbers.offered(row.id) if row and state == "ask" else [],
        "origin": row.origin if row and state == "done" else None,
    }
    answer = make_response(render_template("signin.html", **shown), status)
    answer.headers["Content-Security-Policy"] = presses.POLICY
    return answer
