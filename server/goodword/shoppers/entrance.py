"""Signing in by e-mail, from a shop's page: ask for the letter, type its code, or wait until its link is pressed."""

from typing import Any

from flask import request
from flask_smorest import Blueprint
from marshmallow import fields, validate

from goodword.lib.errors import IdentityExpired, Invalid, Unauthorized
from goodword.shoppers import bearers, faces, numbers, queries, signing_in
from goodword.shoppers.models import Guest, SignIn
from goodword.shoppers.rules import email_hint, normal_email
from goodword.shoppers.schemas import KnownOut, MeOut
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.web.edge import reads, writes
from goodword.web.limits import limit, limiter, networks
from goodword.web.schema import LOCALE, In, Moment, Out

api = Blueprint(
    "sign-in", __name__, url_prefix="/v1/shops/<string:site_key>/signin", description="Signing in by e-mail"
)
LONGEST_SECRET = 200


class SignInAskIn(In):
    """Who wants to sign in. She shows the key or bearer that she holds, too: what hangs on it becomes the shopper's."""

    email = fields.String(required=True, validate=validate.Length(max=254))
    locale = fields.String(allow_none=True, load_default=None, validate=LOCALE)
    guest = fields.String(allow_none=True, load_default=None, validate=validate.Length(max=LONGEST_SECRET))


class SignInAskedOut(Out):
    """The letter is on its way, whether or not the address is known. ``signin`` is shown this once."""

    signin = fields.String(required=True)
    number = fields.Integer(required=True, metadata={"description": "to press on the page behind the letter's link"})
    email_hint = fields.String(required=True)
    expires_at = Moment(required=True)


class SignInRefIn(In):
    """Which sign-in."""

    signin = fields.String(required=True, validate=validate.Length(max=LONGEST_SECRET))


class SignInCodeIn(SignInRefIn):
    """The code of the letter; gaps and digits of other scripts do not matter."""

    code = fields.String(required=True, validate=validate.Length(max=40))


class SignInStateOut(Out):
    """How it stands; what ``KnownOut`` has comes with ``done``."""

    state = fields.String(required=True, metadata={"enum": [signing_in.WAITING, signing_in.DONE, signing_in.OVER]})
    bearer = fields.String()
    expires_at = Moment()
    shopper = fields.Nested(MeOut)


@api.post("")
@limiter.limit(limit(60, "hour"))
@api.arguments(SignInAskIn)
@writes(guards.page)
@api.response(202, SignInAskedOut)
def ask(shop: Shop, sent: dict[str, Any]) -> dict[str, Any]:
    """Ask for a letter with a code and a link: ten minutes, five tries, once."""
    email = normal_email(sent["email"])
    if email is None:
        raise Invalid.of("/email", "invalid", "This is not an e-mail address")
    asked = signing_in.ask(
        shop=shop, email=email, locale=sent["locale"], guest=_guest(shop, sent["guest"]), origin=_origin()
    )
    return {
        "signin": asked.secret,
        "number": numbers.shown(asked.row.id),
        "email_hint": email_hint(email),
        "expires_at": asked.row.expires_at,
    }


@api.post("/code")
@limiter.limit(limit(120, "hour"))
@api.arguments(SignInCodeIn)
@writes(guards.page)
@api.response(200, KnownOut)
def type_code(shop: Shop, sent: dict[str, Any]) -> dict[str, Any]:
    """Type the code of the letter."""
    return _face(shop, signing_in.by_code(shop_id=shop.id, secret=sent["signin"], code=sent["code"]))


@api.post("/state")
@limiter.limit(limit(3600, "hour"))
@api.arguments(SignInRefIn)
@reads(guards.page)
@api.response(200, SignInStateOut)
def state(shop: Shop, sent: dict[str, Any]) -> dict[str, Any]:
    """Whether the link was pressed; for two minutes after that this also hands over the bearer."""
    row = queries.sign_in(shop.id, sent["signin"])
    if row is None:
        raise signing_in.ended()
    standing = signing_in.standing(row)
    if standing != signing_in.DONE:
        return {"state": standing}
    try:
        return {"state": standing} | _face(shop, row)
    except (Unauthorized, IdentityExpired):  # she has signed out again
        return {"state": signing_in.OVER}


def _origin() -> signing_in.Origin:
    return signing_in.Origin(request.headers.get("Origin", ""), networks())


def _guest(shop: Shop, bearer: str | None) -> Guest | None:
    """Who asks, by her key or by the pen of a shopper's bearer."""
    try:
        if bearer and bearer.startswith(f"{bearers.PREFIX}_"):
            known, _, pen = queries.shopper_by_bearer(shop.id, bearer)
            return pen if known.fresh_until else None  # an old bearer must not bring somebody else's address to her
        return queries.guest_by_bearer(shop.id, bearer) if bearer else None
    except (Unauthorized, IdentityExpired):
        return None  # a key that is unknown here is no reason to keep her out: there is nothing to take along


def _face(shop: Shop, row: SignIn) -> dict[str, Any]:
    shown = signing_in.bearer_of(row)
    bearer, shopper, _ = queries.shopper_by_bearer(shop.id, shown)
    return faces.known(bearers.given(shown, bearer), shopper, how=bearer.how)
