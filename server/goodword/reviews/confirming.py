"""The page behind a mailed link: a GET shows what would happen, only the button does it."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template
from flask_limiter import RequestLimit

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED, REPLACED
from goodword.lib.db import reading, writing
from goodword.lib.errors import IdentityRequired, NotFound
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
from goodword.shops.models import Shop
from goodword.submissions import queries as words_of
from goodword.submissions.kinds import Kind, kinds
from goodword.submissions.words import CONFIRMING
from goodword.web import presses
from goodword.web.edge import anyone
from goodword.web.frames import frame
from goodword.web.limits import limit, limiter, seconds_until_free

pages = Blueprint("confirming", __name__, url_prefix="/confirm", template_folder="templates")


def _wait(reached: RequestLimit) -> Response:
    answer = _page("problem.html", _frame("en", None) | {"problem": "busy"}, 429)
    answer.headers["Retry-After"] = str(seconds_until_free(reached))
    return answer


@pages.get("/<string:token>")
@anyone
def ask(token: str) -> Any:
    """Ask whether to publish. Mail scanners open links: opening one changes nothing."""
    try:
        with reading():
            return _page("confirm.html", _shown(_open(token)))
    except (NotFound, IdentityRequired) as refusal:
        return _how_it_stands(token, "vouched" if isinstance(refusal, IdentityRequired) else "expired")


@pages.post("/<string:token>/press")
@limiter.limit(limit(120, "hour"))
@anyone
def leave(token: str) -> dict[str, str]:
    """Leave to send the form, asked for by the page's own script when a person pressed."""
    return presses.leave(token)


@pages.post("/<string:token>")
@limiter.limit(limit(60, "hour"), on_breach=_wait)
@anyone
def press(token: str) -> Any:
    """The button: the address is proven, the review arrives."""
    try:
        if not presses.is_persons(token):
            with reading():
                shown = _shown(_open(token))
                return _page("confirm.html", shown | {"typed": presses.asking(token, shown["lang"])}, 403)
        with writing():
            _open(token)
            return _page("confirmed.html", _shown(shoppers.take_proof(token=token)))
    except (NotFound, IdentityRequired) as refusal:
        return _how_it_stands(token, "vouched" if isinstance(refusal, IdentityRequired) else "expired")


def _open(token: str) -> Proof:
    proof = proofs.open_proof(token)
    if settings.vouches_for_all(shops.by_id(proof.shop_id).settings):
        raise IdentityRequired
    return proof


def _shown(proof: Proof) -> dict[str, Any]:
    kind = kinds.find(proof.purpose)
    return _words_shown(kind, proof) if kind else _review_shown(proof)


def _words_shown(kind: Kind, proof: Proof) -> dict[str, Any]:
    row = words_of.by_id(kind, proof.shop_id, proof.target_id)
    product = products.by_id(proof.shop_id, kind.product_of(row))
    shop = shops.by_id(proof.shop_id)
    verdict = screening.standing(shop.id, kind.name, row.id)
    around = _frame(proof.locale or shop.locale, shop)
    return around | {
        "t": around["t"] | CONFIRMING[around["lang"]][kind.name],
        "product_name": product.name or products.ref_of(shop.id, product.id),
        "product_url": product.url,
        "rating": None,
        "title": kind.words_of(row)[0] if len(kind.parts) > 1 else None,
        "text": "\n".join(kind.words_of(row)[len(kind.parts) > 1 :]),
        "name": row.author_name,
        "moderation": settings.value(shop.settings, "publish"),
        "replaces": False,
        "outcome": "published" if row.status == PUBLISHED else "held",
        "why": why(verdict, proof.locale or shop.locale),
    }


def _review_shown(proof: Proof) -> dict[str, Any]:
    review = queries.by_id(proof.shop_id, proof.target_id)
    product = products.by_id(review.shop_id, review.product_id)
    shop = shops.by_id(proof.shop_id)
    shopper = proofs.by_email(shop.id, proof.email)
    earlier = queries.of_shopper(shop.id, product.id, shopper.id) if shopper else None
    replaces = earlier is not None and earlier.id != review.id
    return _frame(proof.locale or shop.locale, shop) | {
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


def _how_it_stands(token: str, problem: str) -> Any:
    """The link has been pressed already, is too old, or opens nothing now; of an unknown one no more is said."""
    with reading():
        proof = proofs.known_proof(token)
        shown = _shown(proof) if proof else _frame("en", None)
    if proof and proof.used_at:
        return _page("confirmed.html", shown)
    return _page("problem.html", shown | {"problem": problem}, 404)


def _frame(locale: str, shop: Shop | None) -> dict[str, Any]:
    lang = language(locale)
    return frame(shop, lang=lang, words=words(lang)) | dict.fromkeys(("product_name", "product_url", "typed"))


def _page(template: str, shown: dict[str, Any], status: int = 200) -> Response:
    answer = make_response(render_template(template, **shown), status)
    answer.headers["Content-Security-Policy"] = presses.POLICY
    return answer
