"""Asking and answering from a shop's page."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.questions import known, pages, rules, service
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.schemas import (
    AcceptedIn,
    AnswerIn,
    AnswersPage,
    AnswersQuery,
    AnswerWordsIn,
    KnownAlreadyOut,
    KnownQuery,
    OneQuestionOut,
    QuestionIn,
    QuestionsPage,
    QuestionsQuery,
    QuestionWordsIn,
)
from goodword.shoppers.guards import WriterScope, writer
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.submissions import queries, requests, sending
from goodword.submissions.routes import add_calls, hers, received
from goodword.submissions.schemas import WordsImprovedOut, WordsSubmittedOut
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json
from goodword.web.limits import limit, limiter

AT = "/v1/shops/<string:site_key>"
api = Blueprint("questions", __name__, url_prefix=f"{AT}/questions", description="Questions on the page")
answers_api = Blueprint("answers", __name__, url_prefix=f"{AT}/answers", description="Answers to them")


@api.get("")
@api.arguments(QuestionsQuery, location="query")
@reads(guards.public)
@api.response(200, QuestionsPage)
def page(shop: Shop, wish: dict[str, Any]) -> Response:
    """One page of a product's questions, each with its first answers. The plain first page comes from a snapshot."""
    return as_json(pages.page(shop.id, **wish))


@api.get("/known")
@limiter.limit(limit(600, "hour"))
@api.arguments(KnownQuery, location="query")
@reads(guards.public)
@api.response(200, KnownAlreadyOut)
def known_already(shop: Shop, wish: dict[str, Any]) -> Response:
    """What is known already while she types: earlier questions, then reviews."""
    return as_json(known.of(shop.id, **wish))


@api.get("/<string(length=36):question_id>")
@reads(guards.public)
@api.response(200, OneQuestionOut)
def one(shop: Shop, question_id: str) -> Response:
    """One question."""
    return as_json(pages.one(queries.published(QUESTION, shop.id, ids.parse("que", question_id))))


@api.get("/<string(length=36):question_id>/answers")
@api.arguments(AnswersQuery, location="query")
@reads(guards.public)
@api.response(200, AnswersPage)
def answers(shop: Shop, wish: dict[str, Any], question_id: str) -> Response:
    """One page of its answers."""
    return as_json(pages.answers(queries.published(QUESTION, shop.id, ids.parse("que", question_id)), **wish))


@api.post("")
@limiter.limit(limit(30, "hour"))
@api.arguments(QuestionIn)
@writes(writer, once=True)
@api.response(201, WordsSubmittedOut)
def ask(scope: WriterScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Ask. A guest's question is seen when her address is proven, if the shop asks for that; a shopper gives none."""
    email = requests.email_of(scope, sent["email"])
    taken = service.ask(
        shop=scope.shop,
        product_ref=sent["product"],
        facts=requests.facts_of(sent["product_facts"], scope),
        said={"text": sent["text"], "details": sent["details"]},
        name=sent["name"],
        locale=sent["locale"],
        sender=requests.sending(scope, sent["form"], email),
    )
    return _sent(scope, sent, taken) | {"email_hint": requests.hint_of(email)}


@api.put("/<string(length=36):question_id>")
@limiter.limit(limit(30, "hour"))
@api.arguments(QuestionWordsIn)
@writes(writer, once=True)
@api.response(200, WordsImprovedOut)
def improve(scope: WriterScope, sent: dict[str, Any], question_id: str) -> dict[str, Any]:
    """Change her own question. The earlier words are kept; one that waited for details is open again."""
    taken = service.improve(
        shop=scope.shop,
        question=hers(QUESTION, scope, question_id),
        said={"text": sent["text"], "details": sent["details"]},
        name=sent["name"],
        locale=sent["locale"],
        sender=requests.sending(scope, sent["form"]),
    )
    return _sent(scope, sent, taken)


@api.post("/<string(length=36):question_id>/answers")
@limiter.limit(limit(60, "hour"))
@api.arguments(AnswerIn)
@writes(writer, once=True)
@api.response(201, WordsSubmittedOut)
def answer(scope: WriterScope, sent: dict[str, Any], question_id: str) -> dict[str, Any]:
    """Answer a question."""
    email = requests.email_of(scope, sent["email"])
    taken = service.answer(
        shop=scope.shop,
        question=queries.published(QUESTION, scope.shop_id, ids.parse("que", question_id), lock=True),
        text=sent["text"],
        name=sent["name"],
        locale=sent["locale"],
        sender=requests.sending(scope, sent["form"], email),
    )
    return _sent(scope, sent, taken) | {"email_hint": requests.hint_of(email)}


@answers_api.put("/<string(length=36):answer_id>")
@limiter.limit(limit(60, "hour"))
@answers_api.arguments(AnswerWordsIn)
@writes(writer, once=True)
@answers_api.response(200, WordsImprovedOut)
def improve_answer(scope: WriterScope, sent: dict[str, Any], answer_id: str) -> dict[str, Any]:
    """Change her own answer. The earlier words are kept."""
    taken = sending.improve(
        kind=ANSWER,
        shop=scope.shop,
        row=hers(ANSWER, scope, answer_id),
        said={"text": sent["text"]},
        name=sent["name"],
        locale=sent["locale"],
        sending=requests.sending(scope, sent["form"]),
    )
    return _sent(scope, sent, taken)


@api.put("/<string(length=36):question_id>/accepted")
@limiter.limit(limit(60, "hour"))
@api.arguments(AcceptedIn)
@writes(writer)
@api.response(200, OneQuestionOut)
def accept(scope: WriterScope, sent: dict[str, Any], question_id: str) -> Response:
    """The asker says which answer is the one."""
    question = hers(QUESTION, scope, question_id)
    chosen = queries.published(ANSWER, scope.shop_id, ids.parse("ans", sent["answer"]))
    service.accept(question=question, answer=chosen, by=rules.ASKER, actor=requests.actor(scope))
    return as_json(pages.one(question))


@api.delete("/<string(length=36):question_id>/accepted")
@limiter.limit(limit(60, "hour"))
@writes(writer)
@api.response(200, OneQuestionOut)
def accept_none(scope: WriterScope, question_id: str) -> Response:
    """The asker takes that back."""
    question = hers(QUESTION, scope, question_id)
    service.take_back_acceptance(question=question, by=rules.ASKER, actor=requests.actor(scope))
    return as_json(pages.one(question))


add_calls(api, QUESTION)
add_calls(answers_api, ANSWER)


def _sent(scope: WriterScope, sent: dict[str, Any], taken: sending.Received) -> dict[str, Any]:
    kind = QUESTION if "details" in sent else ANSWER
    return received(kind, taken.row, taken.verdict, sent["locale"] or scope.shop.locale)
