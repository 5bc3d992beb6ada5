"""The public page about a shopper who wants one: her name, her picture, what she has published."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from babel.dates import format_date
from flask import Blueprint, Response, make_response, render_template, request

from goodword.lib.db import reading
from goodword.lib.errors import Invalid, NotFound
from goodword.lib.pages import cut, read_cursor
from goodword.profiles import contributions
from goodword.profiles.pictures import picture_of
from goodword.profiles.words import WORDS
from goodword.reviews import hers
from goodword.reviews.models import Review
from goodword.reviews.words import language
from goodword.shoppers import faces, profiles
from goodword.shoppers.models import Shopper
from goodword.shoppers.rules import initials
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.web.edge import anyone
from goodword.web.frames import frame

pages = Blueprint("profile", __name__, url_prefix="/u", template_folder="templates")
A_PAGE = 20


@pages.get("/<string:slug>")
@anyone
def profile(slug: str) -> Response:
    """Everybody may see it; of one that is not public, nothing is said but that it is not there."""
    try:
        with reading():
            shown = _shown(profiles.by_slug(slug))
    except (NotFound, Invalid):
        return make_response(render_template("no_profile.html", **_frame(_asked_language("en"), None)), 404)
    return make_response(render_template("profile.html", **shown))


def _shown(shopper: Shopper) -> dict[str, Any]:
    shop = shops.by_id(shopper.shop_id)
    lang = _asked_language(shop.locale)
    place = [shop.id.hex, "profile", shopper.id.hex]
    cursor = request.args.get("after", "")
    after = read_cursor(place, cursor) if cursor else None
    found = hers.published(shop.id, shopper.id, after=after, limit=A_PAGE + 1)
    reviews, following = cut(found, A_PAGE, place, hers.position)
    return _frame(lang, shop) | {
        "name": shopper.name,
        "initials": initials(shopper.name),
        "avatar": picture_of(shopper),
        "badges": faces.badges(shopper),
        "count": hers.count(shop.id, shopper.id),
        "since": _day(shopper.created_at.isoformat(), lang),
        "reviews": _reviews(shop, reviews, lang),
        "next": following,
        "is_first": after is None,
    }


def _reviews(shop: Shop, reviews: Sequence[Review], lang: str) -> list[dict[str, Any]]:
    shown = contributions.as_shown(shop.id, reviews, lang)
    for each in shown:
        said = each["review"]
        each["day"], each["edited"] = (
            _day(said["created_at"], lang),
            said["edited_at"] and _day(said["edited_at"], lang),
        )
    return shown


def _day(moment: str | None, lang: str) -> str:
    return format_date(datetime.fromisoformat(moment), "long", locale=lang) if moment else WORDS[lang]["unknown_date"]


def _asked_language(otherwise: str) -> str:
    return language(request.args.get("lang") or otherwise)


def _frame(lang: str, shop: Shop | None) -> dict[str, Any]:
    return frame(shop, lang=lang, words=WORDS[lang]) | {"site_key": shop.site_key if shop else None}
