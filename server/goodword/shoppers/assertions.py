"""Reading the shop's word for a shopper: a JWT (RFC 7519) that says who she is, for ten minutes at most.

Whatever is wrong with it, the answer is the same; the reason stands in the log, and ``goodword identity check`` tells
it to the shop's developer.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OctKey

from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.lib.errors import Unauthorized
from goodword.shoppers import vouching
from goodword.shoppers.claims import Bought, bought_in
from goodword.shoppers.rules import (
    ASSERTION_TYPE,
    CLOCKS_DIFFER,
    ES256,
    HS256,
    LARGEST_ASSERTION,
    LONGEST_ASSERTION,
    normal_email,
)
from goodword.shops import naming, settings
from goodword.shops.models import Shop

_PART = re.compile(r"[A-Za-z0-9_-]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
NAME_MAX = 80


class NotTaken(Unauthorized):
    """The shop's word is not taken; ``reason`` is for its developer and never part of the answer."""

    def __init__(self, reason: str) -> None:
        super().__init__("This identity is not accepted")
        self.reason = reason


@dataclass(frozen=True)
class Vouched:
    """What the shop says of a shopper. ``digest`` is equal for equal claims; ``email`` only if it is verified."""

    ref: str
    jti: str
    digest: str
    expires_at: datetime
    email: str | None
    name: str | None
    bought: tuple[Bought, ...]


def read(*, shop: Shop, assertion: str) -> Vouched:
    """What a token says, if this shop has signed it for us, lately, and for a short time.

    :raises NotTaken: for whatever reason.
    """
    if settings.value(shop.settings, "identity") == "off":
        _refuse("the shop's setting identity is off")
    return _vouched(shop, _claims(_signed(shop, assertion)))


def _signed(shop: Shop, assertion: str) -> bytes:
    """The payload of a token whose signature is the shop's."""
    if len(assertion) > LARGEST_ASSERTION:
        _refuse(f"it is longer than {LARGEST_ASSERTION} characters")
    parts = assertion.split(".")
    if len(parts) != 3 or not all(map(_PART.fullmatch, parts)):
        _refuse("it is not three parts of base64url with dots between")
    header = _json(_decoded(parts[0]), "header")
    if set(header) != {"alg", "typ", "kid"} or not all(isinstance(each, str) for each in header.values()):
        _refuse("its header has not exactly alg, typ and kid, each a text")
    if header["typ"] != ASSERTION_TYPE or header["alg"] not in {HS256, ES256}:
        _refuse(f"its typ is not {ASSERTION_TYPE}, or its alg neither {HS256} nor {ES256}")
    if _CONTROLS.search(header["kid"]):
        _refuse("its kid has control characters")
    found = vouching.live_one(shop.id, header["kid"])
    if found is None or found.algorithm != header["alg"]:
        _refuse("the shop has no live secret or key of this kid and alg")
    secret = vouching.opened(found)
    key = OctKey.import_key(secret) if found.algorithm == HS256 else ECKey.import_key(secret)
    try:
        return jws.deserialize_compact(assertion, key, algorithms=[found.algorithm]).payload
    except (JoseError, ValueError, TypeError):
        _refuse("its signature is not of this secret or key")


def _claims(payload: bytes) -> dict[str, Any]:
    return _json(payload, "claims")


def _vouched(shop: Shop, said: dict[str, Any]) -> Vouched:
    if said.get("iss") != shop.site_key:
        _refuse(f"iss is not the site key {shop.site_key}")
    if said.get("aud") != addresses.public_url:
        _refuse(f"aud is not exactly {addresses.public_url}")
    expires = _in_time(said)
    return Vouched(
        ref=_text(said, "sub", shortest=1, longest=200),
        jti=_text(said, "jti", shortest=8, longest=200),
        digest=hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest(),
        expires_at=datetime.fromtimestamp(expires, UTC),
        email=_email(said),
        name=_name(shop, said.get("name")),
        bought=_bought(said.get("orders")),
    )


def _in_time(said: dict[str, Any]) -> int:
    issued, expires, begins = (_moment(said, name) for name in ("iat", "exp", "nbf"))
    if issued is None or expires is None:
        _refuse("iat or exp is missing, or not a whole number of seconds")
    now = clock.now().timestamp()
    if max(issued, begins or 0) > now + CLOCKS_DIFFER:
        _refuse("it begins in the future")
    if now >= expires:
        _refuse("it has ended")
    if not 0 < expires - issued <= LONGEST_ASSERTION:
        _refuse(f"it lives longer than {LONGEST_ASSERTION} seconds, or not at all")
    return expires


def _moment(said: dict[str, Any], name: str) -> int | None:
    value = said.get(name)
    if name in said and (not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**40):
        _refuse(f"{name} is not a whole number of seconds")
    return value


def _text(said: dict[str, Any], name: str, *, shortest: int, longest: int) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not shortest <= len(value) <= longest or _CONTROLS.search(value):
        _refuse(f"{name} is not a text of {shortest} to {longest} characters")
    return value


def _email(said: dict[str, Any]) -> str | None:
    email, verified = said.get("email"), said.get("email_verified", False)
    if not isinstance(verified, bool) or not (email is None or isinstance(email, str)):
        _refuse("email is not a text, or email_verified neither true nor false")
    return normal_email(email) if email and verified else None


def _name(shop: Shop, name: object) -> str | None:
    if name is not None and not isinstance(name, str):
        _refuse("name is not a text")
    called = (plain.line(name) or "")[:NAME_MAX].strip()
    return called if called and not naming.is_shops_own(shop, called) else None


def _bought(orders: object) -> tuple[Bought, ...]:
    try:
        return tuple(bought_in(orders))
    except ValueError as fault:
        _refuse(str(fault))


def _decoded(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError:
        _refuse("a part of it is not base64url")


def _json(data: bytes, name: str) -> dict[str, Any]:
    try:
        said = json.loads(data.decode(), object_pairs_hook=_each_once, parse_constant=_never)
    except (ValueError, RecursionError):
        _refuse(f"its {name} are not JSON in UTF-8 with each name once")
    if not isinstance(said, dict):
        _refuse(f"its {name} are no JSON object")
    return said


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a name stands there twice")
    return said


def _never(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _refuse(reason: str) -> NoReturn:
    raise NotTaken(reason)
