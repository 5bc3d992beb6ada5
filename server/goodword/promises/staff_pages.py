"""The questions that wait, for the shop's people: what is due when, who was asked; answer, ask back, close."""

from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, format_timedelta
from flask import Response, request

from goodword.lib import ids
from goodword.lib.errors import Conflict, Invalid, Problem
from goodword.promises import desk, figures
from goodword.promises.desk import Due
from goodword.promises.words import desk as said
from goodword.questions import rules, service
from goodword.questions.kinds import QUESTION, address_of
from goodword.questions.models import Question
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.submissions import queries as words
from goodword.web.edge import reads, writes

pages = frame.blueprint("questions")
_WRITES = staff("questions:write")


@pages.get("/questions")
@reads(staff("questions:read"))
def due(seat: Seat) -> Response:
    """What is due."""
    return _page(seat, done=request.args.get("done", ""))


@pages.post("/questions/<string:question_id>/answer")
@writes(_WRITES)
def answer(seat: Seat, question_id: str) -> Response:
    """Answer as the shop, by one's own name or the shop's."""
    question = _question(seat, question_id)
    try:
        service.answer_as_shop(
            shop=frame.shop_of(seat),
            question=question,
            text=request.form.get("text", ""),
            name=frame.field("name", longest=rules.NAME_MAX) or None,
            actor=seat.actor,
        )
    except (Invalid, Conflict) as problem:
        return _page(seat, problem, question=question, deed="answer")
    return frame.go("/staff/questions?done=saved")


@pages.post("/questions/<string:question_id>/details")
@writes(_WRITES)
def ask_back(seat: Seat, question_id: str) -> Response:
    """Ask the asker for details; the clock stands still until she says more."""
    question = _question(seat, question_id)
    try:
        service.ask_back(question=question, text=request.form.get("text", ""), actor=seat.actor)
    except (Invalid, Conflict) as problem:
        return _page(seat, problem, question=question, deed="details")
    return frame.go("/staff/questions?done=saved")


@pages.post("/questions/<string:question_id>/close")
@writes(_WRITES)
def close(seat: Seat, question_id: str) -> Response:
    """No answer is to be expected."""
    question = _question(seat, question_id)
    try:
        service.close(question=question, reason=request.form.get("reason", ""), actor=seat.actor)
    except (Invalid, Conflict) as problem:
        return _page(seat, problem)
    return frame.go("/staff/questions?done=saved")


def _question(seat: Seat, shown: str) -> Question:
    question: Question = words.by_id(QUESTION, frame.shop_of(seat).id, ids.parse("que", shown), lock=True)
    return question


def _page(
    seat: Seat, problem: Problem | None = None, *, question: Question | None = None, deed: str = "", **more: Any
) -> Response:
    shop = frame.shop_of(seat)
    q = said.words(seat.staff.locale)
    rows = desk.due(shop.id)
    back = {"id": question.id, "deed": deed, "text": request.form.get("text", "")} if question else None
    told: dict[str, Any] = {"status": problem.status, "errors": frame.errors_of(problem)} if problem else {}
    shown = [(each, _said(each, q, seat.staff.locale)) for each in rows]
    return frame.show(
        "questions.html",
        seat=seat,
        tab="questions",
        q=q,
        open=[one for one in shown if not one[0].is_waiting],
        waiting=[one for one in shown if one[0].is_waiting],
        figures=figures.of(shop.id),
        hours=lambda seconds: format_timedelta(seconds, "minute", 1.2, format="short", locale=seat.staff.locale),
        reasons=rules.CLOSE_REASONS,
        longest=rules.ANSWER_MAX,
        came_back=back,
        **(told | more),
    )


def _said(each: Due, q: dict[str, Any], lang: str) -> dict[str, str]:
    at = each.promise.due_at.astimezone(ZoneInfo(each.promise.terms["zone"]))
    when = f"{format_date(at, 'medium', locale=lang)}, {format_time(at, 'short', locale=lang)}"
    kind = "waits" if each.is_waiting else "late" if each.is_late else "due"
    asked = " · ".join(f"{q['asked_roles'][role]}: {each.asked[role]}" for role in q["asked_roles"] if each.asked[role])
    return {"due": q[kind].format(when=when), "asked": asked, "permalink": address_of(each.question)}
