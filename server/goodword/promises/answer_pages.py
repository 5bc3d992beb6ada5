"""The pages behind the links of letters about questions: opening one changes nothing, a person's press does."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask_limiter import RequestLimit

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib.db import reading, writing
from goodword.lib.errors import Conflict, Invalid, NotFound, Problem, ProofNeeded, Refused
from goodword.moderation import tokens
from goodword.moderation.networks import Caller
from goodword.promises import answering, queries
from goodword.promises.answering import Said
from goodword.promises.words import WORDS, language
from goodword.questions import rules
from goodword.questions.kinds import address_of
from goodword.questions.models import Question
from goodword.shops import queries as shops
from goodword.web import presses
from goodword.web.callers import public_network
from goodword.web.edge import anyone, traced
from goodword.web.frames import frame
from goodword.web.limits import limit, limiter, seconds_until_free

pages = Blueprint("answering", __name__, template_folder="templates")

SHOWN = 20
"""Answers that are shown beside the form."""


def _wait(reached: RequestLimit) -> Response:
    answer = _page("answer.html", {"state": "busy"}, 429)
    answer.headers["Retry-After"] = str(seconds_until_free(reached))
    return answer


@pages.get("/answer/<string:word>")
@anyone
def ask(word: str) -> Response:
    """The question, what others have said, and a form. Mail scanners open links: opening one changes nothing."""
    with reading():
        return _answer_page(word)


@pages.post("/answer/<string:word>/press")
@pages.post("/accept/<string:word>/press", endpoint="press_accept")
@limiter.limit(limit(120, "hour"))
@anyone
def press(word: str) -> dict[str, str]:
    """Leave to send the form, asked for by the page's own script when a person pressed."""
    return presses.leave(word)


@pages.post("/answer/<string:word>")
@limiter.limit(limit(120, "hour"), on_breach=_wait)
@anyone
def answer(word: str) -> Response:
    """Her answer. Whatever stands in its way, her words stay in the form."""
    if not presses.is_persons(word):
        with reading():
            return _answer_page(word, status=403, typed=True)
    said = Said(caller=Caller(*public_network()), **{each: request.form.get(each, "") for each in _FIELDS})
    try:
        with traced(), writing():
            answering.answer(answering.asked_by(word, lock=True), said)
            return _answer_page(word)
    except (Conflict, NotFound):
        with reading():
            return _answer_page(word)
    except (Invalid, Refused, ProofNeeded) as problem:
        with reading():
            return _answer_page(word, status=422, trouble=_trouble(problem), why=problem.more.get("why", ()))


_FIELDS = ("text", "name", "token")


@pages.get("/accept/<string:word>")
@anyone
def ask_whether(word: str) -> Response:
    """Ask whether it answers her question."""
    with reading():
        return _accept_page(word, "ask")


@pages.post("/accept/<string:word>")
@limiter.limit(limit(120, "hour"), on_breach=_wait)
@anyone
def accept(word: str) -> Response:
    """The asker's press."""
    if not presses.is_persons(word):
        with reading():
            return _accept_page(word, "ask", status=403, typed=True)
    try:
        with writing():
            answering.accept(word)
            return _accept_page(word, "done")
    except (NotFound, Conflict):
        with reading():
            return _page("accept.html", {"state": "over"}, 404)


def _answer_page(word: str, *, status: int = 200, typed: bool = False, **more: Any) -> Response:
    try:
        asked = answering.asked_by(word)
    except NotFound:
        return _page("answer.html", {"state": "over"}, 404)
    state = asked.state
    if state == "closed" and asked.question.status != PUBLISHED:
        return _page("answer.html", {"state": "over"}, 404)
    shown = _shown(asked.question, asked.locale) | {
        "state": state,
        "role": asked.role,
        "name": request.form.get("name", asked.name or ""),
        "text": request.form.get("text", ""),
        "token": request.form.get("token") or tokens.form_token(asked.shop.id),
        "longest": rules.ANSWER_MAX,
        "answers": queries.answers_of(asked.question, limit=SHOWN) if state in {"ask", "closed"} else (),
    }
    shown["typed"] = presses.asking(word, shown["lang"]) if typed else None
    return _page("answer.html", shown | more, status)


def _accept_page(word: str, state: str, *, status: int = 200, typed: bool = False) -> Response:
    try:
        question, given, shopper = answering.accepting(word)
    except NotFound:
        return _page("accept.html", {"state": "over"}, 404)
    if question.accepted_id == given.id and question.accepted_by == rules.ASKER:
        state = "done"
    locale = shopper.locale or question.locale or shops.by_id(question.shop_id).locale
    shown = _shown(question, locale) | {"state": state, "answer": given}
    shown["typed"] = presses.asking(word, shown["lang"]) if typed else None
    return _page("accept.html", shown, status)


def _shown(question: Question, locale: str) -> dict[str, Any]:
    shop, product = shops.by_id(question.shop_id), products.by_id(question.shop_id, question.product_id)
    lang = language(locale)
    return frame(shop, lang=lang, words=WORDS[lang]) | {
        "product_name": product.name or products.ref_of(shop.id, product.id),
        "question": question,
        "permalink": address_of(question),
    }


def _trouble(problem: Problem) -> str:
    return problem.errors[0].pointer.strip("/") if isinstance(problem, Invalid) and problem.errors else "refused"


def _page(template: str, shown: dict[str, Any], status: int = 200) -> Response:
    answer = make_response(render_template(template, **(frame(None, lang="en", words=WORDS["en"]) | shown)), status)
    answer.headers["Content-Security-Policy"] = presses.POLICY
    return answer
