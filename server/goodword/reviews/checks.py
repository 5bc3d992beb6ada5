"""“How reviews are checked”: written from the shop's real settings and real figures, for everybody."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from goodword.audit import queries as audit
from goodword.catalog import together
from goodword.moderation import figures
from goodword.reviews import queries
from goodword.reviews.words import language, words
from goodword.shoppers.rules import TAKEN_AWAY
from goodword.shops import settings
from goodword.shops.guards import public
from goodword.shops.models import Shop
from goodword.web.edge import reads
from goodword.web.frames import frame

pages = Blueprint("checks", __name__, url_prefix="/v1/shops/<string:site_key>", template_folder="templates")


@pages.get("/checks")
@reads(public)
def checks(shop: Shop) -> Response:
    """The page that the law asks for (Directive 2019/2161, UCPD Art. 7(6))."""
    lang = language(request.args.get("lang") or shop.locale)
    return make_response(render_template("checks.html", **frame(shop, lang=lang, words=words(lang)), **_facts(shop)))


def _facts(shop: Shop) -> dict[str, Any]:
    totals = queries.totals(shop.id)
    hidden = queries.counts_by_reason(shop.id)
    return {
        "confirm": settings.value(shop.settings, "confirm_guests"),
        "moderation": settings.value(shop.settings, "publish"),
        "hidden_count": sum(hidden.values()),
        "hidden_by_reason": hidden,
        "taken_count": audit.count(shop.id, TAKEN_AWAY.values()),
        "published_count": totals["published"],
        "imported_count": totals["imported"],
        "incentivized_count": totals["incentivized"],
        "together": together.with_reasons(shop.id),
        "judged": figures.of(shop.id),
    }
