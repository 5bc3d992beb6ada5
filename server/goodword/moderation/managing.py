"""What the shop's own server does with cases and words, by a secret key."""

from collections.abc import Sequence
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.catalog import queries as products
from goodword.contributions.rules import PREFIXES
from goodword.lib import ids
from goodword.lib.pages import cut, read_cursor
from goodword.moderation import queries, service
from goodword.moderation.models import Case
from goodword.moderation.schemas import CaseOut, CasesPage, CasesQuery, DecisionIn, WordIn, WordOut, WordsOut
from goodword.shops.guards import ManageScope, may
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json

api = Blueprint("moderation", __name__, url_prefix="/v1/manage", description="The shop's side of moderation")


@api.get("/cases")
@api.arguments(CasesQuery, location="query")
@reads(may("cases:read"))
@api.response(200, CasesPage)
def page(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """Cases of one state, newest first."""
    place = [scope.shop_id.hex, "cases", wish["state"]]
    after = read_cursor(place, wish["cursor"]) if "cursor" in wish else None
    found = queries.cases(scope.shop_id, state=wish["state"], after=after, limit=wish["limit"] + 1)
    shown, following = cut(found, wish["limit"], place, lambda case: [case.opened_at.isoformat(), case.id.hex])
    return as_json({"data": as_managed(shown), "next": following})


@api.post("/cases/<string:case_id>/decide")
@api.arguments(DecisionIn)
@writes(may("cases:write"), once=True)
@api.response(200, CaseOut)
def decide(scope: ManageScope, sent: dict[str, Any], case_id: str) -> Response:
    """Decide a case. Who decided, how, when and why is kept; the writer of what was held is told."""
    case = queries.case_by_id(scope.shop_id, ids.parse("cas", case_id), lock=True)
    return as_json(as_managed([service.decide(case=case, actor=scope.actor, **sent)])[0])


@api.get("/words")
@reads(may("cases:read"))
@api.response(200, WordsOut)
def words(scope: ManageScope) -> Response:
    """The shop's own words."""
    return _words(scope)


@api.put("/words")
@api.arguments(WordIn)
@writes(may("cases:write"))
@api.response(200, WordOut)
def add_word(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """List a word."""
    return as_json(_WORD.dump(service.add_word(shop=scope.shop, actor=scope.actor, **sent)))


@api.delete("/words")
@api.arguments(WordIn(only=("word",)), location="query")
@writes(may("cases:write"))
@api.response(200, WordsOut)
def remove_word(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """Take a word off the list; gives the others."""
    service.remove_word(shop=scope.shop, word=sent["word"], actor=scope.actor)
    return _words(scope)


def as_managed(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Cases as their shop sees them."""
    bursts = [each.target_id for each in cases if each.kind == "product"]
    refs = products.refs_of(cases[0].shop_id, bursts) if bursts else {}
    return [_CASE.dump(each) | {"target": refs.get(each.target_id) or _shown(each)} for each in cases]


def _shown(case: Case) -> str:
    return ids.show(PREFIXES.get(case.kind, "prd"), case.target_id)


_CASE, _WORD = CaseOut(exclude=("target",)), WordOut()


def _words(scope: ManageScope) -> Response:
    return as_json({"data": [_WORD.dump(each) for each in queries.words_of(scope.shop_id)]})
