"""What every page of the staff has: its blueprint, its language, its headers, and how a refusal looks."""

import uuid
from datetime import datetime
from functools import partial
from typing import Any

from babel.dates import format_date
from flask import Blueprint, Response, make_response, redirect, render_template, request

from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.addresses import addresses, keeps_sessions
from goodword.lib.errors import Problem
from goodword.shops.models import Shop
from goodword.staff import forms, queries
from goodword.staff.guards import SignInFirst
from goodword.staff.rules import allows, device
from goodword.staff.sessions import Browser, Seat
from goodword.staff.words import LANGUAGES, language, words

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers say that forms come from the origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGES = {
    "you": "/staff/",
    "cases": "/staff/cases",
    "questions": "/staff/questions",
    "people": "/staff/people",
    "shoppers": "/staff/shoppers",
    "experts": "/staff/experts",
    "hours": "/staff/hours",
    "voice": "/staff/voice",
    "posts": "/staff/posts",
    "networks": "/staff/networks",
    "letters": "/staff/letters",
    "keys": "/staff/keys",
}


def blueprint(name: str, module: str = __name__) -> Blueprint:
    """A blueprint of staff pages; their templates stand beside this module."""
    made = Blueprint(f"staff {name}", module, url_prefix="/staff", template_folder="templates")
    for filtering in (shown, spaced, day):
        made.add_app_template_filter(filtering)
    made.after_request(_finish)
    made.register_error_handler(SignInFirst, _sign_in_first)
    made.register_error_handler(Problem, _problem)
    return made


def shown(prefix: str, identity: uuid.UUID) -> str:
    """An id as forms name it."""
    return ids.show(prefix, identity)


def spaced(secret: str) -> str:
    """A secret in groups of four, as people type it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def day(moment: datetime, lang: str) -> str:
    """A day in words."""
    return format_date(moment, "long", locale=lang)


def show(
    template: str,
    *,
    seat: Seat | None = None,
    status: int = 200,
    lang: str = "",
    problem: Problem | None = None,
    **context: Any,
) -> Response:
    """A page; ``problem`` is what is wrong with the form that was sent."""
    chosen = lang or (seat.staff.locale if seat else spoken())
    frame = {
        "lang": chosen,
        "t": words(chosen),
        "token": forms.token(),
        "seat": seat,
        "shop_name": seat.shop.name if seat and seat.shop else "Goodword",
        "tab": "",
        "done": request.args.get("done", ""),
        "errors": errors_of(problem) if problem else {},
        "languages": LANGUAGES,
        "shops": queries.shops_of(seat.staff.id) if seat else (),
        "can": partial(allows, seat.role) if seat and seat.role else _nothing,
    }
    return make_response(
        render_template(f"staff/{template}", **(frame | context)), problem.status if problem else status
    )


def spoken() -> str:
    """The language that the browser asks for, if it is one of ours."""
    return language(request.accept_languages.best_match(LANGUAGES) or "en")


def shop_of(seat: Seat) -> Shop:
    """The shop that she looks at; a guard that asked for a scope has found a role in it."""
    assert seat.shop is not None, "a scope is had in a shop"
    return seat.shop


def go(where: str) -> Response:
    """On to another page of ours."""
    return make_response(redirect(where, 303))


def to(name: str | None) -> str:
    """The page of this name: where somebody wanted to go before signing in. Only ours are known."""
    return PAGES.get(name or "", PAGES["you"])


def errors_of(problem: Problem) -> dict[str, str]:
    """Field -> what is wrong with it, as a word of the pages' own lists."""
    return {error.pointer.strip("/"): error.code for error in problem.errors} or {"": problem.name}


def field(name: str, *, longest: int = 200) -> str:
    """One line that somebody has typed."""
    return (plain.line(request.form.get(name, "")) or "")[:longest]


def browser() -> Browser:
    """Where she signs in."""
    return Browser(device(request.headers.get("User-Agent", "")), forms.cookie(forms.SESSION))


def is_safe() -> bool:
    """Whether browsers keep a session here."""
    return keeps_sessions(addresses.public_url)


def signed_in(bearer: str, answer: Response) -> Response:
    """Give the browser its session; the step is over. The answer's forms are already of this session."""
    return forms.keep(forms.keep(answer, forms.SESSION, bearer), forms.STEP, None)


def _finish(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    if forms.cookie(forms.PAGE) is None:
        forms.keep(response, forms.PAGE, forms.page_cookie())
    return response


def _sign_in_first(_problem: Problem) -> Response:
    wanted = next((name for name, path in PAGES.items() if request.path == path), "")
    signed = "&again=1" if forms.cookie(forms.SESSION) else ""
    return go(f"/staff/sign-in?to={wanted}{signed}")


def _problem(problem: Problem) -> Response:
    answer = show("problem.html", problem=problem, kind=problem.name)
    if problem.retry_after is not None:
        answer.headers["Retry-After"] = str(problem.retry_after)
    return answer


def _nothing(_scope: str) -> bool:
    return False
