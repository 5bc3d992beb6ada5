"""The public page of one review: what a shared link shows, readable without a script."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from goodword.catalog import shelf as shelves
from goodword.catalog.rules import rating
from goodword.lib import ids
from goodword.lib.db import reading
from goodword.lib.errors import Invalid, NotFound
from goodword.media.schemas import shown as picture_shown
from goodword.reviews import authors, photos, queries
from goodword.reviews.models import Review
from goodword.reviews.pages import as_shown
from goodword.shares import pictures, subjects
from goodword.shares.going import gone
from goodword.shares.heads import head_of, way_on
from goodword.shares.texts import mark_of, name_of
from goodword.shares.words import Tongue
from goodword.shops import settings
from goodword.web.edge import anyone
from goodword.web.frames import frame

pages = Blueprint("review page", __name__, url_prefix="/r", template_folder="templates")
NAMED = {"staff": "from_staff", "expert": "from_expert"}


@pages.get("/<string:review_id>")
@anyone
def review(review_id: str) -> Response:
    """Everybody may see it; of one that nobody can see, nothing is said but that it is not there."""
    try:
        with reading():
            shown = _shown(queries.by_address(ids.parse("rev", review_id)))
    except (NotFound, Invalid):
        return gone()
    return make_response(render_template("review.html", **shown))


def _shown(row: Review) -> dict[str, Any]:
    subject = subjects.of_review(row)
    tongue = Tongue(request.args.get("lang") or subject.locale)
    picture, sums = pictures.of_product(subject.product), rating(shelves.of(subject.product).histogram)
    said = as_shown(
        row,
        queries.reply_to(row),
        media=photos.of_one(row),
        author=authors.of(row.shop_id, [row]).get(row.id, authors.NOBODY),
    )
    return frame(subject.shop, lang=tongue.lang, words=tongue.words) | {
        "tongue": tongue,
        "review": said,
        "mark": mark_of(subject, tongue),
        "badges": [tongue.words[NAMED.get(one, one)] for one in said["badges"]],
        "product": name_of(subject),
        "picture": picture and picture_shown(picture),
        "rated": tongue.rating(sums["average"], sums["count"]) if sums["count"] else "",
        "onward": way_on(subject),
        "head": head_of(subject),
        "indexed": settings.value(subject.shop.settings, "share_pages_indexed"),
        "site_key": subject.shop.site_key,
    }
