"""The pictures that networks show beside a link, by their addresses."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from goodword.lib import ids
from goodword.lib.db import reading
from goodword.media.serving import FOR_EVER
from goodword.questions import queries as questions
from goodword.reviews import queries as reviews
from goodword.shares import drawing, keeping, subjects
from goodword.shares.subjects import Subject
from goodword.shops import queries as shops
from goodword.web.edge import anyone

pages = Blueprint("cards", __name__, template_folder="templates")
A_WHILE = "public, max-age=300"
"""Without the version in its address a picture may become another one."""


@pages.get("/r/<string:review_id>/card.png")
@anyone
def of_review(review_id: str) -> Response:
    """Of a review."""
    return _answer(lambda: subjects.of_review(reviews.by_address(ids.parse("rev", review_id))))


@pages.get("/q/<string:question_id>/card.png")
@anyone
def of_question(question_id: str) -> Response:
    """Of a question."""
    return _answer(lambda: subjects.of_question(questions.by_address(ids.parse("que", question_id))))


@pages.get("/p/<string:site_key>/card.png")
@anyone
def of_product(site_key: str) -> Response:
    """Of a product, by the shop's own ref."""
    ref = request.args.get("product", "")
    return _answer(lambda: subjects.of_product(shops.by_site_key(site_key), ref))


def _answer(find: Callable[[], Subject]) -> Response:
    with reading():
        card = keeping.card_of(find())
    version = card.face.version
    lasts = FOR_EVER if request.args.get("v") == version else A_WHILE
    answer = Response(content_type="image/png", headers={"Cache-Control": lasts, "ETag": f'"{version}"'})
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if version not in request.if_none_match:
        answer.set_data(keeping.png_of(card, draw=drawing.png_soon))
    answer.make_conditional(request)
    return answer
