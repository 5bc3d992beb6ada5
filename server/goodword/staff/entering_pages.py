"""The pages on the way in: sign in, the second step, out again."""

from typing import Any

from flask import Response, request

from goodword.lib import db
from goodword.lib.errors import Invalid, NotFound, Problem, TooMany
from goodword.staff import entering, forms, frame, sessions, steps
from goodword.staff.entering import Entered, Wrong
from goodword.staff.guards import staff, visitor
from goodword.staff.sessions import Seat
from goodword.web.edge import writes
from goodword.web.limits import limit, limiter, networks

pages = frame.blueprint("entering")


@pages.get("/sign-in")
@visitor
def ask() -> Response:
    """Ask for address and password, or a passkey."""
    return _ask()


@pages.post("/sign-in")
@limiter.limit(limit(60, "minute"))
@visitor
def password() -> Response:
    """The first step."""
    try:
        bearer = entering.with_password(
            email=request.form.get("email", "")[:254], password=request.form.get("password", ""), networks=networks()
        )
    except (Wrong, TooMany) as problem:
        return _refused(problem)
    answer = frame.go(f"/staff/second?to={_wanted()}")
    return forms.keep(answer, forms.STEP, bearer)


@pages.get("/second")
@visitor
def ask_second() -> Response:
    """Ask for the second step."""
    return _ask_second()


@pages.post("/second")
@limiter.limit(limit(60, "minute"))
@visitor
def second() -> Response:
    """The second step by a code."""
    code = request.form.get("code", "")[:40]
    try:
        entered = entering.with_code(step_bearer=forms.cookie(forms.STEP), code=code, browser=frame.browser())
    except (Wrong, TooMany) as problem:
        return _ask_second(problem)
    return _welcome(entered)


@pages.post("/passkey/begin")
@limiter.limit(limit(60, "minute"))
@visitor
def begin_passkey() -> Response:
    """What the browser needs to sign in with a passkey."""
    options, bearer = entering.begin_passkey(step_bearer=forms.cookie(forms.STEP), networks=networks())
    return forms.keep(Response(options, content_type="application/json"), forms.STEP, bearer)


@pages.post("/passkey")
@limiter.limit(limit(60, "minute"))
@visitor
def passkey() -> Response:
    """The passkey has answered."""
    try:
        entered = entering.with_passkey(
            step_bearer=forms.cookie(forms.STEP),
            answer=request.form.get("answer", ""),
            networks=networks(),
            browser=frame.browser(),
        )
    except (Invalid, NotFound, TooMany) as problem:
        return _refused(problem)
    return _welcome(entered)


@pages.post("/sign-out")
@writes(staff("self"))
def sign_out(seat: Seat) -> Response:
    """Out."""
    sessions.end(staff_id=seat.staff.id, session_id=seat.session.id)
    return forms.keep(frame.go("/staff/sign-in?out=1"), forms.SESSION, None)


def _ask(**more: Any) -> Response:
    return frame.show(
        "sign_in.html",
        wanted=_wanted(),
        again="again" in request.args,
        out="out" in request.args,
        safe=frame.is_safe(),
        **more,
    )


def _ask_second(problem: Problem | None = None) -> Response:
    try:
        with db.reading():
            step = steps.known(forms.cookie(forms.STEP), steps.SECOND)
            ways = entering.ways_of(step)
    except NotFound:
        return frame.go(f"/staff/sign-in?to={_wanted()}")
    return frame.show("second.html", wanted=_wanted(), ways=ways, problem=problem)


def _refused(problem: Problem) -> Response:
    answer = _ask(status=problem.status, errors=frame.errors_of(problem), email=request.form.get("email", "")[:254])
    if problem.retry_after is not None:
        answer.headers["Retry-After"] = str(problem.retry_after)
    return answer


def _welcome(entered: Entered) -> Response:
    where = f"{frame.to(_wanted())}?by=code" if entered.how == "code" else frame.to(_wanted())
    return frame.signed_in(entered.bearer, frame.go(where))


def _wanted() -> str:
    asked = request.args.get("to", "")
    return asked if asked in frame.PAGES else ""
