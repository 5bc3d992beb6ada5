"""What the shop's own server does with questions and answers, by a secret key."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.catalog import queries as products
from goodword.lib import ids
from goodword.lib.pages import cut, read_cursor
from goodword.questions import managed, queries, rules, service
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.models import Answer, Question
from goodword.questions.schemas import (
    AcceptedIn,
    AskIn,
    CloseIn,
    ManagedAnswerOut,
    ManagedAnswersPage,
    ManagedQuery,
    ManagedQuestionOut,
    ManagedQuestionsPage,
    OfficialIn,
)
from goodword.shops.guards import ManageScope, may
from goodword.submissions import queries as words
from goodword.submissions import service as words_service
from goodword.submissions.managing import add_calls
from goodword.submissions.schemas import WordsQueueQuery
from goodword.web import versions
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json

AT = "/v1/manage"
api = Blueprint(
    "managing questions", __name__, url_prefix=f"{AT}/questions", description="The shop's side of questions"
)
answers_api = Blueprint(
    "managing answers", __name__, url_prefix=f"{AT}/answers", description="The shop's side of answers"
)


@api.get("")
@api.arguments(ManagedQuery, location="query")
@reads(may("questions:read"))
@api.response(200, ManagedQuestionsPage)
def page(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """Questions of one status, newest first; of one state or one product, if that is asked for."""
    place = [scope.shop_id.hex, "questions", wish["status"], wish["state"], wish["product"]]
    after = read_cursor(place, wish["cursor"]) if "cursor" in wish else None
    product = products.by_ref(scope.shop_id, wish["product"]) if wish["product"] else None
    if wish["product"] and product is None:
        return as_json({"data": [], "next": None})
    found = queries.queue(
        scope.shop_id,
        status=wish["status"],
        state=wish["state"],
        product_id=product.id if product else None,
        after=after,
        limit=wish["limit"] + 1,
    )
    shown, following = cut(found, wish["limit"], place, queries.arrived_position)
    return as_json({"data": managed.questions(scope.shop, shown), "next": following})


@api.get("/<string:question_id>")
@reads(may("questions:read"))
@api.response(200, ManagedQuestionOut)
def one(scope: ManageScope, question_id: str) -> Response:
    """One question, whatever its status."""
    return _question(scope, words.by_id(QUESTION, scope.shop_id, ids.parse("que", question_id)))


@api.get("/<string:question_id>/answers")
@reads(may("questions:read"))
@api.response(200, ManagedAnswersPage)
def answers(scope: ManageScope, question_id: str) -> Response:
    """All answers to one question, whatever their status, the oldest first."""
    question = words.by_id(QUESTION, scope.shop_id, ids.parse("que", question_id))
    return as_json({"data": managed.answers(scope.shop, queries.every_answer(question)), "next": None})


@answers_api.get("")
@answers_api.arguments(WordsQueueQuery, location="query")
@reads(may("questions:read"))
@answers_api.response(200, ManagedAnswersPage)
def answers_page(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """Answers of one status, newest first."""
    place = [scope.shop_id.hex, "answers", wish["status"]]
    after = read_cursor(place, wish["cursor"]) if "cursor" in wish else None
    found = queries.answers_queue(scope.shop_id, status=wish["status"], after=after, limit=wish["limit"] + 1)
    shown, following = cut(found, wish["limit"], place, queries.arrived_position)
    return as_json({"data": managed.answers(scope.shop, shown), "next": following})


@api.post("/<string:question_id>/answers")
@api.arguments(OfficialIn)
@writes(may("questions:write"), once=True)
@api.response(201, ManagedAnswerOut)
def answer(scope: ManageScope, sent: dict[str, Any], question_id: str) -> Response:
    """Answer as the shop. It is shown at once, as the answer of staff."""
    given = service.answer_as_shop(
        shop=scope.shop, question=_mine(scope, question_id, versioned=False), actor=scope.actor, **sent
    )
    shown = _answer(scope, given)
    shown.status_code = 201
    return shown


@api.post("/<string:question_id>/ask")
@api.arguments(AskIn)
@writes(may("questions:write"), once=True)
@api.response(200, ManagedQuestionOut)
def ask(scope: ManageScope, sent: dict[str, Any], question_id: str) -> Response:
    """Ask the asker for details; the question waits for her."""
    question = _mine(scope, question_id)
    service.ask_back(question=question, text=sent["text"], actor=scope.actor)
    return _question(scope, question)


@api.post("/<string:question_id>/close")
@api.arguments(CloseIn)
@writes(may("questions:write"), once=True)
@api.response(200, ManagedQuestionOut)
def close(scope: ManageScope, sent: dict[str, Any], question_id: str) -> Response:
    """Say that no answer is to be expected, for a reason from the closed list. Its answers stay readable."""
    question = _mine(scope, question_id)
    service.close(question=question, reason=sent["reason"], actor=scope.actor)
    return _question(scope, question)


@api.delete("/<string:question_id>/close")
@writes(may("questions:write"))
@api.response(200, ManagedQuestionOut)
def reopen(scope: ManageScope, question_id: str) -> Response:
    """Open it again."""
    question = _mine(scope, question_id)
    service.reopen(question=question, actor=scope.actor)
    return _question(scope, question)


@api.put("/<string:question_id>/accepted")
@api.arguments(AcceptedIn)
@writes(may("questions:write"))
@api.response(200, ManagedQuestionOut)
def accept(scope: ManageScope, sent: dict[str, Any], question_id: str) -> Response:
    """Say which answer is the one, while the asker has not chosen."""
    question = _mine(scope, question_id)
    chosen = words.by_id(ANSWER, scope.shop_id, ids.parse("ans", sent["answer"]))
    service.accept(question=question, answer=chosen, by=rules.SHOP, actor=scope.actor)
    return _question(scope, question)


@api.delete("/<string:question_id>/accepted")
@writes(may("questions:write"))
@api.response(200, ManagedQuestionOut)
def accept_none(scope: ManageScope, question_id: str) -> Response:
    """Take that back."""
    question = _mine(scope, question_id)
    service.take_back_acceptance(question=question, by=rules.SHOP, actor=scope.actor)
    return _question(scope, question)


def _mine(scope: ManageScope, question_id: str, *, versioned: bool = True) -> Question:
    question: Question = words.by_id(QUESTION, scope.shop_id, ids.parse("que", question_id), lock=True)
    if versioned:
        words_service.expect_version(question, versions.if_match())
    return question


def _question(scope: ManageScope, question: Question) -> Response:
    return versions.tagged(as_json(managed.questions(scope.shop, [question])[0]), question.version)


def _answer(scope: ManageScope, given: Answer) -> Response:
    return versions.tagged(as_json(managed.answers(scope.shop, [given])[0]), given.version)


add_calls(api, QUESTION, "questions:write", _question, ManagedQuestionOut)
add_calls(answers_api, ANSWER, "questions:write", _answer, ManagedAnswerOut)
