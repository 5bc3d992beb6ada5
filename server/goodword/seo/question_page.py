"""The page of one question: readable without a script, and by search engines."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from goodword.lib import ids
from goodword.lib.db import reading
from goodword.lib.errors import Invalid, NotFound
from goodword.questions import pages as questions
from goodword.questions import queries
from goodword.questions.models import Question
from goodword.seo import qapage
from goodword.seo.question_words import WORDS, speech
from goodword.shares import heads, subjects
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.web.edge import anyone
from goodword.web.frames import frame

pages = Blueprint("question page", __name__, url_prefix="/q", template_folder="templates")
A_PAGE = 20


@pages.get("/<string:question_id>")
@anyone
def question(question_id: str) -> Response:
    """Everybody may see it; of one that nobody can see, nothing is said but that it is not there."""
    try:
        with reading():
            shown = _shown(queries.by_address(ids.parse("que", question_id)))
    except (NotFound, Invalid):
        return make_response(render_template("no_question.html", **_frame("en", None)), 404)
    return make_response(render_template("question.html", **shown))


def _shown(asked: Question) -> dict[str, Any]:
    shop = shops.by_id(asked.shop_id)
    cursor = request.args.get("after") or None
    told, answers = questions.one(asked), questions.answers(asked, limit=A_PAGE, cursor=cursor)
    subject = subjects.of_question(asked)
    return _frame(asked.locale or shop.locale, shop) | {
        "question": told,
        "answers": answers["data"],
        "next": answers["next"],
        "is_first": cursor is None,
        "head": heads.head_of(subject),
        "onward": heads.way_on(subject),
        "linked_data": qapage.document(told, answers["data"]) if cursor is None else None,
    }


def _frame(locale: str, shop: Shop | None) -> dict[str, Any]:
    said = speech((request.args.get("lang") or locale).partition("-")[0].lower())
    return frame(shop, lang=said.lang, words=WORDS[said.lang]) | {"speech": said}
