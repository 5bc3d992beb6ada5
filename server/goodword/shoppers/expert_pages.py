"""The page behind an expert's letter: a GET says what it is about, only the button accepts."""

from typing import Any

from flask import Blueprint, make_response, render_template

from goodword.lib.db import reading, writing
from goodword.lib.errors import NotFound
from goodword.shoppers import experts, queries, service
from goodword.shoppers.expert_words import WORDS
from goodword.shoppers.models import Proof
from goodword.shoppers.words import language
from goodword.shops import queries as shops
from goodword.web import presses
from goodword.web.edge import anyone
from goodword.web.frames import frame
from goodword.web.limits import limit, limiter

pages = Blueprint("expert", __name__, url_prefix="/expert", template_folder="templates")


@pages.get("/<string:token>")
@anyone
def ask(token: str) -> Any:
    """Ask whether she will. Mail scanners open links: opening one changes nothing."""
    try:
        with reading():
            return _page("ask", queries.open_proof(token))
    except NotFound:
        return _how_it_stands(token)


@pages.post("/<string:token>/press")
@limiter.limit(limit(120, "hour"))
@anyone
def leave(token: str) -> dict[str, str]:
    """Leave to send the form, asked for by the page's own script when a person pressed."""
    return presses.leave(token)


@pages.post("/<string:token>")
@limiter.limit(limit(60, "hour"))
@anyone
def press(token: str) -> Any:
    """The button: her address is proven, and she is an expert."""
    try:
        if not presses.is_persons(token):
            with reading():
                return _page("ask", queries.open_proof(token), typed=token)
        with writing():
            experts.invited_by(queries.open_proof(token))
            return _page("done", service.take_proof(token=token))
    except NotFound:
        return _how_it_stands(token)


def _how_it_stands(token: str) -> Any:
    with reading():
        proof = queries.known_proof(token)
        try:
            return _page("done" if proof and proof.used_at else "over", proof)
        except NotFound:
            return _page("over", None)


def _page(state: str, proof: Proof | None, *, typed: str | None = None) -> Any:
    expert = experts.invited_by(proof) if proof else None
    shop = shops.by_id(proof.shop_id) if proof else None
    lang = language((proof and proof.locale) or (shop.locale if shop else "en"))
    shown = frame(shop, lang=lang, words=WORDS[lang]) | {"state": state, "expert": expert}
    shown["typed"] = presses.asking(typed, lang) if typed else None
    answer = make_response(render_template("expert.html", **shown), 403 if typed else 404 if state == "over" else 200)
    answer.headers["Content-Security-Policy"] = presses.POLICY
    return answer
