"""She reads what we ask leave for, and decides."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.consents import queries, service
from goodword.consents.models import Consent
from goodword.consents.purposes import PURPOSES, Purpose
from goodword.consents.schemas import ConsentIn, ConsentOut, ConsentsOut, InWhichTongue
from goodword.lib.errors import NotFound
from goodword.shoppers.guards import WriterScope, herself
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json
from goodword.web.limits import limit, limiter

api = Blueprint(
    "consents", __name__, url_prefix="/v1/shops/<string:site_key>/me/consents", description="What she allows"
)
_CONSENT = ConsentOut()


@api.get("")
@api.arguments(InWhichTongue, location="query")
@reads(herself)
@api.response(200, ConsentsOut)
def ledger(scope: WriterScope, wish: dict[str, Any]) -> Response:
    """What we may ask leave for, in her language, and how she has decided."""
    decided = queries.newest(scope.shop_id, scope.guest.id)
    lang = wish["lang"] or scope.shop.locale
    asked = [each for each in PURPOSES.values() if _concerns(scope, each)]
    return as_json({"data": [_shown(each, decided.get(each.name), lang) for each in asked]})


@api.put("/<string:purpose>")
@limiter.limit(limit(120, "hour"))
@api.arguments(ConsentIn)
@writes(herself)
@api.response(200, ConsentOut)
def decide(scope: WriterScope, sent: dict[str, Any], purpose: str) -> Response:
    """Allow it, or take it back. Each decision is kept with the text that she read, its version and language."""
    asked = PURPOSES.get(purpose)
    if asked is None or not asked.on_its_own or not _concerns(scope, asked):
        raise NotFound("There is no such purpose")
    if sent["given"]:
        scope.who_writes()
    lang = sent["locale"] or scope.shop.locale
    decided = service.decide(
        shop_id=scope.shop_id,
        guest_id=scope.guest.id,
        purpose=purpose,
        given=sent["given"],
        version=sent["version"],
        locale=lang,
    )
    return as_json(_shown(asked, decided, lang))


def _concerns(scope: WriterScope, asked: Purpose) -> bool:
    return scope.shopper is not None or (asked.on_its_own and not asked.needs_address)


def _shown(asked: Purpose, decided: Consent | None, lang: str) -> dict[str, Any]:
    of_hers = {"given": decided and decided.given, "decided_version": decided and decided.text_version}
    told = {"purpose": asked.name, "text": asked.text(lang)[1], "version": asked.version}
    return dict(_CONSENT.dump(told | of_hers | {"at": decided and decided.at}))
