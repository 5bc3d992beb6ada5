"""The page behind a mailed link: a GET shows what would happen, only the button does it."""

from typing import Any

from flask import Blueprint, Response, render_template
from flask_limiter import RequestLimit

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED, REPLACED
from goodword.lib.db import reading, writing
from goodword.lib.errors import NotFound
from goodword.reviews import queries
from goodword.reviews.models import Review
from goodword.shoppers import queries as proofs
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Proof
from goodword.shops import queries as shops
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.web.edge import anyone
from goodword.web.limits import limit, limiter, seconds_until_free
from goodword.web.words import WORDS, words

pages = Blueprint("confirming", __name__, url_prefix="/confirm")


@pages.get("/<string:token>")
@anyone
def ask(token: str) -> Any:
    """Ask whether to publish. Mail scanners open links: opening one changes nothing."""
    try:
        with reading():
            shown = _shown(proofs.open_proof(token))
    except NotFound:
        return _expired()
    return render_template("confirm.html", **shown)


def _wait(reached: RequestLimit) -> Response:
    body = render_template("problem.html", problem="busy", **_frame("en", "Goodword", None))
    return Response(
        body, 429, {"Retry-After": str(seconds_until_free(reached))}, content_type="text/html; charset=utf-8"
    )


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
        return _expired()
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
        "outcome": _outcome(review, shop),
        "action": "",
    }


def _outcome(review: Review, shop: Shop) -> str:
    if settings.value(shop.settings, "publish") == "after_check" or review.status not in {PUBLISHED, REPLACED}:
        return "held"
    return review.status


def _expired() -> Any:
    return render_template("problem.html", problem="expired", **_frame("en", "Goodword", None)), 404


def _frame(locale: str, shop_name: str, shop_url: str | None) -> dict[str, Any]:
    lang = locale if locale in WORDS else "en"
    return {
        "lang": lang,
        "t": words(lang),
        "shop_name": shop_name,
        "shop_url": shop_url,
        "product_name": None,
        "product_url": None,
        "css_url": "/static/page.css",
    }
