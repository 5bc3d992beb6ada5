"""The page behind a mailed link: a GET shows what would happen, only the button does it."""

from typing import Any

from flask import Blueprint, Response, render_template
from flask_limiter import RequestLimit

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED, REPLACED
from goodword.lib.db import reading, writing
from goodword.lib.errors import NotFound
from goodword.moderation import screening
from goodword.moderation.sentences import why
from goodword.reviews import queries
from goodword.reviews.models import Review
from goodword.reviews.service import KIND
from goodword.reviews.words import language, words
from goodword.shoppers import queries as proofs
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Proof
from goodword.shops import queries as shops
from goodword.shops import settings
from goodword.web.edge import anyone
from goodword.web.limits import limit, limiter, seconds_until_free

pages = Blueprint("confirming", __name__, url_prefix="/confirm", template_folder="templates")


def _wait(reached: RequestLimit) -> Response:
    body = render_template("problem.html", problem="busy", **_frame("en", "Goodword", None))
    return Response(
        body, 429, {"Retry-After": str(seconds_until_free(reached))}, content_type="text/html; charset=utf-8"
    )


@pages.get("/<string:token>")
@anyone
def ask(token: str) -> Any:
    """Ask whether to publish. Mail scanners open links: opening one changes nothing."""
    try:
        with reading():
            shown = _shown(proofs.open_proof(token))
    except NotFound:
        return _how_it_stands(token)
    return render_template("confirm.html", **shown)


@pages.post("/<string:token>")
@limiter.limit(limit(60, "hour"), on_breach=_wait)
@anyone
def press(token: str) -> Any:
    """The button: the address is proven, the review arrives."""
    try:
        with writing():
            proof = shoppers.take_proof(token=token)
            shown = _shown(proof)
    except NotFound:
        return _how_it_stands(token)
    return render_template("confirmed.html", **shown)


def _shown(proof: Proof) -> dict[str, Any]:
    review = queries.by_id(proof.shop_id, proof.target_id)
    product = products.by_id(review.shop_id, review.product_id)
    shop = shops.by_id(proof.shop_id)
    shopper = proofs.by_email(shop.id, proof.email)
    earlier = queries.of_shopper(shop.id, product.id, shopper.id) if shopper else None
    replaces = earlier is not None and earlier.id != review.id
    return _frame(proof.locale or shop.locale, shop.name, shop.url) | {
        "product_name": product.name or products.ref_of(shop.id, product.id),
        "product_url": product.url,
        "rating": review.rating,
        "title": review.title,
        "text": review.text,
        "name": review.author_name,
        "moderation": settings.value(shop.settings, "publish"),
        "replaces": replaces,
        "outcome": _outcome(earlier or review, review),
        "why": _why(earlier or review, review, proof.locale or shop.locale),
        "action": "",
    }


def _outcome(hers: Review, sent: Review) -> str:
    """How it stands with what she sent; ``hers`` is the review that it became."""
    if hers.status != PUBLISHED:
        return "held"
    return "replaced" if sent.status == REPLACED else "published"


def _why(hers: Review, sent: Review, locale: str) -> list[dict[str, str]]:
    """What was found about what she sent: it may wait for somebody, or be shown without being counted."""
    judged = hers if sent.status == REPLACED else sent
    return why(screening.standing(judged.shop_id, KIND, judged.id), locale)


def _how_it_stands(token: str) -> Any:
    """The link has been pressed already, or is too old; of an unknown one nothing is said but that."""
    with reading():
        proof = proofs.known_proof(token)
        shown = _shown(proof) if proof else _frame("en", "Goodword", None)
    if proof and proof.used_at:
        return render_template("confirmed.html", **shown)
    return render_template("problem.html", problem="expired", **shown), 404


def _frame(locale: str, shop_name: str, shop_url: str | None) -> dict[str, Any]:
    lang = language(locale)
    return {
        "lang": lang,
        "t": words(lang),
        "shop_name": shop_name,
        "shop_url": shop_url,
        "product_name": None,
        "product_url": None,
        "css_url": "/static/page.css",
    }
