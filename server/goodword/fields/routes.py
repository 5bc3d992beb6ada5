"""What a form asks, and the shop's side of it."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.catalog import queries as products
from goodword.fields import queries, service
from goodword.fields.rules import Definition
from goodword.fields.schemas import AskedPage, AskedQuery, DefinedOut, DefinedPage, DefinitionIn
from goodword.shops import guards
from goodword.shops.guards import ManageScope, may
from goodword.shops.models import Shop
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json

api = Blueprint("fields", __name__, url_prefix="/v1/shops/<string:site_key>", description="Fields of the shop's own")
manage = Blueprint("managing fields", __name__, url_prefix="/v1/manage/fields", description="Fields of the shop's own")


@api.get("/fields")
@api.arguments(AskedQuery, location="query")
@reads(guards.public)
@api.response(200, AskedPage)
def asked(shop: Shop, wish: dict[str, Any]) -> Response:
    """What the form of a product asks; of a product that nobody knows yet, what is asked of all."""
    known = products.by_ref(shop.id, wish["product"])
    fields = queries.about(shop.id, [known.id] if known else [])
    return as_json({"data": [queries.as_shown(field, {}, asked=True) for field in fields if field.asked]})


@manage.get("")
@reads(may("fields:read"))
@manage.response(200, DefinedPage)
def every(scope: ManageScope) -> Response:
    """All fields of the shop, retired ones too."""
    return as_json({"data": [queries.as_defined(field) for field in queries.every(scope.shop_id)]})


@manage.put("/<string:field>")
@manage.arguments(DefinitionIn)
@writes(may("fields:write"), once=True)
@manage.response(200, DefinedOut)
def define(scope: ManageScope, sent: dict[str, Any], field: str) -> Response:
    """Define a field, or change it. Its kind and scale stay once there are answers."""
    said = Definition(**sent)
    return as_json(queries.as_defined(service.define(shop_id=scope.shop_id, actor=scope.actor, key=field, said=said)))


@manage.delete("/<string:field>")
@writes(may("fields:write"))
@manage.response(200, DefinedOut)
def retire(scope: ManageScope, field: str) -> Response:
    """Ask and show it no more. Its answers are kept, and come back when it is defined again."""
    found = queries.by_key(scope.shop_id, field)
    return as_json(queries.as_defined(service.retire(field=found, actor=scope.actor)))
