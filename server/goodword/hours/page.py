"""The page of an hour on our own host: readable by itself; while questions are taken, the widget stands in it."""

from datetime import datetime
from typing import Any

from babel.dates import format_date, format_skeleton, format_time
from flask import Blueprint, Response, make_response, render_template, request

from goodword.catalog import queries as products
from goodword.catalog import shelf as shelves
from goodword.hours import pages as hours
from goodword.hours import queries, rules, service, times
from goodword.hours.models import Hour
from goodword.hours.words.page import WORDS
from goodword.lib import clock, ids
from goodword.lib.db import reading
from goodword.lib.errors import Invalid, NotFound
from goodword.questions import pages as questions
from goodword.questions.queries import Wish
from goodword.reviews.words import language
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.web.edge import anyone
from goodword.web.frames import frame

pages = Blueprint("hour", __name__, url_prefix="/h", template_folder="templates")
MOST = 50
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html goodword"
)


@pages.get("/<string:hour_id>")
@anyone
def hour(hour_id: str) -> Response:
    """Everybody may see it."""
    try:
        with reading():
            shown = _shown(queries.anywhere(ids.parse(service.PREFIX, hour_id)))
    except (NotFound, Invalid):
        lang = language(request.args.get("lang") or "en")
        return make_response(render_template("no_hour.html", **frame(None, lang=lang, words=WORDS[lang])), 404)
    answer = make_response(render_template("hour.html", **shown))
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _shown(hour: Hour) -> dict[str, Any]:
    shop = shops.by_id(hour.shop_id)
    lang = language(request.args.get("lang") or shop.locale)
    product = products.by_id(shop.id, hour.product_id)
    told = hours.shown(hour)
    cursor = request.args.get("after") or None
    listed = questions.of_shelf(shelves.of(product), Wish(), limit=MOST, cursor=cursor)
    return (
        frame(shop, lang=lang, words=WORDS[lang])
        | _said(shop, hour, told, lang)
        | {
            "hour": told,
            "site_key": shop.site_key,
            "version": product.version,
            "again": rules.again_in(hour, clock.now()),
            "is_open": told["state"] in rules.ASKABLE,
            "about": _about(shop, hour),
            "questions": [one | {"day": _day(one["created_at"], lang)} for one in listed["data"]],
            "next": listed["next"],
            "is_first": cursor is None,
        }
    )


def _said(shop: Shop, hour: Hour, told: dict[str, Any], lang: str) -> dict[str, str]:
    words = WORDS[lang]
    begin, end, opens = (times.shown(shop, at) for at in (hour.begins_at, rules.ends_at(hour), hour.collects_at))
    lead = words["leads"][told["state"]]
    opening = f"{format_skeleton('MMMMd', opens, locale=lang)}, {format_time(opens, 'short', locale=lang)}"
    return {
        "state": words["states"][told["state"]],
        "lead": lead.format(**{"expert": told["expert"]["name"], "from": opening}),
        "times": words["times"].format(
            day=format_date(begin, "full", locale=lang),
            begin=format_time(begin, "short", locale=lang),
            end=format_time(end, "short", locale=lang),
        ),
        "zone": words["zone"].format(shop=shop.name, zone=shop.time_zone),
    }


def _about(shop: Shop, hour: Hour) -> list[dict[str, str | None]]:
    known = [(ref, products.by_ref(shop.id, ref)) for ref in hour.products]
    return [{"name": one.name or ref, "url": one.url} for ref, one in known if one is not None]


def _day(moment: str, lang: str) -> str:
    return format_date(datetime.fromisoformat(moment), "long", locale=lang)
