"""What the shop's own server says of its products: facts, names, and which belong together."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.catalog import queries, rules, service, shelf, together
from goodword.catalog.models import Product, ProductGroup
from goodword.catalog.schemas import AliasIn, DescribeIn, GroupIn, GroupOut, GroupsOut, ProductOut, ProductQuery
from goodword.catalog.service import Facts
from goodword.lib import ids
from goodword.lib.errors import NotFound
from goodword.shops.guards import ManageScope, may
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json

api = Blueprint("managing products", __name__, url_prefix="/v1/manage/products", description="The shop's products")


@api.get("")
@api.arguments(ProductQuery, location="query")
@reads(may("products:read"))
@api.response(200, ProductOut)
def one(scope: ManageScope, wish: dict[str, Any]) -> Response:
    """One product: its facts, all its names, and what it stands together with."""
    return _answer(_known(scope, wish["product"]))


@api.put("")
@api.arguments(DescribeIn)
@writes(may("products:write"), once=True)
@api.response(200, ProductOut)
def describe(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """Say what a product is; the shop's word wins. What is not said stays."""
    ref, variant = sent.pop("product"), sent.pop("variant")
    product = service.describe(shop_id=scope.shop_id, ref=ref, facts=Facts(**sent))
    together.tell_variant(product=product, variant=variant)
    return _answer(product)


@api.post("/aliases")
@api.arguments(AliasIn)
@writes(may("products:write"), once=True)
@api.response(200, ProductOut)
def alias(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """One more name for a product: an id, an SKU, a GTIN.

    Where its own name does not say that both are one thing, a reason is needed; it is public.
    """
    facts = Facts(name=sent["name"]) if sent["name"] else None
    product = together.alias(
        shop_id=scope.shop_id,
        ref=sent["product"],
        new=sent["alias"],
        kind=sent["kind"],
        actor=scope.actor,
        facts=facts,
        reason=sent["reason"],
    )
    return _answer(product)


@api.get("/groups")
@reads(may("products:read"))
@api.response(200, GroupsOut)
def groups(scope: ManageScope) -> Response:
    """All groups of products that share their reviews."""
    return as_json({"data": [_group(made) for made in shelf.groups(scope.shop_id)]})


@api.put("/groups")
@api.arguments(GroupIn)
@writes(may("products:write"), once=True)
@api.response(200, GroupOut)
def group(scope: ManageScope, sent: dict[str, Any]) -> Response:
    """Let products share their reviews, or add some to a group. Each review still says which product it is of."""
    made = together.group(
        shop_id=scope.shop_id,
        name=sent["name"],
        refs=[each["product"] for each in sent["products"]],
        variants={each["product"]: each["variant"] for each in sent["products"] if each["variant"]},
        actor=scope.actor,
        reason=sent["reason"],
    )
    return as_json(_group(made))


@api.delete("/groups/<string:group_id>")
@writes(may("products:write"))
@api.response(200, GroupOut)
def ungroup(scope: ManageScope, group_id: str) -> Response:
    """Let each product of a group stand alone again; their reviews stay where they are."""
    made = shelf.group_by_id(scope.shop_id, ids.parse("grp", group_id))
    told = _group(made)
    together.end(made=made, actor=scope.actor)
    return as_json(told)


def _known(scope: ManageScope, ref: str) -> Product:
    product = queries.by_ref(scope.shop_id, ref)
    if product is None:
        raise NotFound("There is no such product")
    return product


def _group(made: ProductGroup) -> dict[str, Any]:
    products = [
        {"product": queries.ref_of(one.shop_id, one.id), "name": one.name, "variant": one.variant}
        for one in shelf.members(made.shop_id, made.id)
    ]
    return {"id": ids.show("grp", made.id), "name": made.name, "reason": made.reason, "products": products}


def _answer(product: Product) -> Response:
    its = shelf.of(product)
    made = shelf.group_of(product)
    return as_json(
        {
            "product": queries.ref_of(product.shop_id, product.id),
            **{fact: getattr(product, fact) for fact in (*service.FACTS, "variant")},
            "names": [{"ref": name.ref, "kind": name.kind} for name in queries.names_of(product.shop_id, product.id)],
            "group": _group(made) if made else None,
            "rating": rules.rating(its.histogram),
        }
    )
