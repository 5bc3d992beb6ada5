"""The pages behind a mailed link: name and password, then the second step, then the codes on paper."""

from typing import Any

from flask import Response, g, request

from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid, Problem
from goodword.shops import queries as shops
from goodword.staff import forms, frame, joining, queries, steps, totp
from goodword.staff.entering import Wrong
from goodword.staff.guards import visitor
from goodword.staff.joining import Welcomed
from goodword.staff.models import StaffInvitation
from goodword.staff.words import language
from goodword.web.limits import limit, limiter

pages = frame.blueprint("joining")


@pages.get("/accept/<string:token>")
@visitor
def ask(token: str) -> Response:
    """Ask for name and password, or only whether she takes the role when she is known. A GET changes nothing."""
    with reading():
        return _ask(queries.open_invitation(token))


@pages.post("/accept/<string:token>")
@limiter.limit(limit(60, "hour"))
@visitor
def accept(token: str) -> Response:
    """Name and password; or the role, by somebody who is known."""
    with reading():
        invited = queries.open_invitation(token)
        is_known = joining.knows(invited)
    if is_known:
        with writing():
            joining.also(token=token)
            return _ask(invited, done=True)
    name, password = frame.field("name", longest=80), request.form.get("password", "")
    try:
        if not name:
            raise Invalid.of("/name", "required", "A name is needed")
        bearer = joining.choose(token=token, name=name, password=password)
    except Invalid as problem:
        with reading():
            return _ask(invited, status=422, errors=frame.errors_of(problem), name=name)
    return forms.keep(frame.go("/staff/join"), forms.STEP, bearer)


@pages.get("/join")
@visitor
def ask_second() -> Response:
    """Show the app's QR code, and offer a passkey instead."""
    return _ask_second()


@pages.post("/join/app")
@visitor
def app() -> Response:
    """The app's first code."""
    try:
        welcomed = joining.with_app(
            step_bearer=forms.cookie(forms.STEP), code=request.form.get("code", "")[:20], browser=frame.browser()
        )
    except Wrong as problem:
        return _ask_second(problem)
    return _welcome(welcomed)


@pages.post("/join/passkey/begin")
@visitor
def begin_passkey() -> Response:
    """What the browser needs to make her passkey."""
    options = joining.begin_passkey(step_bearer=forms.cookie(forms.STEP))
    return Response(options, content_type="application/json")


@pages.post("/join/passkey")
@visitor
def passkey() -> Response:
    """Her passkey is made."""
    browser = frame.browser()
    try:
        welcomed = joining.with_passkey(
            step_bearer=forms.cookie(forms.STEP),
            answer=request.form.get("answer", ""),
            name=browser.device or "Passkey",
            browser=browser,
        )
    except Invalid as problem:
        return _ask_second(problem)
    return _welcome(welcomed)


def _ask(invited: StaffInvitation, *, status: int = 200, **more: Any) -> Response:
    shop = shops.by_id(invited.shop_id)
    return frame.show(
        "accept.html",
        lang=language(invited.locale),
        status=status,
        invited=invited,
        shop_name=shop.name,
        known=joining.knows(invited),
        **more,
    )


def _ask_second(problem: Problem | None = None) -> Response:
    with reading():
        step = steps.known(forms.cookie(forms.STEP), steps.JOIN)
        invited = joining.invitation_of(step)
        secret = joining.secret_of(step)
        return frame.show(
            "join.html",
            lang=language(invited.locale),
            email=invited.email,
            secret=secret,
            qr=totp.picture(totp.address(secret, email=invited.email)),
            problem=problem,
        )


def _welcome(welcomed: Welcomed) -> Response:
    g.staff_bearer = welcomed.bearer
    page = frame.show("codes.html", lang=welcomed.staff.locale, codes=welcomed.codes, joined=True)
    return frame.signed_in(welcomed.bearer, page)
